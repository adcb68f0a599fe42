package io.github.mapvet.model;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TryTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.tools.javac.code.Symbol.MethodSymbol;
import com.sun.tools.javac.code.Symbol.TypeSymbol;
import com.sun.tools.javac.code.Symbol.VarSymbol;
import io.github.mapvet.knowledge.Libraries;
import io.github.mapvet.knowledge.ThreadEntries;
import io.github.mapvet.knowledge.ThreadEntries.JoinKind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Where code waits for tasks, and for which. */
final class Joins {
  private static final int DEEPEST = 8;

  private final Libraries libraries;
  private final Declarations declarations;
  private final Terms terms;
  private final TaskRuns runs;
  private final IdentityHashMap<Tree, List<Join>> byBody = new IdentityHashMap<>();

  Joins(Libraries libraries, Declarations declarations, Terms terms, TaskRuns runs) {
    this.libraries = libraries;
    this.declarations = declarations;
    this.terms = terms;
    this.runs = runs;
  }

  /**
   * A place that waits.
   *
   * @param where the call, or the {@code try} whose end closes an executor
   * @param handles what it waits for: expressions whose values stand for runs; empty if that cannot
   *     be told
   * @param executor the executor whose tasks it waits for
   */
  record Join(TreePath where, Optional<Set<Tree>> handles, Optional<Term> executor) {

    /** Whether the run has ended after the join, as far as can be told. */
    boolean covers(TaskRun run) {
      if (executor.isPresent()) {
        return run.executor().isEmpty() || run.executor().equals(executor);
      }
      return handles.isEmpty() || handles.get().contains(run.handle());
    }

    /** Whether a place is reached only after the join. */
    boolean isBefore(TreePath place, TaskRun run) {
      return where.getLeaf() instanceof TryTree attempt
          ? Trees.isWithin(run.where(), attempt.getBlock())
              && !Trees.isWithin(place, attempt.getBlock())
          : Trees.isEvaluatedBefore(run.where(), where) && Trees.isEvaluatedBefore(where, place);
    }
  }

  /** The joins that the thread which runs a body makes itself. */
  List<Join> in(TreePath body) {
    List<Join> known = byBody.get(body.getLeaf());
    if (known == null) {
      known = find(body);
      byBody.put(body.getLeaf(), known);
    }
    return known;
  }

  private List<Join> find(TreePath body) {
    List<Join> found = new ArrayList<>();
    new TreePathScanner<Void, Void>() {
      @Override
      public Void visitMethodInvocation(MethodInvocationTree tree, Void unused) {
        join(tree, getCurrentPath()).ifPresent(found::add);
        return super.visitMethodInvocation(tree, null);
      }

      @Override
      public Void visitMemberReference(MemberReferenceTree tree, Void unused) {
        if (Trees.symbol(tree) instanceof MethodSymbol method
            && isJoin(method)
            && runs.isInline(getCurrentPath())) {
          found.add(new Join(getCurrentPath(), Optional.empty(), Optional.empty()));
        }
        return super.visitMemberReference(tree, null);
      }

      @Override
      public Void visitTry(TryTree tree, Void unused) {
        tree.getResources().forEach(r -> closed(r, getCurrentPath()).ifPresent(found::add));
        return super.visitTry(tree, null);
      }

      @Override
      public Void visitLambdaExpression(LambdaExpressionTree tree, Void unused) {
        return tree == body.getLeaf() || runs.isInline(getCurrentPath())
            ? super.visitLambdaExpression(tree, null)
            : null;
      }

      @Override
      public Void visitClass(ClassTree tree, Void unused) {
        return tree == body.getLeaf() ? super.visitClass(tree, null) : null;
      }
    }.scan(body, null);
    return found;
  }

  private boolean isJoin(MethodSymbol method) {
    return ThreadEntries.joinKind(method) != JoinKind.NONE
        || declarations.method(method).filter(m -> isIn(m, declarations)).isPresent();
  }

  private Optional<Join> join(MethodInvocationTree call, TreePath path) {
    if (!(Trees.symbol(call) instanceof MethodSymbol method)) {
      return Optional.empty();
    }
    JoinKind kind = ThreadEntries.joinKind(method);
    return switch (kind) {
      case TASK ->
          Optional.of(
              new Join(
                  path,
                  handles(method.isStatic() ? first(call) : Trees.receiver(call), path),
                  Optional.empty()));
      case EXECUTOR ->
          Optional.of(new Join(path, Optional.empty(), termOf(Trees.receiver(call), path)));
      case UNKNOWN -> Optional.of(new Join(path, Optional.empty(), Optional.empty()));
      case NONE ->
          isJoin(method)
              ? Optional.of(new Join(path, Optional.empty(), Optional.empty()))
              : Optional.empty();
    };
  }

  private Optional<Term> termOf(ExpressionTree executor, TreePath path) {
    return executor == null ? Optional.empty() : terms.of(executor, path);
  }

  /** {@code try (ExecutorService pool = …) { … }} waits at its end. */
  private Optional<Join> closed(Tree resource, TreePath attempt) {
    Tree name = resource instanceof VariableTree ? resource : Trees.bare((ExpressionTree) resource);
    return Trees.symbol(name) instanceof VarSymbol variable
            && ThreadEntries.isExecutorService(variable.type.tsym)
        ? Optional.of(new Join(attempt, Optional.empty(), Optional.of(new Term.Local(variable))))
        : Optional.empty();
  }

  private static ExpressionTree first(MethodInvocationTree call) {
    return call.getArguments().isEmpty() ? null : call.getArguments().get(0);
  }

  /** What an expression waits for when it is joined. */
  Optional<Set<Tree>> handles(ExpressionTree future, TreePath context) {
    Set<Tree> handles = new HashSet<>();
    return future != null && addHandles(future, handles, DEEPEST)
        ? Optional.of(handles)
        : Optional.empty();
  }

  private boolean addHandles(ExpressionTree future, Set<Tree> into, int depth) {
    ExpressionTree tree = Trees.bare(future);
    if (depth == 0) {
      return false;
    }
    if (tree instanceof NewClassTree) {
      return into.add(tree);
    }
    if (tree instanceof MethodInvocationTree call) {
      return Trees.symbol(call) instanceof MethodSymbol method
          && addCall(call, method, into, depth);
    }
    return Trees.symbol(tree) instanceof VarSymbol local
        && !(local.owner instanceof TypeSymbol)
        && addLocal(local, into, depth);
  }

  private boolean addCall(
      MethodInvocationTree call, MethodSymbol method, Set<Tree> into, int depth) {
    if (ThreadEntries.isFuture(method) && method.name.contentEquals("anyOf")) {
      return true;
    }
    if (ThreadEntries.isFuture(method) && method.name.contentEquals("allOf")) {
      return addAll(call.getArguments(), into, depth);
    }
    boolean step = ThreadEntries.isFuture(method) && !method.isStatic();
    if (!step && !libraries.takesTasks(method)) {
      return false;
    }
    into.add(call);
    boolean known = !step || addHandles(Trees.receiver(call), into, depth - 1);
    for (ExpressionTree argument : call.getArguments()) {
      boolean other =
          step && Trees.type(argument) != null && ThreadEntries.isFuture(Trees.type(argument).tsym);
      known &= !other || addHandles(argument, into, depth - 1);
    }
    return known;
  }

  private boolean addAll(List<? extends ExpressionTree> futures, Set<Tree> into, int depth) {
    boolean known = true;
    for (ExpressionTree future : futures) {
      known &= addHandles(future, into, depth - 1);
    }
    return known;
  }

  private boolean addLocal(VarSymbol local, Set<Tree> into, int depth) {
    List<TreePath> values = declarations.valuesOf(local);
    boolean loopVariable =
        declarations
            .variable(local)
            .filter(d -> d.getParentPath().getLeaf() instanceof EnhancedForLoopTree)
            .isPresent();
    if (values.isEmpty() || loopVariable) {
      return false;
    }
    boolean known = true;
    for (TreePath value : values) {
      boolean none = value.getLeaf().getKind() == Tree.Kind.NULL_LITERAL;
      known &= none || addHandles((ExpressionTree) value.getLeaf(), into, depth - 1);
    }
    return known;
  }

  /** Whether a method waits for tasks, itself or in what it calls. */
  static boolean isIn(TreePath method, Declarations declarations) {
    return isIn(method, declarations, new HashSet<>());
  }

  private static boolean isIn(TreePath method, Declarations declarations, Set<Object> asked) {
    if (!(method.getLeaf() instanceof MethodTree tree)
        || tree.getBody() == null
        || !asked.add(Trees.symbol(tree))
        || asked.size() > DEEPEST) {
      return false;
    }
    boolean[] found = {false};
    new TreePathScanner<Void, Void>() {
      @Override
      public Void visitMethodInvocation(MethodInvocationTree call, Void unused) {
        if (Trees.symbol(call) instanceof MethodSymbol called) {
          found[0] |=
              ThreadEntries.joinKind(called) != JoinKind.NONE
                  || ThreadEntries.isJoin(called)
                  || declarations
                      .method(called)
                      .filter(m -> isIn(m, declarations, asked))
                      .isPresent();
        }
        return super.visitMethodInvocation(call, null);
      }

      @Override
      public Void visitMemberReference(MemberReferenceTree reference, Void unused) {
        found[0] |=
            Trees.symbol(reference) instanceof MethodSymbol called
                && ThreadEntries.joinKind(called) != JoinKind.NONE;
        return super.visitMemberReference(reference, null);
      }
    }.scan(method, null);
    return found[0];
  }
}
