package io.github.mapvet.model;

import com.google.common.collect.ImmutableSet;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BlockTree;
import com.sun.source.tree.BreakTree;
import com.sun.source.tree.CatchTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.ThrowTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TryTree;
import com.sun.source.tree.UnionTypeTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreeScanner;
import com.sun.tools.javac.code.Symbol;
import com.sun.tools.javac.code.Symbol.MethodSymbol;
import com.sun.tools.javac.code.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Where a {@code ConcurrentModificationException} is caught and nothing is done about it. */
public final class Swallowings {
  private static final String EXCEPTION = "java.util.ConcurrentModificationException";

  private static final ImmutableSet<String> SUPERTYPES =
      ImmutableSet.of("java.lang.Exception", "java.lang.RuntimeException", "java.lang.Throwable");

  /** Calls that only tell of an exception. */
  private static final Pattern TELLS =
      Pattern.compile(
          "(?i)(trace|debug|info|warn|warning|error|fatal|severe|fine.*|log.*|print.*|append|format|"
              + "addSuppressed|get(Localized)?Message|toString|valueOf)");

  /** Calls that end a test where no exception came, or hand one on. */
  private static final Pattern FAILS = Pattern.compile("fail|assert.*|.*[tT]hrow.*");

  /** Calls of the JDK that throw for some arguments. */
  private static final Pattern MAY_FAIL =
      Pattern.compile(
          "parse.*|decode|valueOf|forName|fromString|charAt|substring|newInstance|getMethod.*|exec|"
              + "requireNonNull.*|orElseThrow|nextInt|nextLong|nextLine|format(ted)?");

  private final Declarations declarations;
  private final FailFastWalks walks;

  Swallowings(Containers containers, Declarations declarations) {
    this.declarations = declarations;
    this.walks = new FailFastWalks(containers, declarations);
  }

  /**
   * A handler that swallows the exception.
   *
   * @param handler path of the {@code catch}
   * @param iteration path of the expression that is iterated, if it can be seen in the block
   */
  public record Swallowing(TreePath handler, Optional<TreePath> iteration) {}

  /** All in a class, in the order of the source. */
  List<Swallowing> in(TreePath topLevelClass) {
    List<Swallowing> found = new ArrayList<>();
    for (TreePath attempt : declarations.of(topLevelClass).attempts) {
      TryTree tree = (TryTree) attempt.getLeaf();
      TreePath block = new TreePath(attempt, tree.getBlock());
      for (CatchTree handler : tree.getCatches()) {
        if (swallows(handler, block)
            && (walks.first(block).isPresent() || !throwsItself(topLevelClass))) {
          found.add(new Swallowing(new TreePath(attempt, handler), walks.first(block)));
        }
      }
    }
    return found;
  }

  /** {@code throw new ConcurrentModificationException(…)}: a signal of the program's own. */
  private static boolean throwsItself(TreePath code) {
    boolean[] found = {false};
    new TreeScanner<Void, Void>() {
      @Override
      public Void visitNewClass(NewClassTree tree, Void unused) {
        Type made = Trees.createdType(tree);
        found[0] |= made != null && made.tsym.getQualifiedName().contentEquals(EXCEPTION);
        return super.visitNewClass(tree, null);
      }
    }.scan(code.getLeaf(), null);
    return found[0];
  }

  private boolean swallows(CatchTree handler, TreePath block) {
    boolean itself = caught(handler).anyMatch(EXCEPTION::equals);
    boolean above = !itself && caught(handler).anyMatch(SUPERTYPES::contains);
    return ((itself && walks.mayThrow(block)) || (above && isOnlyAnIteration(block)))
        && !isAnswered(handler)
        && !expectsIt((BlockTree) block.getLeaf());
  }

  private static Stream<String> caught(CatchTree handler) {
    Tree type = handler.getParameter().getType();
    Stream<? extends Tree> all =
        type instanceof UnionTypeTree union
            ? union.getTypeAlternatives().stream()
            : Stream.of(type);
    return all.map(Trees::type)
        .filter(t -> t != null && t.tsym != null)
        .map(t -> t.tsym.getQualifiedName().toString());
  }

  /** Whether the handler passes the exception on: thrown, kept, or given to somebody. */
  private static boolean isAnswered(CatchTree handler) {
    List<? extends StatementTree> statements = handler.getBlock().getStatements();
    if (!statements.isEmpty() && statements.get(statements.size() - 1) instanceof ThrowTree) {
      return true;
    }
    Symbol exception = Trees.symbol(handler.getParameter());
    boolean[] answered = {false};
    new TreeScanner<Void, Void>() {
      @Override
      public Void visitMethodInvocation(MethodInvocationTree tree, Void unused) {
        boolean tells = TELLS.matcher(Trees.methodName(tree)).matches();
        answered[0] |=
            FAILS.matcher(Trees.methodName(tree)).matches()
                || (!tells && tree.getArguments().stream().anyMatch(this::isIt));
        return super.visitMethodInvocation(tree, null);
      }

      @Override
      public Void visitNewClass(NewClassTree tree, Void unused) {
        answered[0] |= tree.getArguments().stream().anyMatch(this::isIt);
        return super.visitNewClass(tree, null);
      }

      @Override
      public Void visitAssignment(AssignmentTree tree, Void unused) {
        answered[0] |= isIt(tree.getExpression());
        return super.visitAssignment(tree, null);
      }

      private boolean isIt(ExpressionTree tree) {
        return tree instanceof IdentifierTree && Trees.symbol(tree) == exception;
      }
    }.scan(handler.getBlock(), null);
    return answered[0];
  }

  /** A test that wants to see the exception: without it, the block ends in a failure. */
  private static boolean expectsIt(BlockTree block) {
    if (block.getStatements().isEmpty()) {
      return false;
    }
    StatementTree last = block.getStatements().get(block.getStatements().size() - 1);
    return last instanceof ThrowTree
        || (last instanceof ExpressionStatementTree statement
            && statement.getExpression() instanceof MethodInvocationTree call
            && FAILS.matcher(Trees.methodName(call)).matches());
  }

  /** Whether nothing but an iteration over a shared container can throw in a block. */
  private boolean isOnlyAnIteration(TreePath block) {
    List<? extends StatementTree> iterating =
        ((BlockTree) block.getLeaf()).getStatements().stream().filter(s -> !isPlain(s)).toList();
    return iterating.size() == 1
        && isIterating(iterating.get(0))
        && callsOnlyTheJdk(block)
        && walks.first(block).isPresent();
  }

  private static boolean isIterating(StatementTree statement) {
    return ControlFlow.isLoop(statement)
        || statement instanceof ReturnTree
        || statement instanceof VariableTree
        || statement instanceof ExpressionStatementTree;
  }

  /** {@code done = true;}, {@code Iterator<String> it = names.iterator();}, {@code return;}. */
  private static boolean isPlain(StatementTree statement) {
    if (statement instanceof VariableTree variable) {
      ExpressionTree value = variable.getInitializer();
      return value == null
          || isPlain(value)
          || (value instanceof MethodInvocationTree call
              && Trees.methodName(call).equals("iterator"));
    }
    if (statement instanceof ReturnTree result) {
      return result.getExpression() == null || isPlain(result.getExpression());
    }
    return statement instanceof BreakTree
        || (statement instanceof ExpressionStatementTree expression
            && expression.getExpression() instanceof AssignmentTree assignment
            && isPlain(assignment.getExpression()));
  }

  private static boolean isPlain(ExpressionTree value) {
    return value instanceof LiteralTree || value instanceof IdentifierTree;
  }

  private static boolean callsOnlyTheJdk(TreePath block) {
    boolean[] other = {false};
    new TreeScanner<Void, Void>() {
      @Override
      public Void visitMethodInvocation(MethodInvocationTree tree, Void unused) {
        other[0] |= !isOfTheJdk(Trees.symbol(tree));
        return super.visitMethodInvocation(tree, null);
      }

      @Override
      public Void visitNewClass(NewClassTree tree, Void unused) {
        other[0] |= !isOfTheJdk(Trees.symbol(tree));
        return super.visitNewClass(tree, null);
      }

      @Override
      public Void visitMemberReference(MemberReferenceTree tree, Void unused) {
        other[0] |= !isOfTheJdk(Trees.symbol(tree));
        return super.visitMemberReference(tree, null);
      }
    }.scan(block.getLeaf(), null);
    return !other[0];
  }

  /**
   * A method of {@code java.util} or {@code java.lang} that runs no code of others, and throws
   * nothing that depends on what it is given.
   */
  private static boolean isOfTheJdk(Symbol symbol) {
    if (!(symbol instanceof MethodSymbol method)) {
      return false;
    }
    String type = method.owner.getQualifiedName().toString();
    boolean prints = type.equals("java.io.PrintStream");
    return !type.equals("java.lang.Runnable")
        && !MAY_FAIL.matcher(method.name.toString()).matches()
        && (prints || type.matches("java\\.util\\.[A-Z].*") || type.startsWith("java.lang."));
  }
}
