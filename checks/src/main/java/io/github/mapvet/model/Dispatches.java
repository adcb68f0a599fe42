package io.github.mapvet.model;

import com.google.common.collect.ImmutableSet;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.tools.javac.code.Flags;
import com.sun.tools.javac.code.Symbol;
import com.sun.tools.javac.code.Symbol.MethodSymbol;
import com.sun.tools.javac.code.Symbol.TypeSymbol;
import com.sun.tools.javac.code.Symbol.VarSymbol;
import io.github.mapvet.knowledge.Operation;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Where a class calls the listeners that others have given it, straight from its container. */
public final class Dispatches {
  private static final Pattern LISTENERS =
      Pattern.compile(
          "(?i).*(listener|observer|callback|subscriber|handler|hook|watcher|interceptor)(e?s)?");

  /** Calls that ask for a property, and those that every object has. */
  private static final Pattern ASKS =
      Pattern.compile("(get|is|has|can|should)[A-Z].*|equals|hashCode|toString|compareTo|name");

  /** Types of the JDK that a listener may be of without being called one. */
  private static final ImmutableSet<String> FUNCTIONS =
      ImmutableSet.of("java.lang.Runnable", "java.util.concurrent.Callable");

  private final Containers containers;
  private final Disturbances disturbances;

  Dispatches(Containers containers, Disturbances disturbances) {
    this.containers = containers;
    this.disturbances = disturbances;
  }

  /**
   * A walk over listeners that calls them.
   *
   * @param iteration the walk
   * @param call path of the call of a listener
   * @param removal a place where the class takes a listener out for whoever asks
   */
  public record Dispatch(Iteration iteration, TreePath call, Use removal) {
    /** The field that holds the listeners. */
    public VarSymbol field() {
      return iteration.container().base().variable();
    }
  }

  /** The dispatches among some iterations, in their order. */
  List<Dispatch> among(List<Iteration> iterations, List<SharedField> fields) {
    return iterations.stream()
        .filter(i -> containers.safetyOf(i.container()).mayFailFast())
        .filter(i -> disturbances.of(i).findAny().isEmpty())
        .map(i -> dispatch(i, fields))
        .flatMap(Optional::stream)
        .toList();
  }

  private Optional<Dispatch> dispatch(Iteration iteration, List<SharedField> fields) {
    if (!(iteration.container().base() instanceof Term.Field field)) {
      return Optional.empty();
    }
    Optional<Use> removal =
        fields.stream()
            .filter(f -> f.symbol() == field.symbol())
            .flatMap(f -> f.sharedUses().stream())
            .filter(use -> isOfferedRemoval(use, iteration))
            .findFirst();
    return removal.isEmpty()
        ? Optional.empty()
        : callsOut(iteration, field.symbol())
            .findFirst()
            .map(call -> new Dispatch(iteration, call, removal.get()));
  }

  /** In a method that anybody may call, also a listener, and not in the walk itself. */
  private static boolean isOfferedRemoval(Use use, Iteration iteration) {
    return use.isWrite()
        && use.path().getLeaf() instanceof MethodInvocationTree call
        && Operation.takesOut(Trees.methodName(call))
        && use.roots().contains(ThreadRoot.ANY_CALLER)
        && !Evidence.isTearDown(use)
        && !Trees.isWithin(use.path(), iteration.loop());
  }

  /** The calls of the elements after which the walk goes on. */
  private Stream<TreePath> callsOut(Iteration iteration, VarSymbol field) {
    Set<TreePath> calls = new HashSet<>();
    Set<Symbol> elements = new HashSet<>();
    iteration.variable().ifPresent(elements::add);
    Tree region = iteration.region().getLeaf();
    if (region instanceof LambdaExpressionTree lambda) {
      lambda.getParameters().forEach(p -> elements.add(Trees.symbol(p)));
    }
    if (region instanceof MemberReferenceTree reference) {
      return isCallOut(Trees.symbol(reference), field)
          ? Stream.of(iteration.region())
          : Stream.empty();
    }
    new TreePathScanner<Void, Void>() {
      @Override
      public Void visitMethodInvocation(MethodInvocationTree tree, Void unused) {
        ExpressionTree receiver = Trees.receiver(tree);
        if (receiver != null
            && isElement(Trees.bare(receiver), elements)
            && !ASKS.matcher(Trees.methodName(tree)).matches()
            && isCallOut(Trees.symbol(tree), field)
            && goesOn(getCurrentPath(), iteration)) {
          calls.add(getCurrentPath());
        }
        return super.visitMethodInvocation(tree, null);
      }

      @Override
      public Void visitVariable(VariableTree tree, Void unused) {
        if (tree.getInitializer() != null
            && isElement(Trees.bare(tree.getInitializer()), elements)) {
          elements.add(Trees.symbol(tree));
        }
        return super.visitVariable(tree, null);
      }
    }.scan(iteration.region(), null);
    return calls.stream()
        .sorted((a, b) -> Integer.compare(Trees.start(a.getLeaf()), Trees.start(b.getLeaf())));
  }

  private static boolean goesOn(TreePath call, Iteration iteration) {
    return iteration.loop() instanceof LambdaExpressionTree
        || iteration.region().getLeaf() instanceof LambdaExpressionTree
        || ControlFlow.reachesNextRound(call, iteration.loop());
  }

  /** The element itself, {@code entry.getValue()}, or {@code iterator.next()}. */
  private static boolean isElement(ExpressionTree tree, Set<Symbol> elements) {
    if (tree instanceof MethodInvocationTree call && Trees.receiver(call) != null) {
      String name = Trees.methodName(call);
      boolean part = name.equals("getValue") || name.equals("getKey") || name.equals("next");
      return part && isElement(Trees.bare(Trees.receiver(call)), elements);
    }
    return elements.contains(Trees.symbol(tree));
  }

  /** A method that others implement, of what is called a listener. */
  private static boolean isCallOut(Symbol called, VarSymbol field) {
    if (!(called instanceof MethodSymbol method)
        || !(method.owner instanceof TypeSymbol type)
        || (method.flags() & Flags.ABSTRACT) == 0) {
      return false;
    }
    String name = type.getQualifiedName().toString();
    if (FUNCTIONS.contains(name) || name.startsWith("java.util.function.")) {
      return true;
    }
    boolean named =
        LISTENERS.matcher(type.getSimpleName()).matches()
            || LISTENERS.matcher(field.getSimpleName()).matches();
    return named && !isContainerOrValue(name);
  }

  private static boolean isContainerOrValue(String type) {
    boolean util = type.matches("java\\.util\\.[A-Z]\\w*(\\.Entry)?");
    return type.equals("java.lang.CharSequence")
        || type.equals("java.lang.Comparable")
        || (util && !type.endsWith("Listener") && !type.endsWith("Observer"));
  }
}
