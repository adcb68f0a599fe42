package io.github.mapvet.model;

import com.google.common.collect.ImmutableSet;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.BlockTree;
import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IfTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import com.sun.tools.javac.code.Symbol.VarSymbol;
import io.github.mapvet.knowledge.ContainerKind;
import io.github.mapvet.knowledge.Interchangeable;
import io.github.mapvet.knowledge.Operation;
import io.github.mapvet.model.CheckThenAct.Kind;
import java.util.List;
import java.util.Optional;

/** Finds check-then-act on one entry of a container whose single calls are atomic. */
public final class CheckThenActs {

  /** Calls that take an entry out when their function gives null. */
  private static final ImmutableSet<String> MAY_TAKE_OUT =
      ImmutableSet.of("compute", "computeIfPresent", "merge");

  private final Presences presences;
  private final Derivations derivations;
  private final NullTests nullTests;

  CheckThenActs(Presences presences, Derivations derivations, NullTests nullTests) {
    this.presences = presences;
    this.derivations = derivations;
    this.nullTests = nullTests;
  }

  /**
   * The check that a call relies on.
   *
   * @param act a call on a container
   * @param all the calls of the same class, to see whether entries are ever removed
   */
  public Optional<CheckThenAct> of(Access act, List<Access> all) {
    return switch (act.method()) {
      case "put" -> ofPut(act);
      case "add" -> ofAdd(act);
      case "remove" -> ofRemove(act);
      case "get" -> ofGet(act, all);
      default -> Optional.empty();
    };
  }

  private Optional<CheckThenAct> ofPut(Access put) {
    if (put.container().type().kind() != ContainerKind.MAP
        || put.call().getArguments().size() != 2
        || !isStatement(put)) {
      return Optional.empty();
    }
    TreePath value = new TreePath(put.path(), put.call().getArguments().get(1));
    Optional<Access> missing = found(put, false);
    if (missing.isPresent()) {
      // The value that was read is null there, and nothing is computed from it.
      return Interchangeable.contains(Trees.type(Trees.bare(value).getLeaf()))
          ? Optional.empty()
          : missing.map(check -> new CheckThenAct(Kind.PUT_IF_ABSENT, check, put));
    }
    return derivations
        .readBehind(value, put)
        .map(read -> new CheckThenAct(Kind.READ_MODIFY_WRITE, read, put));
  }

  /**
   * A set keeps one of two equal elements in any case: it matters only what else the one who added
   * it does.
   */
  private Optional<CheckThenAct> ofAdd(Access add) {
    ContainerKind kind = add.container().type().kind();
    if (add.call().getArguments().size() != 1 || !isStatement(add)) {
      return Optional.empty();
    }
    boolean matters =
        kind == ContainerKind.LIST || (kind == ContainerKind.SET && somethingElseFollows(add));
    return matters
        ? found(add, false).map(c -> new CheckThenAct(Kind.ADD_IF_ABSENT, c, add))
        : Optional.empty();
  }

  private Optional<CheckThenAct> ofRemove(Access remove) {
    if (remove.call().getArguments().size() != 1
        || remove.container().type().kind() == ContainerKind.LIST) {
      return Optional.empty();
    }
    Optional<Access> check = found(remove, true);
    if (isStatement(remove)) {
      return check
          .filter(c -> actsOnIt(c, remove))
          .map(c -> new CheckThenAct(Kind.REMOVE_IF_PRESENT, c, remove));
    }
    return check
        .filter(c -> isTrusted(remove.path()))
        .map(c -> new CheckThenAct(Kind.ASSUMED_PRESENT, c, remove));
  }

  /**
   * Removing twice is the same as once; it matters what else is done by the one that found the
   * entry.
   */
  private static boolean actsOnIt(Access check, Access remove) {
    Optional<VarSymbol> entry = NullTests.heldBy(check.path());
    return SiblingActs.of(remove.path())
        .anyMatch(act -> entry.isEmpty() || act.mentions(entry.get()));
  }

  private Optional<CheckThenAct> ofGet(Access get, List<Access> all) {
    if (get.container().type().kind() != ContainerKind.MAP
        || !isTrusted(get.path())
        || !mayLoseEntries(get.container(), all)) {
      return Optional.empty();
    }
    return found(get, true).map(c -> new CheckThenAct(Kind.ASSUMED_PRESENT, c, get));
  }

  /** A private map from which the class never removes anything keeps what it has. */
  static boolean mayLoseEntries(ContainerRef container, List<Access> all) {
    VarSymbol variable = container.base().variable();
    return variable == null
        || !variable.isPrivate()
        || all.stream()
            .anyMatch(
                a ->
                    a.container().base().variable() == variable
                        && (Operation.takesOut(a.method())
                            || MAY_TAKE_OUT.contains(a.method())
                            || a.method().equals("iterator")));
  }

  /** The latest check of the same entry, if it had this outcome. */
  private Optional<Access> found(Access act, boolean present) {
    return presences.before(act.path()).stream()
        .filter(p -> p.check().sameEntry(act))
        .findFirst()
        .filter(p -> p.present() == present)
        .map(Presence::check);
  }

  private static boolean isStatement(Access access) {
    return access.path().getParentPath().getLeaf() instanceof ExpressionStatementTree;
  }

  /**
   * Whether the one that adds does something else as well: in the branch, or after an early exit of
   * the others.
   */
  private static boolean somethingElseFollows(Access add) {
    TreePath list = add.path().getParentPath().getParentPath();
    boolean isBranch = list.getParentPath().getLeaf() instanceof IfTree;
    return SiblingActs.of(add.path()).findAny().isPresent()
        || (list.getLeaf() instanceof BlockTree && (!isBranch || SiblingActs.leaves(list)));
  }

  /** Whether the value of a look-up is used as if it could not be null. */
  boolean isTrusted(TreePath lookup) {
    TreePath parent = Trees.bareParent(lookup);
    Tree tree = parent.getLeaf();
    if (tree instanceof ReturnTree) {
      return !NullTests.mayReturnNull(parent);
    }
    if (tree instanceof VariableTree variable) {
      return isPrimitive(variable)
          || (Trees.symbol(variable) instanceof VarSymbol local
              && nullTests.isDereferencedUntested(local, parent));
    }
    return tree instanceof MemberSelectTree
        || tree instanceof EnhancedForLoopTree
        || (tree instanceof BinaryTree binary && unboxes(binary, lookup.getLeaf()));
  }

  private static boolean isPrimitive(VariableTree variable) {
    return Trees.symbol(variable) != null && Trees.symbol(variable).type.isPrimitive();
  }

  /** {@code map.get(key) <= 1}: a boxed value is read like a field. */
  private static boolean unboxes(BinaryTree operation, Tree lookup) {
    ExpressionTree left = Trees.bare(operation.getLeftOperand());
    ExpressionTree other = left == lookup ? operation.getRightOperand() : left;
    return Trees.type(other) != null && Trees.type(other).isPrimitive();
  }
}
