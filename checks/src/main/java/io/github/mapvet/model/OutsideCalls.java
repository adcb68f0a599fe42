package io.github.mapvet.model;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.sun.source.util.TreePath;
import com.sun.tools.javac.code.Flags;
import com.sun.tools.javac.code.Symbol;
import com.sun.tools.javac.code.Symbol.ClassSymbol;
import com.sun.tools.javac.code.Symbol.MethodSymbol;
import com.sun.tools.javac.code.Symbol.VarSymbol;
import com.sun.tools.javac.code.Type;
import com.sun.tools.javac.code.Types;
import java.util.List;
import java.util.Set;

/**
 * How the other classes of the compilation use what a class offers. A method that is offered and
 * called there is taken to be called as they do; one that nobody calls may be called by anybody.
 */
final class OutsideCalls {
  private final CallIndex index;
  private final Declarations declarations;
  private final Types types;

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

  private boolean isReferredTo(MethodSymbol method) {
    return classesThatName(method).stream()
        .anyMatch(c -> !declarations.referencesIn(method, c).isEmpty());
  }

  private Set<ClassSymbol> classesThatName(MethodSymbol method) {
    return ImmutableSet.<ClassSymbol>builder()
        .add(Trees.topLevelClass(method))
        .addAll(index.usersOf(method))
        .build();
  }

  /** The method and all that it overrides or implements. */
  private ImmutableSet<MethodSymbol> namesOf(MethodSymbol method) {
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
