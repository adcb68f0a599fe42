package io.github.mapvet.atomicity;

import com.google.common.collect.ImmutableList;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.BlockTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.IfTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.UnaryTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import com.sun.tools.javac.code.Symbol.VarSymbol;
import io.github.mapvet.fix.Fix;
import io.github.mapvet.knowledge.ContainerKind;
import io.github.mapvet.knowledge.Safety;
import io.github.mapvet.model.Access;
import io.github.mapvet.model.CheckThenAct;
import io.github.mapvet.model.ClassModel;
import io.github.mapvet.model.ContainerRef;
import io.github.mapvet.model.Functions;
import io.github.mapvet.model.Trees;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Repairs of a check-then-act: one atomic call in the place of two. Offered for the plain shapes,
 * where nothing else changes.
 */
final class AtomicFixes {
  private final ClassModel model;
  private final Access check;
  private final Access act;

  private AtomicFixes(ClassModel model, CheckThenAct pair) {
    this.model = model;
    this.check = pair.check();
    this.act = pair.act();
  }

  /** The repairs that keep behaviour, the better first. */
  static ImmutableList<Fix> of(ClassModel model, CheckThenAct pair) {
    if (pair.isThroughMethod() || pair.isThroughEntry()) {
      return ImmutableList.of();
    }
    AtomicFixes fixes = new AtomicFixes(model, pair);
    return switch (pair.kind()) {
      case PUT_IF_ABSENT -> listOf(fixes.createIfAbsent().or(fixes::putIfAbsent));
      case READ_MODIFY_WRITE -> fixes.update();
      case ADD_IF_ABSENT -> listOf(fixes.addAndAsk());
      case REMOVE_IF_PRESENT -> listOf(fixes.removeAndAsk().or(fixes::removeAndAskWhether));
      case TESTED_VALUE -> listOf(fixes.compareAndChange().or(fixes::removeTested));
      case ASSUMED_PRESENT, REPLACE_OLD -> ImmutableList.of();
    };
  }

  private static ImmutableList<Fix> listOf(Optional<Fix> fix) {
    return fix.map(ImmutableList::of).orElse(ImmutableList.of());
  }

  /** The same for code that puts with {@code putIfAbsent} what it has just made. */
  static Optional<Fix> createIfAbsent(ClassModel model, CheckThenAct pair) {
    return pair.isThroughMethod()
        ? Optional.empty()
        : new AtomicFixes(model, pair).createIfAbsent();
  }

  /**
   * {@code if (!m.containsKey(k)) m.put(k, v);} becomes {@code m.putIfAbsent(k, v);}, or computes
   * {@code v} only if needed.
   */
  private Optional<Fix> putIfAbsent() {
    Optional<IfTree> branch = onlyStatementOfIf();
    // Properties may have defaults, which only getProperty sees.
    if (branch.isEmpty()
        || !act.method().equals("put")
        || !conditionIsJustTheCheck(branch.get())
        || !keepsNulls()
        || hasComment(branch.get())
        || !Functions.isNeverNull(act.call().getArguments().get(1), model)) {
      return Optional.empty();
    }
    ExpressionTree key = act.call().getArguments().get(0);
    ExpressionTree value = act.call().getArguments().get(1);
    String map = model.source(Trees.receiver(act.call()));
    if (isPlain(value)) {
      String text = map + ".putIfAbsent(" + model.source(key) + ", " + model.source(value) + ");";
      return Optional.of(model.fix().replace(branch.get(), text).build("Put it in one step"));
    }
    if (!Functions.canBeDeferred(new TreePath(act.path(), value), act, model)) {
      return Optional.empty();
    }
    String text =
        map
            + ".computeIfAbsent("
            + model.source(key)
            + ", "
            + Functions.freshName("unused", act.path(), model)
            + " -> "
            + model.source(value)
            + ");";
    return Optional.of(model.fix().replace(branch.get(), text).build("Create it in one step"));
  }

  /**
   * {@code V v = m.get(k); if (v == null) { v = new V(); m.put(k, v); }} becomes {@code
   * computeIfAbsent}.
   */
  private Optional<Fix> createIfAbsent() {
    Optional<TreePath> statement = enclosingIf();
    if (statement.isEmpty()
        || !(Trees.bareParent(check.path()).getLeaf() instanceof VariableTree local)) {
      return Optional.empty();
    }
    IfTree branch = (IfTree) statement.get().getLeaf();
    List<? extends StatementTree> inside = statements(branch.getThenStatement());
    if (branch.getElseStatement() != null
        || !conditionIsNullTestOf(branch, local)
        || inside.size() != 2
        || !follows(local, statement.get())
        || !isPutOf(inside.get(1), local)
        || hasComment(branch)) {
      return Optional.empty();
    }
    ExpressionTree value = created(inside.get(0), local);
    if (value == null
        || !Functions.isNeverNull(value, model)
        || !Functions.canBeDeferred(new TreePath(act.path(), value), act, model)) {
      return Optional.empty();
    }
    String text =
        model.source(Trees.receiver(check.call()))
            + ".computeIfAbsent("
            + model.source(check.call().getArguments().get(0))
            + ", "
            + Functions.freshName("unused", act.path(), model)
            + " -> "
            + model.source(value)
            + ")";
    return Optional.of(
        model
            .fix()
            .replace(check.call(), text)
            .deleteStatement(branch, model.state().getSourceCode())
            .build("Create it in one step"));
  }

  /** The value that {@code v = new V();} gives the local; null for any other statement. */
  private static ExpressionTree created(StatementTree statement, VariableTree local) {
    return statement instanceof ExpressionStatementTree expression
            && expression.getExpression() instanceof AssignmentTree assignment
            && Trees.symbol(assignment.getVariable()) == Trees.symbol(local)
        ? assignment.getExpression()
        : null;
  }

  private boolean isPutOf(StatementTree statement, VariableTree local) {
    return statement instanceof ExpressionStatementTree expression
        && expression.getExpression() == act.call()
        && Trees.symbol(act.call().getArguments().get(1)) == Trees.symbol(local);
  }

  private static boolean follows(VariableTree local, TreePath statement) {
    if (!(statement.getParentPath().getLeaf() instanceof BlockTree block)) {
      return false;
    }
    int index = block.getStatements().indexOf(statement.getLeaf());
    return index > 0 && block.getStatements().get(index - 1) == local;
  }

  private static boolean conditionIsNullTestOf(IfTree branch, VariableTree local) {
    return Trees.bare(branch.getCondition()) instanceof BinaryTree test
        && test.getKind() == Tree.Kind.EQUAL_TO
        && (Trees.symbol(test.getLeftOperand()) == Trees.symbol(local)
            || Trees.symbol(test.getRightOperand()) == Trees.symbol(local));
  }

  /** {@code merge} where it says it all, and {@code compute}. */
  private ImmutableList<Fix> update() {
    if (!act.method().equals("put")) {
      return ImmutableList.of();
    }
    ExpressionTree value = act.call().getArguments().get(1);
    TreePath path = new TreePath(act.path(), value);
    if (!Trees.isWithin(check.path(), value)
        || !Functions.isNeverNull(value, model)
        || !Functions.canBeDeferred(path, check, model)) {
      return ImmutableList.of();
    }
    return check.method().equals("getOrDefault")
        ? Stream.concat(mergeCount(value).stream(), computeOrDefault(value).stream())
            .collect(ImmutableList.toImmutableList())
        : ImmutableList.of(compute(value, "%s"));
  }

  /** What {@code getOrDefault} gives where the entry is missing is written out. */
  private Optional<Fix> computeOrDefault(ExpressionTree value) {
    ExpressionTree other = check.call().getArguments().get(1);
    return other instanceof LiteralTree && other.getKind() != Tree.Kind.NULL_LITERAL
        ? Optional.of(compute(value, "(%1$s == null ? " + model.source(other) + " : %1$s)"))
        : Optional.empty();
  }

  /**
   * {@code m.put(k, m.get(k) + x)} becomes {@code m.compute(k, (unused, old) -> old + x)}: null
   * fails as before. A function that gives null would remove the entry.
   *
   * @param old how the old value is written, by its name
   */
  private Fix compute(ExpressionTree value, String old) {
    String name = Functions.freshName("old", act.path(), model);
    String unused = Functions.freshName("unused", act.path(), model);
    String body = replaceIn(value, check.call(), String.format(old, name));
    String text =
        model.source(Trees.receiver(act.call()))
            + ".compute("
            + model.source(act.call().getArguments().get(0))
            + ", ("
            + unused
            + ", "
            + name
            + ") -> "
            + body
            + ")";
    return model.fix().replace(act.call(), text).build("Update it in one step");
  }

  /** {@code m.put(k, m.getOrDefault(k, 0) + x)} becomes {@code m.merge(k, x, Integer::sum)}. */
  private Optional<Fix> mergeCount(ExpressionTree value) {
    if (!(Trees.bare(value) instanceof BinaryTree sum)
        || sum.getKind() != Tree.Kind.PLUS
        || Trees.bare(sum.getLeftOperand()) != check.call()
        || !isZero(check.call().getArguments().get(1))) {
      return Optional.empty();
    }
    Optional<String> box = Functions.boxedSum(act, sum.getRightOperand(), model);
    return box.map(
        b ->
            model
                .fix()
                .replace(
                    act.call(),
                    model.source(Trees.receiver(act.call()))
                        + ".merge("
                        + model.source(act.call().getArguments().get(0))
                        + ", "
                        + model.source(sum.getRightOperand())
                        + ", "
                        + b
                        + "::sum)")
                .build("Add to it in one step"));
  }

  private static boolean isZero(ExpressionTree tree) {
    return tree instanceof LiteralTree literal
        && literal.getValue() instanceof Number number
        && number.doubleValue() == 0;
  }

  private String replaceIn(ExpressionTree whole, ExpressionTree part, String replacement) {
    String text = model.source(whole);
    int start = Trees.start(part) - Trees.start(whole);
    return text.substring(0, start)
        + replacement
        + text.substring(start + model.source(part).length());
  }

  /** {@code if (!s.contains(x)) { s.add(x); … }} becomes {@code if (s.add(x)) { … }}. */
  private Optional<Fix> addAndAsk() {
    Optional<TreePath> statement = enclosingIf();
    if (statement.isEmpty()) {
      return Optional.empty();
    }
    IfTree branch = (IfTree) statement.get().getLeaf();
    if (act.container().type().kind() == ContainerKind.LIST || !conditionIsJustTheCheck(branch)) {
      return Optional.empty();
    }
    boolean negated = Trees.bare(branch.getCondition()) instanceof UnaryTree;
    StatementTree acting = negated ? branch.getThenStatement() : branch.getElseStatement();
    if (acting == null || statements(acting).get(0) != act.path().getParentPath().getLeaf()) {
      return Optional.empty();
    }
    String add = model.source(act.call());
    return Optional.of(
        model
            .fix()
            .replace(Trees.bare(branch.getCondition()), negated ? add : "!" + add)
            .deleteStatement(act.path().getParentPath().getLeaf(), model.state().getSourceCode())
            .build("Add it and ask whether it was new in one step"));
  }

  /**
   * {@code V v = m.get(k); if (v != null) { m.remove(k); … }} becomes {@code V v = m.remove(k); if
   * (v != null) { … }}. Only where the removal comes first: what came before it saw the entry.
   */
  private Optional<Fix> removeAndAsk() {
    Optional<TreePath> statement = enclosingIf();
    if (statement.isEmpty()
        || !(Trees.bareParent(check.path()).getLeaf() instanceof VariableTree local)) {
      return Optional.empty();
    }
    IfTree branch = (IfTree) statement.get().getLeaf();
    boolean plain =
        branch.getElseStatement() == null
            && follows(local, statement.get())
            && Trees.bare(branch.getCondition()) instanceof BinaryTree test
            && test.getKind() == Tree.Kind.NOT_EQUAL_TO
            && Trees.symbol(test.getLeftOperand()) == Trees.symbol(local)
            && check.method().equals("get")
            && statements(branch.getThenStatement()).get(0) == act.path().getParentPath().getLeaf()
            && statements(branch.getThenStatement()).size() > 1;
    if (!plain) {
      return Optional.empty();
    }
    String remove =
        model.source(Trees.receiver(check.call()))
            + ".remove("
            + model.source(check.call().getArguments().get(0))
            + ")";
    return Optional.of(
        model
            .fix()
            .replace(check.call(), remove)
            .deleteStatement(act.path().getParentPath().getLeaf(), model.state().getSourceCode())
            .build("Remove it and take what was there in one step"));
  }

  /**
   * {@code if (m.containsKey(k)) { m.remove(k); … }} becomes {@code if (m.remove(k) != null) { …
   * }}. Not where a null value can be stored.
   */
  private Optional<Fix> removeAndAskWhether() {
    boolean isSet = act.container().type().kind() == ContainerKind.SET;
    Optional<IfTree> branch =
        enclosingIf()
            .map(p -> (IfTree) p.getLeaf())
            .filter(i -> Trees.bare(i.getCondition()) == check.call())
            .filter(i -> statements(i.getThenStatement()).size() > 1)
            .filter(
                i ->
                    statements(i.getThenStatement()).get(0)
                        == act.path().getParentPath().getLeaf());
    if (branch.isEmpty() || !(isSet || keepsNulls()) || check.method().startsWith("get")) {
      return Optional.empty();
    }
    return Optional.of(
        model
            .fix()
            .replace(check.call(), model.source(act.call()) + (isSet ? "" : " != null"))
            .deleteStatement(act.path().getParentPath().getLeaf(), model.state().getSourceCode())
            .build("Remove it and ask whether it was there in one step"));
  }

  /**
   * {@code if ("x".equals(m.get(k))) m.remove(k);} becomes {@code m.remove(k, "x");}, and a put
   * becomes {@code replace}.
   */
  private Optional<Fix> compareAndChange() {
    Optional<IfTree> branch = onlyStatementOfIf();
    if (branch.isEmpty()
        || hasComment(branch.get())
        || !(Trees.bare(branch.get().getCondition()) instanceof MethodInvocationTree equals)
        || !Trees.methodName(equals).equals("equals")
        || equals.getArguments().size() != 1
        || Trees.bare(equals.getArguments().get(0)) != check.call()
        || !Functions.isNeverNull(Trees.receiver(equals), model)
        || !isConcurrentMap()) {
      return Optional.empty();
    }
    List<? extends ExpressionTree> arguments = act.call().getArguments();
    if (arguments.size() == 2 && !isPlain(arguments.get(1))) {
      return Optional.empty();
    }
    String text =
        model.source(Trees.receiver(act.call()))
            + (arguments.size() == 1 ? ".remove(" : ".replace(")
            + model.source(arguments.get(0))
            + ", "
            + model.source(Trees.receiver(equals))
            + (arguments.size() == 1 ? "" : ", " + model.source(arguments.get(1)))
            + ");";
    return Optional.of(
        model.fix().replace(branch.get(), text).build("Compare and change it in one step"));
  }

  /**
   * {@code V v = m.get(k); if (v.isOver()) m.remove(k);} removes {@code v} only. What is put into a
   * container meanwhile would still be lost.
   */
  private Optional<Fix> removeTested() {
    if (!act.method().equals("remove")
        || !isConcurrentMap()
        || !(Trees.bareParent(check.path()).getLeaf() instanceof VariableTree local)
        || !(Trees.symbol(local) instanceof VarSymbol value)
        || value.type.isPrimitive()
        || model.containers().typeOf(value).isPresent()
        || !model.declarations().hasOneValue(value)
        || !check.method().startsWith("get")) {
      return Optional.empty();
    }
    ExpressionTree key = act.call().getArguments().get(0);
    String text = model.source(key) + ", " + local.getName();
    return Optional.of(
        model.fix().replace(key, text).build("Remove it only if it is still the one tested"));
  }

  private boolean isConcurrentMap() {
    return act.container().type().kind() == ContainerKind.MAP
        && act.container().via() == ContainerRef.Via.ITSELF
        && model.containers().safetyOf(act.container()) == Safety.CONCURRENT;
  }

  private Optional<IfTree> onlyStatementOfIf() {
    return enclosingIf()
        .map(p -> (IfTree) p.getLeaf())
        .filter(i -> i.getElseStatement() == null && statements(i.getThenStatement()).size() == 1);
  }

  /** The {@code if} one of whose branches directly holds the acting statement. */
  private Optional<TreePath> enclosingIf() {
    TreePath p = act.path().getParentPath().getParentPath();
    p = p.getLeaf() instanceof BlockTree ? p.getParentPath() : p;
    return p.getLeaf() instanceof IfTree ? Optional.of(p) : Optional.empty();
  }

  private boolean conditionIsJustTheCheck(IfTree branch) {
    ExpressionTree condition = Trees.bare(branch.getCondition());
    if (condition instanceof UnaryTree not && not.getKind() == Tree.Kind.LOGICAL_COMPLEMENT) {
      condition = Trees.bare(not.getExpression());
    } else if (condition instanceof BinaryTree test
        && test.getRightOperand().getKind() == Tree.Kind.NULL_LITERAL) {
      condition = Trees.bare(test.getLeftOperand());
    }
    return condition == check.call();
  }

  /** Where a null value may be stored, containsKey and putIfAbsent disagree about what is there. */
  private boolean keepsNulls() {
    return check.method().equals("get")
        || model.containers().safetyOf(act.container()) == Safety.CONCURRENT;
  }

  /** Evaluating it also when it is not needed costs and changes nothing. */
  private static boolean isPlain(ExpressionTree value) {
    return value instanceof LiteralTree
        || (value instanceof IdentifierTree && Trees.symbol(value) instanceof VarSymbol);
  }

  /** A repair that puts other text in the place of a statement would lose its comments. */
  private boolean hasComment(Tree tree) {
    String text = model.source(tree);
    return text.contains("//") || text.contains("/*");
  }

  private static List<? extends StatementTree> statements(StatementTree branch) {
    return branch instanceof BlockTree block ? block.getStatements() : List.of(branch);
  }
}
