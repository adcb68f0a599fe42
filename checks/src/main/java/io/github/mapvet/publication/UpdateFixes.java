package io.github.mapvet.publication;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import com.sun.tools.javac.code.Symbol.VarSymbol;
import io.github.mapvet.fix.Fix;
import io.github.mapvet.knowledge.Operation;
import io.github.mapvet.model.Access;
import io.github.mapvet.model.ClassModel;
import io.github.mapvet.model.ContainerRef;
import io.github.mapvet.model.CopyUpdate;
import io.github.mapvet.model.Functions;
import io.github.mapvet.model.Trees;
import java.util.List;
import java.util.Optional;

/**
 * Repairs of a copy-on-write step on an atomic reference: {@code updateAndGet}, which runs the same
 * code again if another thread was faster. Offered for the plain shapes, where that does no harm.
 */
final class UpdateFixes {
  private static final String TITLE = "Replace it in one atomic update";

  private UpdateFixes() {}

  /** The repair, if the code between the read and the store may be run more than once. */
  static Optional<Fix> of(ClassModel model, CopyUpdate update) {
    if (!update.field().isHeld()
        || !(update.store().getLeaf() instanceof MethodInvocationTree store)
        || !(update.read().getLeaf() instanceof MethodInvocationTree read)
        || !(update.store().getParentPath().getLeaf() instanceof ExpressionStatementTree)
        || !Trees.methodName(store).equals("set")
        || !Trees.methodName(read).equals("get")
        || store.getArguments().size() != 1) {
      return Optional.empty();
    }
    Optional<Access> access =
        model.containers().resolve(update.read()).map(c -> access(c, update.read()));
    return access.flatMap(
        a ->
            Trees.isWithin(update.read(), store)
                ? expression(model, update, store, a)
                : block(model, update, store, a));
  }

  private static Access access(ContainerRef container, TreePath read) {
    return new Access(container, Operation.READ, "get", Optional.empty(), read);
  }

  /** {@code ref.set(f(ref.get()))}. */
  private static Optional<Fix> expression(
      ClassModel model, CopyUpdate update, MethodInvocationTree store, Access read) {
    ExpressionTree value = store.getArguments().get(0);
    if (!Functions.canBeDeferred(new TreePath(update.store(), value), read, model)) {
      return Optional.empty();
    }
    String current = Functions.freshName("current", update.store(), model);
    return Optional.of(
        model
            .fix()
            .insertBefore(value, current + " -> ")
            .replace(read.call(), current)
            .replace(nameStart(model, store), nameEnd(model, store), "updateAndGet")
            .build(TITLE));
  }

  private static int nameEnd(ClassModel model, MethodInvocationTree store) {
    return model.fix().end(store.getMethodSelect());
  }

  private static int nameStart(ClassModel model, MethodInvocationTree store) {
    return nameEnd(model, store) - Trees.methodName(store).length();
  }

  /** {@code Map copy = new HashMap<>(ref.get()); copy.put(k, v); ref.set(copy);}. */
  private static Optional<Fix> block(
      ClassModel model, CopyUpdate update, MethodInvocationTree store, Access read) {
    TreePath statement = update.store().getParentPath();
    if (!(statement.getParentPath().getLeaf() instanceof BlockTree block)
        || !(Trees.bare(store.getArguments().get(0)) instanceof IdentifierTree name)
        || !(Trees.symbol(name) instanceof VarSymbol copy)) {
      return Optional.empty();
    }
    int last = block.getStatements().indexOf(statement.getLeaf());
    int first = indexOf(block, copy);
    boolean usedLater =
        model.declarations().readsOf(copy).stream()
            .anyMatch(r -> Trees.start(r.getLeaf()) > Trees.start(name));
    if (first < 0 || first >= last || usedLater) {
      return Optional.empty();
    }
    List<? extends StatementTree> steps = block.getStatements().subList(first, last);
    for (StatementTree step : steps) {
      if (!isStepOn(copy, step)
          || !Functions.canBeDeferred(new TreePath(statement.getParentPath(), step), read, model)) {
        return Optional.empty();
      }
    }
    String current = Functions.freshName("current", update.store(), model);
    String holder = model.source(Trees.receiver(store));
    String indent = indentBefore(steps.get(0), model);
    return Optional.of(
        model
            .fix()
            .insertBefore(steps.get(0), holder + ".updateAndGet(" + current + " -> {\n" + indent)
            .replace(read.call(), current)
            .replace(statement.getLeaf(), "return " + copy.getSimpleName() + ";\n" + indent + "});")
            .build(TITLE));
  }

  private static String indentBefore(StatementTree statement, ClassModel model) {
    String before =
        model.state().getSourceCode().subSequence(0, model.fix().start(statement)).toString();
    return " ".repeat(before.length() - 1 - before.lastIndexOf('\n'));
  }

  private static int indexOf(BlockTree block, VarSymbol local) {
    for (int i = 0; i < block.getStatements().size(); i++) {
      if (Trees.symbol(block.getStatements().get(i)) == local) {
        return i;
      }
    }
    return -1;
  }

  /** The declaration of the copy, or a call on it. */
  private static boolean isStepOn(VarSymbol copy, StatementTree step) {
    return step instanceof VariableTree declared
        ? Trees.symbol(declared) == copy
        : step instanceof ExpressionStatementTree statement
            && statement.getExpression() instanceof MethodInvocationTree call
            && Trees.symbol(Trees.receiver(call)) == copy;
  }
}
