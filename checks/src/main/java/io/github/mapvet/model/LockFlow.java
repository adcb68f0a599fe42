package io.github.mapvet.model;

import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Sets;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TryTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreeScanner;
import com.sun.tools.javac.processing.JavacProcessingEnvironment;
import com.sun.tools.javac.util.Context;
import io.github.mapvet.knowledge.LockCalls.Effect;
import io.github.mapvet.knowledge.LockCalls.LockCall;
import io.github.mapvet.model.LockStore.Tried;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.checkerframework.errorprone.dataflow.analysis.AbstractValue;
import org.checkerframework.errorprone.dataflow.analysis.AnalysisResult;
import org.checkerframework.errorprone.dataflow.analysis.ConditionalTransferResult;
import org.checkerframework.errorprone.dataflow.analysis.ForwardAnalysisImpl;
import org.checkerframework.errorprone.dataflow.analysis.ForwardTransferFunction;
import org.checkerframework.errorprone.dataflow.analysis.RegularTransferResult;
import org.checkerframework.errorprone.dataflow.analysis.TransferInput;
import org.checkerframework.errorprone.dataflow.analysis.TransferResult;
import org.checkerframework.errorprone.dataflow.cfg.ControlFlowGraph;
import org.checkerframework.errorprone.dataflow.cfg.UnderlyingAST;
import org.checkerframework.errorprone.dataflow.cfg.UnderlyingAST.CFGLambda;
import org.checkerframework.errorprone.dataflow.cfg.UnderlyingAST.CFGMethod;
import org.checkerframework.errorprone.dataflow.cfg.builder.CFGBuilder;
import org.checkerframework.errorprone.dataflow.cfg.node.AbstractNodeVisitor;
import org.checkerframework.errorprone.dataflow.cfg.node.AssignmentNode;
import org.checkerframework.errorprone.dataflow.cfg.node.BinaryOperationNode;
import org.checkerframework.errorprone.dataflow.cfg.node.BooleanLiteralNode;
import org.checkerframework.errorprone.dataflow.cfg.node.ConditionalNotNode;
import org.checkerframework.errorprone.dataflow.cfg.node.EqualToNode;
import org.checkerframework.errorprone.dataflow.cfg.node.LocalVariableNode;
import org.checkerframework.errorprone.dataflow.cfg.node.MethodInvocationNode;
import org.checkerframework.errorprone.dataflow.cfg.node.Node;
import org.checkerframework.errorprone.dataflow.cfg.node.NotEqualNode;
import org.checkerframework.errorprone.dataflow.cfg.node.ObjectCreationNode;

/**
 * Which explicit locks one method or lambda must hold where: a must-analysis over the control flow
 * graph. {@code synchronized} is not seen here; the graph does not release it on every way out.
 */
final class LockFlow {

  /** What a call does with locks, asked of {@link Locks}. */
  interface Calls {
    /** The lock a library call is about and what it does with it. */
    Optional<LockEvent> event(MethodInvocationTree call, TreePath path);

    /**
     * What a called method or constructor of the program leaves held, and what it releases.
     *
     * @param context a path in the caller
     */
    LockStore effect(ExpressionTree call, TreePath context);

    /** Whether a method goes on only if its first argument is true. */
    boolean isAssertion(MethodInvocationTree call);
  }

  /** A library call and the lock it is about. */
  record LockEvent(LockCall call, LockPath lock) {}

  private final AnalysisResult<NoValue, LockStore> result;
  private final LockStore atExit;
  private final ImmutableSet<LockPath> demanded;

  private LockFlow(
      AnalysisResult<NoValue, LockStore> result,
      LockStore atExit,
      ImmutableSet<LockPath> demanded) {
    this.result = result;
    this.atExit = atExit;
    this.demanded = demanded;
  }

  /**
   * Analyses a method or lambda.
   *
   * @param body path of the method or lambda
   * @return empty for code that is too broken to have a control flow graph
   */
  static Optional<LockFlow> of(TreePath body, Calls calls, Context context) {
    try {
      ControlFlowGraph graph =
          CFGBuilder.build(
              code(body),
              ast(body),
              /* assumeAssertionsEnabled= */ true,
              /* assumeAssertionsDisabled= */ false,
              JavacProcessingEnvironment.instance(context));
      Transfer transfer = new Transfer(calls, body);
      var analysis = new ForwardAnalysisImpl<>(transfer);
      analysis.performAnalysis(graph);
      LockStore exit = Optional.ofNullable(analysis.getRegularExitStore()).orElse(LockStore.EMPTY);
      // What a method only asserts to be held, somebody else has taken and will release.
      return Optional.of(
          new LockFlow(
              analysis.getResult(),
              exit.notHolding(transfer.asked),
              Sets.intersection(exit.held(), transfer.asked).immutableCopy()));
    } catch (RuntimeException | AssertionError e) {

      // The graph builder expects code that compiles; without it no explicit lock is known to be
      // held.
      return Optional.empty();
    }
  }

  private static TreePath code(TreePath body) {
    return new TreePath(
        body,
        body.getLeaf() instanceof LambdaExpressionTree lambda
            ? lambda.getBody()
            : ((MethodTree) body.getLeaf()).getBody());
  }

  private static UnderlyingAST ast(TreePath body) {
    ClassTree owner = null;
    MethodTree method = null;
    for (TreePath p = body; p != null && owner == null; p = p.getParentPath()) {
      if (p.getLeaf() instanceof ClassTree tree) {
        owner = tree;
      } else if (p.getLeaf() instanceof MethodTree tree && method == null) {
        method = tree;
      }
    }
    return body.getLeaf() instanceof LambdaExpressionTree lambda
        ? new CFGLambda(lambda, owner, method)
        : new CFGMethod(method, owner);
  }

  /** What must be held right before a tree of the body is evaluated, on every way there. */
  LockStore before(Tree tree) {
    LockStore before = null;
    for (Node node : result.getNodesForTree(tree)) {
      LockStore one = result.getStoreBefore(node);
      before = before == null || one == null ? one : before.leastUpperBound(one);
    }
    return before;
  }

  /** What is held when the method returns. */
  LockStore atExit() {
    return atExit;
  }

  /** What the caller must hold, or else the method does not return. */
  ImmutableSet<LockPath> demanded() {
    return demanded;
  }

  /** The analysis is about stores only. */
  private static final class NoValue implements AbstractValue<NoValue> {
    @Override
    public NoValue leastUpperBound(NoValue other) {
      return this;
    }
  }

  private static final class Transfer
      extends AbstractNodeVisitor<
          TransferResult<NoValue, LockStore>, TransferInput<NoValue, LockStore>>
      implements ForwardTransferFunction<NoValue, LockStore> {
    private final Calls calls;
    private final TreePath body;
    private final Set<Tree> resources = new HashSet<>();
    final Set<LockPath> asked = new HashSet<>();

    Transfer(Calls calls, TreePath body) {
      this.calls = calls;
      this.body = body;
      new TreeScanner<Void, Void>() {
        @Override
        public Void visitTry(TryTree tree, Void unused) {
          for (Tree resource : tree.getResources()) {
            if (resource instanceof VariableTree variable && variable.getInitializer() != null) {
              resources.add(Trees.bare(variable.getInitializer()));
            }
          }
          return super.visitTry(tree, null);
        }
      }.scan(body.getLeaf(), null);
    }

    @Override
    public LockStore initialStore(UnderlyingAST ast, List<LocalVariableNode> parameters) {
      return LockStore.EMPTY;
    }

    @Override
    public TransferResult<NoValue, LockStore> visitNode(
        Node node, TransferInput<NoValue, LockStore> in) {
      return in.containsTwoStores()
          ? new ConditionalTransferResult<>(null, in.getThenStore(), in.getElseStore())
          : new RegularTransferResult<>(null, in.getRegularStore());
    }

    @Override
    public TransferResult<NoValue, LockStore> visitMethodInvocation(
        MethodInvocationNode node, TransferInput<NoValue, LockStore> in) {
      MethodInvocationTree call = node.getTree();
      LockStore store = in.getRegularStore();
      if (call == null || node.getTreePath() == null) {
        return new RegularTransferResult<>(null, store);
      }
      if (resources.contains(call)) {
        // The graph does not close resources on every way out: their locks are taken from the tree.
        return new RegularTransferResult<>(null, store);
      }
      Optional<LockEvent> event = calls.event(call, node.getTreePath());
      if (event.isEmpty()) {
        LockStore after = apply(calls.effect(call, node.getTreePath()), store);
        return new RegularTransferResult<>(
            null, assertedBy(call, node.getTreePath()).map(after::with).orElse(after));
      }
      LockPath lock = event.get().lock();
      if (event.get().call().effect() == Effect.ASKS && !store.held().contains(lock)) {
        asked.add(lock);
      }
      return switch (event.get().call().effect()) {
        case ACQUIRES -> new RegularTransferResult<>(null, store.with(lock));
        case RELEASES -> new RegularTransferResult<>(null, store.without(lock));
        case TRIES, ASKS -> new ConditionalTransferResult<>(null, store.with(lock), store);
        case GIVES_HALF -> new RegularTransferResult<>(null, store);
      };
    }

    /** {@code checkState(Thread.holdsLock(lock))}. */
    private Optional<LockPath> assertedBy(MethodInvocationTree call, TreePath path) {
      return calls.isAssertion(call)
              && !call.getArguments().isEmpty()
              && Trees.bare(call.getArguments().get(0)) instanceof MethodInvocationTree question
          ? calls
              .event(question, path)
              .filter(e -> e.call().effect() == Effect.ASKS)
              .map(LockEvent::lock)
          : Optional.empty();
    }

    @Override
    public TransferResult<NoValue, LockStore> visitObjectCreation(
        ObjectCreationNode node, TransferInput<NoValue, LockStore> in) {
      LockStore store = in.getRegularStore();
      NewClassTree created = node.getTree();
      return new RegularTransferResult<>(
          null,
          created == null || resources.contains(created)
              ? store
              : apply(calls.effect(created, body), store));
    }

    @Override
    public TransferResult<NoValue, LockStore> visitConditionalNot(
        ConditionalNotNode node, TransferInput<NoValue, LockStore> in) {
      return in.containsTwoStores()
          ? new ConditionalTransferResult<>(null, in.getElseStore(), in.getThenStore())
          : new RegularTransferResult<>(null, in.getRegularStore());
    }

    @Override
    public TransferResult<NoValue, LockStore> visitEqualTo(
        EqualToNode node, TransferInput<NoValue, LockStore> in) {
      return comparedWithConstant(node, in, /* equal= */ true);
    }

    @Override
    public TransferResult<NoValue, LockStore> visitNotEqual(
        NotEqualNode node, TransferInput<NoValue, LockStore> in) {
      return comparedWithConstant(node, in, /* equal= */ false);
    }

    /** {@code lock.tryLock() == false}. */
    private static TransferResult<NoValue, LockStore> comparedWithConstant(
        BinaryOperationNode node, TransferInput<NoValue, LockStore> in, boolean equal) {
      if (!in.containsTwoStores()
          || !(node.getRightOperand() instanceof BooleanLiteralNode right)) {
        return new RegularTransferResult<>(null, in.getRegularStore());
      }
      return right.getValue() == equal
          ? new ConditionalTransferResult<>(null, in.getThenStore(), in.getElseStore())
          : new ConditionalTransferResult<>(null, in.getElseStore(), in.getThenStore());
    }

    private static LockStore apply(LockStore effect, LockStore store) {
      LockStore after = store;
      for (LockPath lock : effect.released()) {
        after = after.without(lock);
      }
      for (LockPath lock : effect.held()) {
        after = after.with(lock);
      }
      return after;
    }

    @Override
    public TransferResult<NoValue, LockStore> visitAssignment(
        AssignmentNode node, TransferInput<NoValue, LockStore> in) {
      LockStore store = in.getRegularStore();
      if (!(node.getTarget() instanceof LocalVariableNode local)) {
        return new RegularTransferResult<>(null, store);
      }
      return new RegularTransferResult<>(
          null,
          store.withResult(local.getElement(), tried(node.getExpression(), true).orElse(null)));
    }

    /** {@code locked = lock.tryLock()}, or {@code failed = !lock.tryLock()}. */
    private Optional<Tried> tried(Node value, boolean heldIf) {
      if (value instanceof ConditionalNotNode not) {
        return tried(not.getOperand(), !heldIf);
      }
      return value instanceof MethodInvocationNode call
              && call.getTree() != null
              && call.getTreePath() != null
          ? calls
              .event(call.getTree(), call.getTreePath())
              .filter(e -> e.call().effect() == Effect.TRIES || e.call().effect() == Effect.ASKS)
              .map(e -> new Tried(e.lock(), heldIf))
          : Optional.empty();
    }

    @Override
    public TransferResult<NoValue, LockStore> visitLocalVariable(
        LocalVariableNode node, TransferInput<NoValue, LockStore> in) {
      LockStore store = in.getRegularStore();
      Tried tried = store.results().get(node.getElement());
      if (tried == null) {
        return new RegularTransferResult<>(null, store);
      }
      LockStore held = store.with(tried.lock());
      return tried.heldIf()
          ? new ConditionalTransferResult<>(null, held, store)
          : new ConditionalTransferResult<>(null, store, held);
    }
  }
}
