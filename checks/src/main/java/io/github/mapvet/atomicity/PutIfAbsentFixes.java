package io.github.mapvet.atomicity;

import com.google.common.collect.ImmutableList;
import com.sun.source.tree.BlockTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.tools.javac.code.Flags;
import com.sun.tools.javac.code.Symbol.TypeSymbol;
import com.sun.tools.javac.code.Symbol.VarSymbol;
import com.sun.tools.javac.tree.JCTree;
import io.github.mapvet.fix.Fix;
import io.github.mapvet.fix.Indents;
import io.github.mapvet.model.Access;
import io.github.mapvet.model.CheckThenAct;
import io.github.mapvet.model.CheckThenAct.Kind;
import io.github.mapvet.model.ClassModel;
import io.github.mapvet.model.Functions;
import io.github.mapvet.model.LostResult;
import io.github.mapvet.model.Presence;
import io.github.mapvet.model.Trees;
import java.util.Optional;

/** Repairs of a lost result of {@code putIfAbsent}: whoever comes second goes on with the first. */
final class PutIfAbsentFixes {
  private final ClassModel model;
  private final Access put;
  private final VarSymbol value;

  private PutIfAbsentFixes(ClassModel model, LostResult lost) {
    this.model = model;
    this.put = lost.put();
    this.value = lost.value();
  }

  /** The repairs that keep behaviour, the better first. */
  static ImmutableList<Fix> of(ClassModel model, LostResult lost) {
    PutIfAbsentFixes fixes = new PutIfAbsentFixes(model, lost);
    return fixes.computeIfAbsent().or(fixes::takeResult).stream()
        .collect(ImmutableList.toImmutableList());
  }

  /** {@code V v = m.get(k); if (v == null) { v = new V(); m.putIfAbsent(k, v); }}. */
  private Optional<Fix> computeIfAbsent() {
    return model.presences().before(put.path()).stream()
        .filter(p -> p.check().sameEntry(put) && p.outcome() == Presence.Outcome.MISSING)
        .map(Presence::check)
        .findFirst()
        .flatMap(
            check ->
                AtomicFixes.createIfAbsent(
                    model, new CheckThenAct(Kind.PUT_IF_ABSENT, check, put)));
  }

  /** {@code V earlier = m.putIfAbsent(k, v); if (earlier != null) { v = earlier; }}. */
  private Optional<Fix> takeResult() {
    TreePath statement = put.path().getParentPath();
    Optional<TreePath> declaration = model.declarations().variable(value);
    if (!(statement.getLeaf() instanceof ExpressionStatementTree)
        || !(statement.getParentPath().getLeaf() instanceof BlockTree)
        || declaration.isEmpty()
        || !mayBeReplaced(declaration.get())) {
      return Optional.empty();
    }
    String earlier = Functions.freshName("earlier", put.path(), model);
    String indent = Indents.before(model.state().getSourceCode(), Trees.start(statement.getLeaf()));
    return Optional.of(
        model
            .fix()
            .insertBefore(
                statement.getLeaf(), typeOf((VariableTree) declaration.get().getLeaf(), earlier))
            .insertAfter(
                statement.getLeaf(),
                "\n"
                    + indent
                    + "if ("
                    + earlier
                    + " != null) {"
                    + "\n"
                    + indent
                    + "  "
                    + value.getSimpleName()
                    + " = "
                    + earlier
                    + ";"
                    + "\n"
                    + indent
                    + "}")
            .build("Go on with the value that the map has"));
  }

  private String typeOf(VariableTree declaration, String name) {
    boolean isVar = ((JCTree.JCVariableDecl) declaration).declaredUsingVar();
    return (isVar ? "var" : model.source(declaration.getType())) + " " + name + " = ";
  }

  /** A local that can be given what the map has: its type, not final, and in no function. */
  private boolean mayBeReplaced(TreePath declaration) {
    return !(value.owner instanceof TypeSymbol)
        && put.call().getArguments().get(1) instanceof IdentifierTree
        && (value.flags() & Flags.FINAL) == 0
        && model.state().getTypes().isAssignable(Trees.type(put.call()), value.type)
        && !isCaptured(declaration);
  }

  private boolean isCaptured(TreePath declaration) {
    TreePath body = Trees.enclosingBody(declaration);
    boolean[] captured = {false};
    new TreePathScanner<Void, Void>() {
      @Override
      public Void visitIdentifier(IdentifierTree tree, Void unused) {
        captured[0] |=
            Trees.symbol(tree) == value
                && Trees.enclosingBody(getCurrentPath()).getLeaf() != body.getLeaf();
        return null;
      }
    }.scan(body, null);
    return captured[0];
  }
}
