package io.github.mapvet.model;

import com.google.common.collect.ImmutableSet;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.tools.javac.code.Flags;
import com.sun.tools.javac.code.Symbol;
import com.sun.tools.javac.code.Symbol.MethodSymbol;
import com.sun.tools.javac.code.Symbol.TypeSymbol;
import io.github.mapvet.model.Iteration.Kind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Which methods of its elements an iteration calls before it goes on, also through helpers. */
final class ElementCalls {
  private static final int DEEPEST = 3;

  /** Calls that give an element, or what it holds for another. */
  private static final ImmutableSet<String> PARTS = ImmutableSet.of("getKey", "getValue", "next");

  private final Program program;
  private final Predicate<MethodSymbol> wanted;

  ElementCalls(Program program, Predicate<MethodSymbol> wanted) {
    this.program = program;
    this.wanted = wanted;
  }

  /** Paths of the calls, in the order of the source, what helpers do in the place of the call. */
  List<TreePath> in(Iteration iteration) {
    TreePath region = iteration.region();
    if (region.getLeaf() instanceof MemberReferenceTree reference) {
      return Trees.symbol(reference) instanceof MethodSymbol method
          ? ofReference(method, region)
          : List.of();
    }
    Set<Symbol> elements = new HashSet<>();
    if (iteration.kind() != Kind.INDEX) {
      iteration.variable().ifPresent(elements::add);
    }
    if (region.getLeaf() instanceof LambdaExpressionTree lambda) {
      lambda.getParameters().forEach(p -> elements.add(Trees.symbol(p)));
    }
    Collector collector = new Collector(Optional.of(iteration), elements, 0);
    collector.scan(region, null);
    return collector.found;
  }

  private List<TreePath> ofReference(MethodSymbol method, TreePath reference) {
    boolean ofElement =
        Trees.symbol(((MemberReferenceTree) reference.getLeaf()).getQualifierExpression())
            instanceof TypeSymbol;
    return ofElement && !method.isStatic()
        ? (wanted.test(method) ? List.of(reference) : List.of())
        : inHelper(method, 0, 0);
  }

  /** What a method of the program calls on one of its parameters. */
  private List<TreePath> inHelper(MethodSymbol method, int parameter, int depth) {
    Optional<TreePath> helper = program.declarations.method(method);
    if (helper.isEmpty()
        || depth == DEEPEST
        || parameter >= method.getParameters().size()
        || ((MethodTree) helper.get().getLeaf()).getBody() == null) {
      return List.of();
    }
    Set<Symbol> elements = new HashSet<>();
    elements.add(method.getParameters().get(parameter));
    Collector collector = new Collector(Optional.empty(), elements, depth + 1);
    collector.scan(Trees.bodyOf(helper.get()), null);
    return collector.found;
  }

  private final class Collector extends TreePathScanner<Void, Void> {
    final List<TreePath> found = new ArrayList<>();
    private final Optional<Iteration> iteration;
    private final Set<Symbol> elements;
    private final int depth;

    Collector(Optional<Iteration> iteration, Set<Symbol> elements, int depth) {
      this.iteration = iteration;
      this.elements = elements;
      this.depth = depth;
    }

    @Override
    public Void visitMethodInvocation(MethodInvocationTree tree, Void unused) {
      ExpressionTree receiver = Trees.receiver(tree);
      if (Trees.symbol(tree) instanceof MethodSymbol method && goesOn()) {
        if (receiver != null && isElement(Trees.bare(receiver))) {
          if (wanted.test(method)) {
            found.add(getCurrentPath());
          }
        } else {
          addHelper(method, tree.getArguments());
        }
      }
      return super.visitMethodInvocation(tree, null);
    }

    private void addHelper(MethodSymbol method, List<? extends ExpressionTree> arguments) {
      for (int i = 0; i < arguments.size(); i++) {
        if (isElement(Trees.bare(arguments.get(i)))) {
          found.addAll(inHelper(method, i, depth));
        }
      }
    }

    @Override
    public Void visitVariable(VariableTree tree, Void unused) {
      if (tree.getInitializer() != null && isElement(Trees.bare(tree.getInitializer()))) {
        elements.add(Trees.symbol(tree));
      }
      return super.visitVariable(tree, null);
    }

    /** A function that is kept for later runs when the walk is over. */
    @Override
    public Void visitLambdaExpression(LambdaExpressionTree tree, Void unused) {
      boolean isRegion = iteration.filter(i -> i.region().getLeaf() == tree).isPresent();
      return isRegion || program.changes.runsInline(getCurrentPath())
          ? super.visitLambdaExpression(tree, null)
          : null;
    }

    private boolean goesOn() {
      return iteration.isEmpty()
          || Trees.isBody(iteration.get().loop())
          || iteration.get().region().getLeaf() instanceof LambdaExpressionTree
          || ControlFlow.reachesNextRound(getCurrentPath(), iteration.get().loop());
    }

    /**
     * The element itself, {@code iterator.next()} or {@code get(i)}, or what it holds: {@code
     * entry.getValue()}, {@code subscription.listener}.
     */
    private boolean isElement(ExpressionTree tree) {
      if (tree instanceof MethodInvocationTree call && Trees.receiver(call) != null) {
        boolean part = PARTS.contains(Trees.methodName(call)) || isRecordPart(call);
        return (part && isElement(Trees.bare(Trees.receiver(call)))) || isAtIndex(call);
      }
      return elements.contains(Trees.symbol(tree))
          || (tree instanceof MemberSelectTree select
              && isElement(Trees.bare(select.getExpression())));
    }

    private static boolean isRecordPart(MethodInvocationTree call) {
      return call.getArguments().isEmpty()
          && Trees.symbol(call) instanceof MethodSymbol method
          && (method.owner.flags() & Flags.RECORD) != 0;
    }

    private boolean isAtIndex(MethodInvocationTree call) {
      return iteration
          .filter(i -> i.kind() == Kind.INDEX && IndexLoops.isAt(call, i.variable().get()))
          .isPresent();
    }
  }
}
