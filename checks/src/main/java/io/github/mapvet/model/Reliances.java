package io.github.mapvet.model;

import com.google.common.collect.ImmutableSet;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.BlockTree;
import com.sun.source.tree.CaseTree;
import com.sun.source.tree.CompoundAssignmentTree;
import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TypeCastTree;
import com.sun.source.tree.UnaryTree;
import com.sun.source.tree.WhileLoopTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreeScanner;
import com.sun.tools.javac.code.Symbol;
import com.sun.tools.javac.code.Symbol.MethodSymbol;
import com.sun.tools.javac.code.Symbol.TypeSymbol;
import com.sun.tools.javac.code.Symbol.VarSymbol;
import io.github.mapvet.knowledge.ConditionalCalls;
import io.github.mapvet.knowledge.Operation;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What code does after a conditional update that is right only if it succeeded. */
final class Reliances {

  /** Calls that count. */
  private static final Pattern COUNTS =
      Pattern.compile(
          "(increment|decrement|getAndIncrement|getAndDecrement|addAndGet|getAndAdd|inc|dec|mark"
              + "|record)([A-Z].*)?");

  /** Those of them that say what they count, and no change of a map: {@code recordLoadFailure}. */
  private static final Pattern COUNTS_OTHERS =
      Pattern.compile("(?i)(mark|record).*(call|error|fail|latency|load|time).*");

  /** Calls that tell others. */
  private static final Pattern ANNOUNCES =
      Pattern.compile(
          "(announce|broadcast|dispatch|emit|fire|notify|on|publish|signal)([A-Z].*)?"
              + "|.*(Changed|Replaced|Removed|Updated|Evicted|Expired)|signalAll");

  /** Calls that wait for what an object stands for, and give it to everyone alike. */
  private static final Pattern WAITS =
      Pattern.compile("(await|get|join|resolve|result|unwrap|value|wait)([A-Z].*)?");

  /** Calls of those who claimed something by setting it. */
  private static final Pattern PROCEEDS =
      Pattern.compile("(complete|countDown|execute|process|run|send|start|submit)([A-Z].*)?");

  /** Methods that answer whether they took something out. */
  private static final Pattern REMOVES =
      Pattern.compile(
          "(cancel|delete|deregister|discard|drop|evict|expire|forget|invalidate|remove|revoke|take"
              + "|unregister)([A-Z].*)?");

  /** Those who are told, by the name of the variable. */
  private static final Pattern LISTENERS =
      Pattern.compile("(?i).*(callback|listener|observer|subscriber)s?");

  /** Calls that give up what was there before. */
  private static final ImmutableSet<String> GIVE_UP =
      ImmutableSet.of(
          "cancel",
          "clear",
          "close",
          "destroy",
          "dispose",
          "release",
          "shutdown",
          "shutdownNow",
          "stop");

  private final Terms terms;
  private final Containers containers;
  private final Values values;
  private final LaterUses laterUses;
  private final TellingUses tellingUses;

  Reliances(
      Terms terms,
      Containers containers,
      Values values,
      LaterUses laterUses,
      TellingUses tellingUses) {
    this.values = values;
    this.terms = terms;
    this.containers = containers;
    this.laterUses = laterUses;
    this.tellingUses = tellingUses;
  }

  /** The first thing that is done as if the update had succeeded. */
  Optional<TreePath> on(ConditionalUpdate update) {
    return Stream.of(besides(update), ofReplacement(update), ofReplaced(update))
        .flatMap(Optional::stream)
        .min((a, b) -> Integer.compare(Trees.start(a.getLeaf()), Trees.start(b.getLeaf())));
  }

  /** Counting, telling others, and answering "done", in the statements that follow the call. */
  private Optional<TreePath> besides(ConditionalUpdate update) {
    for (TreePath statement : following(update.path())) {
      if (asksAgain(statement.getLeaf(), update)) {
        return Optional.empty();
      }
      if (isSuccess(statement, update)) {
        return Optional.of(statement);
      }
      Optional<TreePath> act = actIn(statement, update);
      if (act.isPresent()) {
        return act;
      }
    }
    return Optional.empty();
  }

  private static List<TreePath> following(TreePath call) {
    TreePath statement = call;
    while (!(statement.getLeaf() instanceof StatementTree)) {
      statement = statement.getParentPath();
    }
    TreePath list = statement.getParentPath();
    List<? extends StatementTree> statements = List.of();
    if (list.getLeaf() instanceof BlockTree block) {
      statements = block.getStatements();
    } else if (list.getLeaf() instanceof CaseTree option && option.getStatements() != null) {
      statements = option.getStatements();
    }
    return statements
        .subList(statements.indexOf(statement.getLeaf()) + 1, statements.size())
        .stream()
        .map(s -> new TreePath(list, s))
        .toList();
  }

  /** Looks at the same map or holder once more: then the code knows. */
  private boolean asksAgain(Tree statement, ConditionalUpdate update) {
    Symbol holder = Trees.symbol(Trees.receiver(update.tree()));
    boolean[] asks = {false};
    new TreeScanner<Void, Void>() {
      @Override
      public Void visitMethodInvocation(MethodInvocationTree tree, Void unused) {
        asks[0] |= holder != null && Trees.symbol(Trees.receiver(tree)) == holder;
        return super.visitMethodInvocation(tree, null);
      }
    }.scan(statement, null);
    return asks[0];
  }

  /**
   * {@code return true;}; after a removal only where removing is what the method is for, and where
   * it can also answer {@code false}.
   */
  private static boolean isSuccess(TreePath statement, ConditionalUpdate update) {
    if (!(statement.getLeaf() instanceof ReturnTree answer) || !isLiteral(answer, true)) {
      return false;
    }
    TreePath body = Trees.enclosingBody(statement);
    return body.getLeaf() instanceof MethodTree method
        && (update.call() != ConditionalCalls.REMOVE
            || (REMOVES.matcher(method.getName().toString()).matches()
                && Trees.returnedBy(body).stream().anyMatch(v -> isLiteral(v.getLeaf(), false))));
  }

  private static boolean isLiteral(Tree tree, boolean value) {
    Tree literal = tree instanceof ReturnTree answer ? answer.getExpression() : tree;
    return literal instanceof LiteralTree constant
        && Boolean.valueOf(value).equals(constant.getValue());
  }

  private static Optional<TreePath> actIn(TreePath statement, ConditionalUpdate update) {
    TreePath[] found = new TreePath[1];
    new OwnCodeScanner() {
      @Override
      public Void scan(Tree tree, Void unused) {
        return found[0] == null ? super.scan(tree, null) : null;
      }

      @Override
      public Void visitMethodInvocation(MethodInvocationTree tree, Void unused) {
        return acts(tree, update.call())
            ? found(getCurrentPath())
            : super.visitMethodInvocation(tree, null);
      }

      @Override
      public Void visitEnhancedForLoop(EnhancedForLoopTree tree, Void unused) {
        return isNamed(tree.getExpression(), LISTENERS)
            ? found(getCurrentPath())
            : super.visitEnhancedForLoop(tree, null);
      }

      @Override
      public Void visitUnary(UnaryTree tree, Void unused) {
        boolean counts =
            switch (tree.getKind()) {
              case PREFIX_INCREMENT, PREFIX_DECREMENT, POSTFIX_INCREMENT, POSTFIX_DECREMENT ->
                  getCurrentPath().getParentPath().getLeaf() instanceof ExpressionStatementTree
                      && !isLoopIndex(tree.getExpression(), update.path());
              default -> false;
            };
        return counts ? found(getCurrentPath()) : super.visitUnary(tree, null);
      }

      @Override
      public Void visitCompoundAssignment(CompoundAssignmentTree tree, Void unused) {
        boolean counts =
            tree.getKind() == Tree.Kind.PLUS_ASSIGNMENT
                || tree.getKind() == Tree.Kind.MINUS_ASSIGNMENT;
        return counts && isNumber(tree) && !isLoopIndex(tree.getVariable(), update.path())
            ? found(getCurrentPath())
            : super.visitCompoundAssignment(tree, null);
      }

      private Void found(TreePath act) {
        found[0] = act;
        return null;
      }
    }.scan(statement, null);
    return Optional.ofNullable(found[0]);
  }

  /** Whether a call counts, tells others, or goes on with what only one may do. */
  private static boolean acts(MethodInvocationTree call, ConditionalCalls update) {
    String name = Trees.methodName(call);
    return (COUNTS.matcher(name).matches() && !COUNTS_OTHERS.matcher(name).matches())
        || givesBackPermit(call)
        || ANNOUNCES.matcher(name).matches()
        || isNamed(Trees.receiver(call), LISTENERS)
        || (update != ConditionalCalls.REMOVE && PROCEEDS.matcher(name).matches());
  }

  /** A semaphore counts what is given back to it, whoever gives it back. */
  private static boolean givesBackPermit(MethodInvocationTree call) {
    return Trees.symbol(call) instanceof MethodSymbol method
        && method.name.contentEquals("release")
        && method.owner.getQualifiedName().contentEquals("java.util.concurrent.Semaphore");
  }

  private static boolean isNamed(ExpressionTree tree, Pattern names) {
    return Trees.symbol(tree) instanceof VarSymbol variable
        && names.matcher(variable.name.toString()).matches();
  }

  private static boolean isNumber(CompoundAssignmentTree tree) {
    return Trees.type(tree) != null && Trees.type(tree).isPrimitive();
  }

  /** A loop's own step. */
  private static boolean isLoopIndex(ExpressionTree counter, TreePath call) {
    Symbol variable = Trees.symbol(counter);
    boolean[] found = {false};
    for (TreePath p = call; p != null; p = p.getParentPath()) {
      if (p.getLeaf() instanceof WhileLoopTree loop) {
        new TreeScanner<Void, Void>() {
          @Override
          public Void visitIdentifier(IdentifierTree tree, Void unused) {
            found[0] |= Trees.symbol(tree) == variable;
            return null;
          }
        }.scan(loop.getCondition(), null);
      }
    }
    return found[0];
  }

  /** The new value is used as the one that is there now. */
  private Optional<TreePath> ofReplacement(ConditionalUpdate update) {
    Optional<ExpressionTree> replacement = update.replacement().map(Trees::bare);
    if (replacement.isEmpty()) {
      return Optional.empty();
    }
    boolean first = Trees.bare(update.expected()).getKind() == Tree.Kind.NULL_LITERAL;
    if (!(Trees.symbol(replacement.get()) instanceof VarSymbol variable)) {
      return first ? Optional.empty() : returned(replacement.get(), update);
    }
    if (isAnswerOf(update, variable)) {
      return Optional.empty();
    }
    return laterUses.of(variable, update.path()).stream()
        .filter(use -> tellingUses.contains(use, variable) || (!first && isTakenForCurrent(use)))
        .filter(use -> !asksBetween(update, use))
        .findFirst();
  }

  /** {@code map.replace(key, future, future.join())}: whoever replaces it has the same answer. */
  private boolean isAnswerOf(ConditionalUpdate update, VarSymbol replacement) {
    Symbol expected = Trees.symbol(Trees.bare(update.expected()));
    ExpressionTree name = Trees.bare(update.replacement().orElseThrow());
    return expected instanceof VarSymbol
        && values.reaching(replacement, name, update.path()).stream()
            .map(v -> Trees.bare(v).getLeaf())
            .anyMatch(
                v ->
                    v instanceof MethodInvocationTree call
                        && call.getArguments().isEmpty()
                        && WAITS.matcher(Trees.methodName(call)).matches()
                        && isOn(call, expected));
  }

  private static boolean isOn(MethodInvocationTree call, Symbol variable) {
    ExpressionTree receiver = Trees.receiver(call);
    ExpressionTree bare = receiver == null ? null : Trees.bare(receiver);
    return bare != null
        && Trees.symbol(bare instanceof TypeCastTree cast ? cast.getExpression() : bare)
            == variable;
  }

  /** {@code return old + 1;} after {@code replace(key, old, old + 1)}. */
  private Optional<TreePath> returned(ExpressionTree replacement, ConditionalUpdate update) {
    Optional<Term> term =
        terms.of(replacement, update.path()).filter(t -> !(t instanceof Term.Constant));
    return following(update.path()).stream()
        .filter(s -> s.getLeaf() instanceof ReturnTree)
        .filter(
            s ->
                term.isPresent()
                    && term.equals(terms.of(((ReturnTree) s.getLeaf()).getExpression(), s)))
        .findFirst();
  }

  /** Given back, kept in a field, or looked into. */
  private static boolean isTakenForCurrent(TreePath use) {
    TreePath parent = Trees.bareParent(use);
    return parent.getLeaf() instanceof ReturnTree
        || (parent.getLeaf() instanceof AssignmentTree kept
            && Trees.symbol(kept.getVariable()) instanceof VarSymbol field
            && field.owner instanceof TypeSymbol)
        || (parent.getLeaf() instanceof MemberSelectTree
            && parent.getParentPath().getLeaf() instanceof MethodInvocationTree
            && !TellingUses.isTold(parent.getParentPath()));
  }

  private boolean asksBetween(ConditionalUpdate update, TreePath use) {
    return following(update.path()).stream()
        .takeWhile(s -> Trees.start(s.getLeaf()) <= Trees.start(use.getLeaf()))
        .anyMatch(s -> asksAgain(s.getLeaf(), update));
  }

  /**
   * What was there before is given up, although it may still be there; is put elsewhere, where the
   * one that took it out puts it, too; or is given back, as a number that only one caller gets.
   */
  private Optional<TreePath> ofReplaced(ConditionalUpdate update) {
    if (!(Trees.symbol(Trees.bare(update.expected())) instanceof VarSymbol variable)) {
      return Optional.empty();
    }
    boolean removes = update.call() == ConditionalCalls.REMOVE;
    boolean counts = update.replacement().filter(r -> isStep(r, variable)).isPresent();
    return laterUses.of(variable, update.path()).stream()
        .filter(
            use ->
                removes
                    ? isMoved(use, update)
                    : isGivenUp(use)
                        || (counts && Trees.bareParent(use).getLeaf() instanceof ReturnTree))
        .findFirst();
  }

  private static boolean isGivenUp(TreePath use) {
    return Trees.bareParent(use).getLeaf() instanceof MemberSelectTree select
        && GIVE_UP.contains(select.getIdentifier().toString());
  }

  /** {@code old + 1}. */
  private static boolean isStep(ExpressionTree replacement, VarSymbol expected) {
    return Trees.bare(replacement) instanceof BinaryTree step
        && (Trees.symbol(Trees.bare(step.getLeftOperand())) == expected
            || Trees.symbol(Trees.bare(step.getRightOperand())) == expected);
  }

  /** {@code live.remove(id, session); idle.add(session);}. */
  private boolean isMoved(TreePath use, ConditionalUpdate update) {
    return Trees.bareParent(use).getLeaf() instanceof MethodInvocationTree taker
        && Trees.receiver(taker) != null
        && Trees.symbol(Trees.receiver(taker)) != Trees.symbol(Trees.receiver(update.tree()))
        && containers
            .typeOf(Trees.receiver(taker))
            .filter(
                type ->
                    Operation.of(type.kind(), Trees.methodName(taker), taker.getArguments().size())
                            == Operation.WRITE
                        && !Operation.takesOut(Trees.methodName(taker)))
            .isPresent();
  }
}
