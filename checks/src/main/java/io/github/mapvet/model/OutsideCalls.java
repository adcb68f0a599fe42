package io.github.mapvet.model;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
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
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * How the other classes of the compilation use what a class offers. A method that is offered and
 * called there is taken to be called as they do; one that nobody calls may be called by anybody.
 */
final class OutsideCalls {
  /** Packages whose public classes are not meant for others: {@code org.example.internal}. */
  private static final Pattern INTERNAL = Pattern.compile("(^|\\.)internals?(\\.|$)");

  private final CallIndex index;
  private final Declarations declarations;
  private final Types types;
  private final Map<ClassSymbol, Boolean> usedOutside = new HashMap<>();

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

  /** What carries an annotation may be called by a framework. */
  private static boolean isAnnotated(TreePath method) {
    return !((MethodTree) method.getLeaf()).getModifiers().getAnnotations().isEmpty();
  }

  private boolean isNamedByNobodyElse(MethodSymbol method) {
    return !implementsOther(method)
        && index.usersOf(method).isEmpty()
        && isUsedOutside((ClassSymbol) method.owner);
  }

  private boolean isUsedOutside(ClassSymbol type) {
    Boolean answer = usedOutside.get(type);
    if (answer == null) {
      answer = findUsedOutside(type);
      usedOutside.put(type, answer);
    }
    return answer;
  }

  private boolean findUsedOutside(ClassSymbol type) {
    for (Symbol member : type.members().getSymbols(MethodSymbol.class::isInstance)) {
      if (namesOf((MethodSymbol) member).stream().anyMatch(m -> !index.usersOf(m).isEmpty())) {
        return true;
      }
    }
    return false;
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
