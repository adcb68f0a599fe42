package io.github.mapvet.model;

import com.google.common.collect.ArrayListMultimap;
import com.google.common.collect.ListMultimap;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.CompoundAssignmentTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.SynchronizedTree;
import com.sun.source.tree.TryTree;
import com.sun.source.tree.UnaryTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.tools.javac.code.Symbol;
import com.sun.tools.javac.code.Symbol.MethodSymbol;
import com.sun.tools.javac.code.Symbol.VarSymbol;
import com.sun.tools.javac.tree.JCTree;
import io.github.mapvet.knowledge.AtomicHolders;
import io.github.mapvet.knowledge.StateMachines;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Where one top-level class declares, assigns and calls things; one pass over its trees. */
final class ClassDeclarations {
  final Map<VarSymbol, TreePath> variables = new LinkedHashMap<>();
  final Map<MethodSymbol, TreePath> methods = new LinkedHashMap<>();
  final ListMultimap<VarSymbol, TreePath> values = ArrayListMultimap.create();
  final ListMultimap<VarSymbol, TreePath> reads = ArrayListMultimap.create();
  final ListMultimap<VarSymbol, TreePath> held = ArrayListMultimap.create();
  final ListMultimap<MethodSymbol, TreePath> references = ArrayListMultimap.create();
  final Set<VarSymbol> changedInPlace = new HashSet<>();

  /** Where state machines are told of events. */
  final List<TreePath> steps = new ArrayList<>();

  final ListMultimap<MethodSymbol, TreePath> creations = ArrayListMultimap.create();
  final ListMultimap<MethodSymbol, TreePath> calls = ArrayListMultimap.create();

  /** All calls, also of what could not be resolved, as they begin in the source. */
  final List<TreePath> callsInOrder = new ArrayList<>();

  /** All calls and assignments as they are evaluated: what is inside comes first. */
  final List<TreePath> effects = new ArrayList<>();

  /** The {@code try} statements. */
  final List<TreePath> attempts = new ArrayList<>();

  /** The {@code synchronized} statements. */
  final List<TreePath> monitors = new ArrayList<>();

  /** Whether javac had found out what the code means when it was looked at. */
  boolean isAttributed = true;

  ClassDeclarations(TreePath topLevelClass) {
    new Collector().scan(topLevelClass, null);
  }

  private final class Collector extends TreePathScanner<Void, Void> {
    @Override
    public Void visitVariable(VariableTree tree, Void unused) {
      if (((JCTree.JCVariableDecl) tree).sym != null) {
        VarSymbol symbol = ((JCTree.JCVariableDecl) tree).sym;
        variables.put(symbol, getCurrentPath());
        if (tree.getInitializer() != null) {
          values.put(symbol, new TreePath(getCurrentPath(), tree.getInitializer()));
          addHeld(symbol, tree.getInitializer(), getCurrentPath());
        }
      }
      return super.visitVariable(tree, null);
    }

    @Override
    public Void visitMethod(MethodTree tree, Void unused) {
      if (((JCTree.JCMethodDecl) tree).sym != null) {
        methods.put(((JCTree.JCMethodDecl) tree).sym, getCurrentPath());
      }
      return super.visitMethod(tree, null);
    }

    @Override
    public Void visitAssignment(AssignmentTree tree, Void unused) {
      if (Trees.symbol(tree.getVariable()) instanceof VarSymbol symbol) {
        values.put(symbol, new TreePath(getCurrentPath(), tree.getExpression()));
        addHeld(symbol, tree.getExpression(), getCurrentPath());
      }
      super.visitAssignment(tree, null);
      effects.add(getCurrentPath());
      return null;
    }

    /** {@code new AtomicReference<>(value)}. */
    private void addHeld(VarSymbol holder, ExpressionTree value, TreePath path) {
      if (value instanceof NewClassTree created
          && Trees.symbol(created) instanceof MethodSymbol constructor) {
        addHeld(holder, constructor, created.getArguments(), new TreePath(path, created));
      }
    }

    private void addHeld(
        VarSymbol holder,
        MethodSymbol method,
        List<? extends ExpressionTree> arguments,
        TreePath path) {
      AtomicHolders.stored(method)
          .filter(i -> i < arguments.size())
          .ifPresent(i -> held.put(holder, new TreePath(path, arguments.get(i))));
      AtomicHolders.function(method)
          .filter(i -> i < arguments.size())
          .filter(i -> arguments.get(i) instanceof LambdaExpressionTree)
          .ifPresent(
              i -> held.putAll(holder, Trees.returnedBy(new TreePath(path, arguments.get(i)))));
    }

    @Override
    public Void visitIdentifier(IdentifierTree tree, Void unused) {
      if (Trees.symbol(tree) instanceof VarSymbol local
          && local.owner instanceof MethodSymbol
          && !isTarget(getCurrentPath())) {
        reads.put(local, getCurrentPath());
      }
      return null;
    }

    private static boolean isTarget(TreePath name) {
      return name.getParentPath().getLeaf() instanceof AssignmentTree assignment
          && assignment.getVariable() == name.getLeaf();
    }

    @Override
    public Void visitCompoundAssignment(CompoundAssignmentTree tree, Void unused) {
      noteChange(tree.getVariable());
      return super.visitCompoundAssignment(tree, null);
    }

    @Override
    public Void visitUnary(UnaryTree tree, Void unused) {
      switch (tree.getKind()) {
        case PREFIX_INCREMENT, PREFIX_DECREMENT, POSTFIX_INCREMENT, POSTFIX_DECREMENT ->
            noteChange(tree.getExpression());
        default -> {}
      }
      return super.visitUnary(tree, null);
    }

    private void noteChange(ExpressionTree target) {
      if (Trees.symbol(target) instanceof VarSymbol symbol) {
        changedInPlace.add(symbol);
      }
    }

    @Override
    public Void visitMemberReference(MemberReferenceTree tree, Void unused) {
      if (Trees.symbol(tree) instanceof MethodSymbol method) {
        references.put(method, getCurrentPath());
      }
      return super.visitMemberReference(tree, null);
    }

    @Override
    public Void visitNewClass(NewClassTree tree, Void unused) {
      if (Trees.symbol(tree) instanceof MethodSymbol constructor) {
        creations.put(constructor, getCurrentPath());
      }
      return super.visitNewClass(tree, null);
    }

    @Override
    public Void visitMethodInvocation(MethodInvocationTree tree, Void unused) {
      callsInOrder.add(getCurrentPath());
      if (Trees.symbol(tree) instanceof MethodSymbol called && StateMachines.isStep(called)) {
        steps.add(getCurrentPath());
      }
      isAttributed &= Trees.type(tree) != null;
      Symbol symbol = Trees.symbol(tree);
      if (symbol instanceof MethodSymbol method) {
        calls.put(method, getCurrentPath());
        if (Trees.symbol(Trees.receiver(tree)) instanceof VarSymbol holder) {
          addHeld(holder, method, tree.getArguments(), getCurrentPath());
        }
      }
      super.visitMethodInvocation(tree, null);
      effects.add(getCurrentPath());
      return null;
    }

    @Override
    public Void visitTry(TryTree tree, Void unused) {
      attempts.add(getCurrentPath());
      return super.visitTry(tree, null);
    }

    @Override
    public Void visitSynchronized(SynchronizedTree tree, Void unused) {
      monitors.add(getCurrentPath());
      return super.visitSynchronized(tree, null);
    }
  }
}
