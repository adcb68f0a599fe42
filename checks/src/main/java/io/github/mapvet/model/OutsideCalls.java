package io.github.mapvet.model;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Streams;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.TreePath;
import com.sun.tools.javac.code.Flags;
import com.sun.tools.javac.code.Symbol;
import com.sun.tools.javac.code.Symbol.ClassSymbol;
import com.sun.tools.javac.code.Symbol.MethodSymbol;
import com.sun.tools.javac.code.Symbol.VarSymbol;
import com.sun.tools.javac.code.Type;
import com.sun.tools.javac.code.Types;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * How the other classes of the compilation use what a class offers. A method that is offered and
 * called there is taken to be called as they do; one that nobody calls may be called by anybody.
 */
final class OutsideCalls {
  /** Packages whose public classes are not meant for others: {@code org.example.internal}. */
  private static final Pattern INTERNAL = Pattern.compile("(^|\\.)internals?(\\.|$)");

  /** Annotations that say nothing about who calls a method. */
  private static final ImmutableSet<String> PLAIN =
      ImmutableSet.of(
          "Deprecated", "Nullable", "Override", "SuppressWarnings", "VisibleForTesting");

  /** The share of a class's methods that is most of them. */
  private static final double MOST = 0.6;

  private final CallIndex index;
  private final Declarations declarations;
  private final Types types;
  private final Map<ClassSymbol, Boolean> usedOutside = new HashMap<>();
  private final Map<ClassSymbol, Boolean> mostlyCalled = new HashMap<>();

  OutsideCalls(CallIndex index, Declarations declarations, Types types) {
    this.index = index;
    this.declarations = declarations;
    this.types = types;
  }

  /**
   * All calls of a method in the compilation, also as a method that it overrides, if other classes
   * call it.
   *
   * @return paths of the calls, in a fixed order; empty when nobody else calls it or when not all
   *     calls can be known: it is given away as a reference, or implements what a library calls
   */
  ImmutableList<TreePath> of(MethodSymbol method) {
    ImmutableSet<MethodSymbol> names = namesOf(method);
    boolean known =
        names.stream().allMatch(m -> index.isSource(m.owner) && !isReferredTo(m))
            && names.stream().anyMatch(m -> isCalledOutside(m, method));
    return known
        ? names.stream()
            .flatMap(m -> declarations.callsIn(m, classesThatName(m)).stream())
            .distinct()
            .collect(ImmutableList.toImmutableList())
        : ImmutableList.of();
  }

  /** The calls that a method is taken to have: for its own class, those there; else {@link #of}. */
  List<TreePath> callsOf(MethodSymbol method) {
    return declarations.isInternal(method) ? declarations.callsOf(method) : of(method);
  }

  /**
   * What the constructor calls of the compilation give for a constructor's parameter.
   *
   * @return paths of the arguments, in a fixed order
   */
  List<TreePath> argumentsFor(VarSymbol parameter) {
    if (!(parameter.owner instanceof MethodSymbol constructor)
        || !constructor.isConstructor()
        || !index.isSource(constructor.owner)) {
      return List.of();
    }
    int position = constructor.getParameters().indexOf(parameter);
    return declarations.creationsIn(constructor, classesThatName(constructor)).stream()
        .flatMap(creation -> Trees.argument(creation, position).stream())
        .toList();
  }

  /** Whether nobody but its own top-level class uses a field, as far as the sources show. */
  boolean isForClassAlone(VarSymbol field) {
    boolean isOffered = (field.flags() & (Flags.PUBLIC | Flags.PROTECTED)) != 0;
    return field.isPrivate()
        || (field.owner instanceof ClassSymbol && !isOffered && index.usersOf(field).isEmpty());
  }

  /**
   * Whether a method that is offered is called by its own class and by nobody else, although other
   * classes of the compilation use the class.
   */
  boolean isForClassAlone(MethodSymbol method) {
    return !declarations.callsOf(method).isEmpty() && isNamedByNobodyElse(method);
  }

  /**
   * Whether nothing in the compilation calls a method, although other classes there use its class,
   * and nobody elsewhere is meant to: it is for its package, or its package is for internal use.
   */
  boolean isCalledByNobody(MethodSymbol method) {
    boolean offered =
        (method.flags() & (Flags.PUBLIC | Flags.PROTECTED)) != 0
            && !INTERNAL.matcher(method.owner.getQualifiedName().toString()).find();
    return !offered
        && !method.isConstructor()
        && declarations.callsOf(method).isEmpty()
        && declarations.referencesOf(method).isEmpty()
        && declarations.method(method).filter(OutsideCalls::isAnnotated).isEmpty()
        && isNamedByNobodyElse(method);
  }

  /**
   * Whether the program passes a method over: it calls the most of what the class offers, but
   * nobody calls this one, or only such methods do. A library's class is called by others, too: of
   * such a class, a program of the same compilation seldom calls the most.
   */
  boolean isPassedOver(MethodSymbol method) {
    return isPassedOver(method, new HashSet<>());
  }

  private boolean isPassedOver(MethodSymbol method, Set<MethodSymbol> asked) {
    if (method.isConstructor()
        || method.isStaticOrInstanceInit()
        || !namesOf(method).stream().allMatch(m -> index.isSource(m.owner))
        || declarations.method(method).filter(OutsideCalls::isAnnotated).isPresent()) {
      return false;
    }
    List<TreePath> names = allNamesOfAll(method);
    return names.isEmpty()
        ? isMostlyCalled((ClassSymbol) method.owner)
        : names.stream().allMatch(name -> isInPassedOver(name, asked));
  }

  private boolean isInPassedOver(TreePath name, Set<MethodSymbol> asked) {
    return Trees.enclosingMethod(name)
        .filter(
            m ->
                Trees.symbol(m.getLeaf()) instanceof MethodSymbol caller
                    && asked.add(caller)
                    && isPassedOver(caller, asked))
        .isPresent();
  }

  private List<TreePath> allNamesOfAll(MethodSymbol method) {
    return namesOf(method).stream().flatMap(m -> allNamesOf(m).stream()).toList();
  }

  private boolean isMostlyCalled(ClassSymbol type) {
    return mostlyCalled.computeIfAbsent(type, this::findMostlyCalled);
  }

  private boolean findMostlyCalled(ClassSymbol type) {
    if (!isUsedOutside(type)) {
      return false;
    }
    List<MethodSymbol> offered =
        Streams.stream(type.members().getSymbols(MethodSymbol.class::isInstance))
            .map(MethodSymbol.class::cast)
            .filter(m -> (m.flags() & Flags.PUBLIC) != 0 && !m.isConstructor())
            .filter(m -> namesOf(m).stream().allMatch(n -> index.isSource(n.owner)))
            .toList();
    long called = offered.stream().filter(m -> !allNamesOfAll(m).isEmpty()).count();
    return called >= MOST * offered.size();
  }

  /** What carries an annotation may be called by a framework. */
  private static boolean isAnnotated(TreePath method) {
    return ((MethodTree) method.getLeaf())
        .getModifiers().getAnnotations().stream()
            .anyMatch(a -> !PLAIN.contains(Annotations.simpleName(a.getAnnotationType())));
  }

  private boolean isNamedByNobodyElse(MethodSymbol method) {
    return !implementsOther(method)
        && index.usersOf(method).isEmpty()
        && isUsedOutside((ClassSymbol) method.owner);
  }

  /** Whether other classes of the compilation call what a class offers. */
  boolean isUsedOutside(ClassSymbol type) {
    return usedOutside.computeIfAbsent(type, this::findUsedOutside);
  }

  private boolean findUsedOutside(ClassSymbol type) {
    ClassSymbol home = Trees.topLevelClass(type);
    return Streams.stream(type.members().getSymbols(MethodSymbol.class::isInstance))
        .flatMap(member -> namesOf((MethodSymbol) member).stream())
        .filter(name -> index.isSource(name.owner))
        .anyMatch(name -> index.usersOf(name).stream().anyMatch(user -> user != home));
  }

  /** Whether a method overrides or implements that of a supertype. */
  boolean implementsOther(MethodSymbol method) {
    return namesOf(method).size() > 1
        || declarations
            .method(method)
            .filter(m -> Annotations.has(m.getLeaf(), "Override"))
            .isPresent();
  }

  /** Whether another class of the compilation calls a method by its own name. */
  boolean isCalledOutside(MethodSymbol method) {
    return isCalledOutside(method, method);
  }

  private boolean isCalledOutside(MethodSymbol name, MethodSymbol method) {
    ClassSymbol home = Trees.topLevelClass(method);
    return !declarations
        .callsIn(
            name,
            classesThatName(name).stream()
                .filter(c -> c != home)
                .collect(ImmutableSet.toImmutableSet()))
        .isEmpty();
  }

  /** Where the compilation calls a method, or gives it away as a reference, by its own name. */
  ImmutableList<TreePath> allNamesOf(MethodSymbol method) {
    ImmutableSet<ClassSymbol> users = classesThatName(method);
    return Stream.concat(
            declarations.callsIn(method, users).stream(),
            users.stream().flatMap(c -> declarations.referencesIn(method, c).stream()))
        .collect(ImmutableList.toImmutableList());
  }

  private boolean isReferredTo(MethodSymbol method) {
    return classesThatName(method).stream()
        .anyMatch(c -> !declarations.referencesIn(method, c).isEmpty());
  }

  private ImmutableSet<ClassSymbol> classesThatName(MethodSymbol method) {
    return ImmutableSet.<ClassSymbol>builder()
        .add(Trees.topLevelClass(method))
        .addAll(index.usersOf(method))
        .build();
  }

  /** The method and all that it overrides or implements. */
  ImmutableSet<MethodSymbol> namesOf(MethodSymbol method) {
    ImmutableSet.Builder<MethodSymbol> names = ImmutableSet.<MethodSymbol>builder().add(method);
    if (!method.isStatic() && !method.isPrivate() && !method.isConstructor()) {
      ClassSymbol owner = (ClassSymbol) method.owner;
      for (Type above : types.closure(owner.type)) {
        for (Symbol symbol : above.tsym.members().getSymbolsByName(method.name)) {
          if (symbol instanceof MethodSymbol other
              && other != method
              && method.overrides(other, owner, types, /* checkResult= */ false)) {
            names.add(other);
          }
        }
      }
    }
    return names.build();
  }
}
