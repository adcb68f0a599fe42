package io.github.mapvet.model;

import com.google.common.collect.ImmutableSet;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.tools.javac.code.Symbol.MethodSymbol;
import com.sun.tools.javac.code.Symbol.TypeSymbol;
import com.sun.tools.javac.code.Symbol.VarSymbol;
import com.sun.tools.javac.code.TypeTag;
import com.sun.tools.javac.code.Types;
import io.github.mapvet.knowledge.Operation;
import io.github.mapvet.knowledge.ValueNature;
import io.github.mapvet.model.CheckThenAct.Kind;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

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

  private final Values values;
  private final Roots roots;
  private final Types types;

  Recomputations(Values values, Roots roots, Types types) {
    this.values = values;
    this.roots = roots;
    this.types = types;
  }

  /**
   * Whether it does no harm that another thread comes between: the class fills the map at this
   * place only and never takes anything out, and what it puts was computed from the key and is
   * given to the caller.
   */
  public boolean isHarmless(CheckThenAct pair, List<Access> all) {
    return pair.kind() == Kind.PUT_IF_ABSENT
        && !pair.isThroughMethod()
        && isOnlyWrite(pair.act(), all)
        && pair.act().call().getArguments().size() == 2
        && Trees.symbol(Trees.bare(pair.act().call().getArguments().get(1)))
            instanceof VarSymbol value
        && !(value.owner instanceof TypeSymbol)
        && isReturned(value, pair.act().path())
        && isComputed(value, pair.act());
  }

  private boolean isOnlyWrite(Access put, List<Access> all) {
    VarSymbol map = put.container().base().variable();
    return map != null
        && map.isPrivate()
        && all.stream()
            .filter(a -> a.container().base().variable() == map && a.call() != put.call())
            .filter(a -> a.operation() == Operation.WRITE || a.operation() == Operation.REPLACE)
            .allMatch(a -> roots.isConstruction(a.path()));
  }

  /** Whether the method's callers get the value, and not a yes or no. */
  private static boolean isReturned(VarSymbol value, TreePath put) {
    TreePath body = Trees.enclosingBody(put);
    return Trees.symbol(body.getLeaf()) instanceof MethodSymbol method
        && !method.getReturnType().hasTag(TypeTag.BOOLEAN)
        && Trees.returnedBy(body).stream()
            .anyMatch(r -> Trees.symbol(Trees.bare(r).getLeaf()) == value);
  }

  private boolean isComputed(VarSymbol value, Access put) {
    ExpressionTree use = put.call().getArguments().get(1);
    Ingredients of = new Ingredients();
    List<TreePath> given = values.reaching(value, use, put.path());
    if (given.isEmpty()) {
      return false;
    }
    of.scan(given.get(0), null);
    Ingredients key = new Ingredients();
    key.scan(new TreePath(put.path(), put.call().getArguments().get(0)), null);
    return !of.made && key.parameters.containsAll(of.parameters);
  }

  /** What an expression is computed from, through the locals it mentions. */
  private final class Ingredients extends TreePathScanner<Void, Void> {
    private final Set<VarSymbol> parameters = new HashSet<>();
    private final Set<Tree> followed = new HashSet<>();
    private boolean made;

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
      made |= ValueNature.of(Trees.createdType(tree), types) != ValueNature.VALUE;
      return super.visitNewClass(tree, null);
    }
  }
}
