package io.github.mapvet.model;

import com.google.common.collect.ImmutableSet;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.util.TreePath;
import com.sun.tools.javac.code.Flags;
import com.sun.tools.javac.code.Symbol.MethodSymbol;
import com.sun.tools.javac.code.Symbol.TypeSymbol;
import com.sun.tools.javac.code.Symbol.VarSymbol;
import com.sun.tools.javac.code.Type;
import com.sun.tools.javac.code.Types;
import io.github.mapvet.knowledge.Operation;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Where a class calls the listeners that others have given it, straight from its container. */
public final class Dispatches {
  private static final Pattern LISTENERS =
      Pattern.compile(
          "(?i).*(listener|observer|callback|subscriber|handler|hook|watcher|interceptor)(e?s)?");

  /** Calls that ask for a property, and those that every object has. */
  private static final Pattern ASKS =
      Pattern.compile(
          "(get|is|has|can|should)[A-Z].*|equals|hashCode|toString|compare|compareTo|name|test");

  /** Types of the JDK that a listener may be of without being called one. */
  private static final ImmutableSet<String> FUNCTIONS =
      ImmutableSet.of("java.lang.Runnable", "java.util.concurrent.Callable");

  private final Program program;
  private final Types types;
  private final Disturbances disturbances;
  private final Supplier<List<SharedField>> fields;
  private final Supplier<List<HeldValues>> held;
  private final Supplier<CopiedWalks> copiedWalks;

  Dispatches(
      Program program,
      Types types,
      Disturbances disturbances,
      Supplier<List<SharedField>> fields,
      Supplier<List<HeldValues>> held,
      Supplier<CopiedWalks> copiedWalks) {
    this.program = program;
    this.types = types;
    this.disturbances = disturbances;
    this.fields = fields;
    this.held = held;
    this.copiedWalks = copiedWalks;
  }

  /**
   * A walk over listeners that calls them.
   *
   * @param field the field with the listeners, or with the map that has containers of them for
   *     values
   * @param type class of the container that is walked, as messages name it
   * @param iteration the walk
   * @param call path of the call of a listener
   * @param removal a place where the class takes a listener out for whoever asks
   */
  public record Dispatch(
      VarSymbol field, String type, Iteration iteration, TreePath call, Use removal) {}

  /** A container of listeners, with all that the class does with it. */
  private record Source(VarSymbol field, String type, Stream<Use> uses) {}

  /** The dispatches among some iterations, in their order. */
  List<Dispatch> among(List<Iteration> iterations) {
    return iterations.stream()
        .map(i -> source(i).flatMap(s -> dispatch(i, s)))
        .flatMap(Optional::stream)
        .filter(d -> !disturbances.isSwappedOut(d.iteration()))
        .filter(d -> disturbances.of(d.iteration()).findAny().isEmpty())
        .toList();
  }

  /** Whether an iteration can be one at all: over a field, or over a value of a map. */
  boolean mayBeOne(Iteration iteration) {
    return iteration.container().base() instanceof Term.Field || !held.get().isEmpty();
  }

  private Optional<Source> source(Iteration iteration) {
    if (iteration.container().base() instanceof Term.Field field) {
      // Finding all uses of all fields takes long: first the question whether it is called out.
      if (callsOut(iteration, field.symbol()).isEmpty()) {
        return Optional.empty();
      }
      return fields.get().stream()
          .filter(f -> f.symbol() == field.symbol())
          .map(
              f ->
                  new Source(
                      f.symbol(),
                      program.containers.typeName(iteration.container()),
                      f.sharedUses().stream()))
          .findFirst();
    }
    return program
        .mapValues
        .of(iteration.source())
        .filter(v -> v.depth() > 0)
        .flatMap(v -> held.get().stream().filter(h -> h.map() == v.map().variable()).findFirst())
        .filter(h -> h.isField() && h.safety().mayFailFast())
        .map(
            h ->
                new Source(h.map(), h.typeName(), h.uses().stream().map(HeldValues.ValueUse::use)));
  }

  private Optional<Dispatch> dispatch(Iteration iteration, Source source) {
    Optional<Use> removal =
        source
            .uses
            .filter(use -> isOfferedRemoval(use, iteration) && !isTearDown(use, source.field))
            .findFirst();
    return removal.flatMap(
        out ->
            callsOut(iteration, source.field)
                .map(call -> new Dispatch(source.field, source.type, iteration, call, out)));
  }

  private Optional<TreePath> callsOut(Iteration iteration, VarSymbol field) {
    return new ElementCalls(program, isCallOut(field)).in(iteration).stream().findFirst();
  }

  /** In code that anybody may call, also a listener, and not in the walk itself. */
  private static boolean isOfferedRemoval(Use use, Iteration iteration) {
    return use.isWrite()
        && use.path().getLeaf() instanceof MethodInvocationTree call
        && Operation.takesOut(Trees.methodName(call))
        && !call.getArguments().isEmpty()
        && use.roots().stream().anyMatch(r -> r.kind() != ThreadRoot.Kind.TASK)
        && !Trees.isWithin(use.path(), iteration.loop());
  }

  /** {@code close()} of a handle that a listener was given is none of the whole. */
  private static boolean isTearDown(Use use, VarSymbol field) {
    return Evidence.isTearDown(use)
        && Trees.enclosingClass(use.path()).filter(c -> c == field.owner).isPresent();
  }

  /** Calls after which an element may have been taken out. */
  private Predicate<MethodSymbol> isCallOut(VarSymbol field) {
    return method ->
        !ASKS.matcher(method.getSimpleName().toString()).matches()
            && (copiedWalks.get().call(field, method) || isForeign(method, field));
  }

  /** A method that others implement, of what is called a listener. */
  private boolean isForeign(MethodSymbol method, VarSymbol field) {
    if (!(method.owner instanceof TypeSymbol type) || (method.flags() & Flags.ABSTRACT) == 0) {
      return false;
    }
    String name = type.getQualifiedName().toString();
    if (FUNCTIONS.contains(name) || name.startsWith("java.util.function.")) {
      return true;
    }
    boolean named =
        LISTENERS.matcher(field.getSimpleName().toString()).matches()
            || types.closure(type.type).stream().anyMatch(Dispatches::isListener);
    return named && !isContainerOrValue(name);
  }

  private static boolean isListener(Type type) {
    return LISTENERS.matcher(type.tsym.getSimpleName().toString()).matches();
  }

  private static boolean isContainerOrValue(String type) {
    boolean util = type.matches("java\\.util\\.[A-Z]\\w*(\\.Entry)?");
    return type.equals("java.lang.CharSequence")
        || type.equals("java.lang.Comparable")
        || (util && !type.endsWith("Listener") && !type.endsWith("Observer"));
  }
}
