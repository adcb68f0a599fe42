package io.github.mapvet.model;

import com.google.common.collect.ImmutableSet;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.util.TreePath;
import com.sun.tools.javac.code.Symbol.TypeSymbol;
import com.sun.tools.javac.code.Symbol.VarSymbol;
import java.util.Optional;

/** Which expressions give the value of an entry that was looked up. */
final class Lookups {
  private static final ImmutableSet<String> LOOKUPS =
      ImmutableSet.of("get", "getOrDefault", "getProperty", "getValue");

  private static final ImmutableSet<String> OR_ELSE =
      ImmutableSet.of("orElse", "orElseGet", "orElseThrow");

  private static final int DEEPEST_HELPER = 3;

  private final Values values;
  private final Accesses accesses;
  private final Entries entries;
  private final Helpers helpers;

  Lookups(Values values, Accesses accesses, Entries entries, Helpers helpers) {
    this.values = values;
    this.accesses = accesses;
    this.entries = entries;
    this.helpers = helpers;
  }

  /** The look-up that a call is, also by a method of the program that does nothing else. */
  Optional<Access> by(TreePath call) {
    return by((MethodInvocationTree) call.getLeaf(), call, DEEPEST_HELPER);
  }

  /** The look-up in {@code Optional.ofNullable(map.get(key))}, also through a local. */
  Optional<Access> inOptional(ExpressionTree optional, TreePath context) {
    ExpressionTree tree = Trees.bare(optional);
    if (tree instanceof MethodInvocationTree made) {
      return Trees.methodName(made).equals("ofNullable") && made.getArguments().size() == 1
          ? of(made.getArguments().get(0), context)
          : Optional.empty();
    }
    return Trees.symbol(tree) instanceof VarSymbol local && !(local.owner instanceof TypeSymbol)
        ? values.reaching(local, tree, context).stream()
            .findFirst()
            .filter(v -> Trees.bare(v).getLeaf() instanceof MethodInvocationTree)
            .flatMap(v -> inOptional((ExpressionTree) v.getLeaf(), v))
        : Optional.empty();
  }

  /**
   * The {@code map.get(key)} that an expression is or holds: itself, in an assignment, in a local,
   * or in a method that only looks it up.
   */
  Optional<Access> of(ExpressionTree expression, TreePath context) {
    return of(expression, context, DEEPEST_HELPER);
  }

  private Optional<Access> of(ExpressionTree expression, TreePath context, int depth) {
    ExpressionTree tree = Trees.bare(expression);
    if (tree instanceof AssignmentTree assignment) {
      return of(assignment.getExpression(), context, depth);
    }
    if (tree instanceof MethodInvocationTree call) {
      return by(call, Trees.at(call, context), depth);
    }
    return Trees.symbol(tree) instanceof VarSymbol local && !(local.owner instanceof TypeSymbol)
        ? entries.ofParameter(local).or(() -> in(local, tree, context, depth))
        : Optional.empty();
  }

  private Optional<Access> by(MethodInvocationTree call, TreePath path, int depth) {
    Optional<Access> access = accesses.of(path).or(() -> entries.of(path));
    if (access.isPresent() || depth == 0) {
      return access.filter(Lookups::isLookup);
    }
    if (OR_ELSE.contains(Trees.methodName(call)) && Trees.receiver(call) != null) {
      return inOptional(Trees.receiver(call), path);
    }
    return helpers
        .answerOf(call)
        .flatMap(a -> of((ExpressionTree) a.getLeaf(), a, depth - 1))
        .map(inside -> helpers.asSeenAt(path, inside));
  }

  /** The look-up whose result a local holds where it is asked. */
  private Optional<Access> in(VarSymbol local, ExpressionTree use, TreePath context, int depth) {
    return values.reaching(local, use, context).stream()
        .findFirst()
        .filter(value -> Trees.bare(value).getLeaf() instanceof MethodInvocationTree)
        .map(Trees::bare)
        .flatMap(value -> of((ExpressionTree) value.getLeaf(), value, depth));
  }

  private static boolean isLookup(Access access) {
    return LOOKUPS.contains(access.method());
  }
}
