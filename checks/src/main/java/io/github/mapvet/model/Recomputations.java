package io.github.mapvet.model;

import com.google.common.collect.ImmutableSet;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.tools.javac.code.Symbol;
import com.sun.tools.javac.code.Symbol.TypeSymbol;
import com.sun.tools.javac.code.Symbol.VarSymbol;
import com.sun.tools.javac.code.Type;
import com.sun.tools.javac.code.TypeTag;
import com.sun.tools.javac.code.Types;
import io.github.mapvet.knowledge.Operation;
import io.github.mapvet.knowledge.ValueNature;
import io.github.mapvet.model.CheckThenAct.Kind;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Caches in which two threads may compute a value twice, but the same: nothing is lost but the
 * work.
 */
public final class Recomputations {

  /** A method whose name starts like this gives each caller something of its own. */
  private static final ImmutableSet<String> MAKERS =
      ImmutableSet.of(
          "acquire",
          "add",
          "allocate",
          "build",
          "connect",
          "create",
          "generate",
          "increment",
          "init",
          "make",
          "new",
          "next",
          "open",
          "random",
          "register",
          "start",
          "subscribe");

  private static final Pattern CACHE = Pattern.compile("(?i).*cache.*");

  private final Values values;
  private final Roots roots;
  private final Types types;

  Recomputations(Values values, Roots roots, Types types) {
    this.values = values;
    this.roots = roots;
    this.types = types;
  }

  /**
   * Whether it does no harm that another thread comes between: the class puts nothing into the map
   * but what it computes from the key, never takes anything out, and gives the value to the caller.
   */
  public boolean isHarmless(CheckThenAct pair, List<Access> all) {
    return pair.kind() == Kind.PUT_IF_ABSENT
        && !pair.isThroughMethod()
        && isComputed(pair.act())
        && isReturned(pair.act())
        && isCache(pair.act(), all);
  }

  /**
   * Whether what is lost is an entry of a cache, which somebody computes again: a removal that was
   * decided by an older value, or a newer value that is overwritten by one as new. A cache is known
   * by its name, or its class's.
   */
  public boolean isOnlyCached(CheckThenAct pair) {
    return pair.kind() == Kind.TESTED_VALUE
        && isNamedCache(pair.act())
        && (Operation.takesOut(pair.act().method()) || isMadeSince(pair));
  }

  private static boolean isNamedCache(Access act) {
    return CACHE.matcher(act.container().name()).matches()
        || Trees.enclosingClass(act.path())
            .filter(c -> CACHE.matcher(c.name).matches())
            .isPresent();
  }

  /** The new value is made after the old one was looked at. */
  private boolean isMadeSince(CheckThenAct pair) {
    ExpressionTree value =
        Trees.bare(
            pair.act().call().getArguments().get(pair.act().call().getArguments().size() - 1));
    int looked = Trees.start(pair.check().call());
    return Trees.symbol(value) instanceof VarSymbol local
        && !values.reaching(local, value, pair.act().path()).isEmpty()
        && values.reaching(local, value, pair.act().path()).stream()
            .allMatch(v -> Trees.start(v.getLeaf()) > looked);
  }

  private boolean isCache(Access put, List<Access> all) {
    VarSymbol map = put.container().base().variable();
    return map != null
        && map.isPrivate()
        && all.stream()
            .filter(a -> a.container().base().variable() == map && a.operation().changes())
            .allMatch(a -> roots.isConstruction(a.path()) || isComputed(a) || makesRoom(a, put));
  }

  /** What the method that puts takes out before is computed again when it is asked for. */
  private static boolean makesRoom(Access removal, Access put) {
    return Operation.takesOut(removal.method())
        && Trees.isWithin(removal.path(), Trees.enclosingBody(put.path()).getLeaf())
        && Trees.isEvaluatedBefore(removal.path(), put.path());
  }

  /** Whether a call puts what it computes from the key. */
  private boolean isComputed(Access put) {
    if (!put.method().equals("put") || put.call().getArguments().size() != 2) {
      return false;
    }
    Ingredients key = new Ingredients();
    key.scan(new TreePath(put.path(), put.call().getArguments().get(0)), null);
    Ingredients value = new Ingredients();
    value.scan(new TreePath(put.path(), put.call().getArguments().get(1)), null);
    return (!value.made || isFactory(put.call().getArguments().get(1)))
        && key.parameters.containsAll(value.parameters);
  }

  /** What makes others is as good as another of its kind. */
  private static boolean isFactory(ExpressionTree value) {
    Type type = Trees.type(value);
    return type != null && type.tsym != null && type.tsym.name.toString().endsWith("Factory");
  }

  /** Whether the method's callers get the value, and not a yes or no. */
  private static boolean isReturned(Access put) {
    Symbol value = Trees.symbol(Trees.bare(put.call().getArguments().get(1)));
    TreePath body = Trees.enclosingBody(put.path());
    return body.getLeaf() instanceof MethodTree
        && value instanceof VarSymbol local
        && !(local.owner instanceof TypeSymbol)
        && !local.type.hasTag(TypeTag.BOOLEAN)
        && Trees.returnedBy(body).stream()
            .anyMatch(r -> Trees.symbol(Trees.bare(r).getLeaf()) == value);
  }

  /** What an expression is computed from, through the locals it mentions. */
  private final class Ingredients extends TreePathScanner<Void, Void> {
    private final Set<VarSymbol> parameters = new HashSet<>();
    private final Set<Tree> followed = new HashSet<>();
    private boolean made;
    private boolean isReceiver;

    @Override
    public Void visitIdentifier(IdentifierTree tree, Void unused) {
      if (Trees.symbol(tree) instanceof VarSymbol local && !(local.owner instanceof TypeSymbol)) {
        List<TreePath> given = values.reaching(local, tree, getCurrentPath());
        if (given.isEmpty()) {
          parameters.add(local);
        }
        for (TreePath value : given) {
          if (followed.add(value.getLeaf())) {
            scan(value, null);
          }
        }
      }
      return null;
    }

    @Override
    public Void visitMethodInvocation(MethodInvocationTree tree, Void unused) {
      String name = Trees.methodName(tree);
      made |= MAKERS.stream().anyMatch(verb -> TellingUses.startsWithWord(name, verb));
      return super.visitMethodInvocation(tree, null);
    }

    @Override
    public Void visitNewClass(NewClassTree tree, Void unused) {
      made |= !isReceiver && ValueNature.of(Trees.createdType(tree), types) != ValueNature.VALUE;
      return super.visitNewClass(tree, null);
    }

    /** {@code new Parser(key).result()}: not the object counts, but what it gives. */
    @Override
    public Void visitMemberSelect(MemberSelectTree tree, Void unused) {
      boolean outer = isReceiver;
      isReceiver = true;
      scan(tree.getExpression(), null);
      isReceiver = outer;
      return null;
    }
  }
}
