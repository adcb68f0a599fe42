package io.github.mapvet.model;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Streams;
import com.sun.source.tree.ClassTree;
import com.sun.source.util.TreePath;
import com.sun.tools.javac.code.Flags;
import com.sun.tools.javac.code.Symbol;
import com.sun.tools.javac.code.Symbol.ClassSymbol;
import com.sun.tools.javac.code.Symbol.MethodSymbol;
import com.sun.tools.javac.code.Symbol.TypeSymbol;
import com.sun.tools.javac.code.Symbol.VarSymbol;
import com.sun.tools.javac.code.Type;
import com.sun.tools.javac.code.TypeTag;
import com.sun.tools.javac.code.Types;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What leads from an object back to the one that made it: the outer object of an inner class, and
 * fields that every constructor call fills with {@code this}. That it leads to this very owner is
 * likely, not certain.
 */
final class BackReferences {
  private static final int DEEPEST = 4;

  private final Declarations declarations;
  private final Types types;
  private final Map<ClassSymbol, List<Given>> given = new HashMap<>();

  /** A field that only ever gets what a constructor is given. */
  private record Given(VarSymbol field, VarSymbol parameter) {}

  BackReferences(Declarations declarations, Types types) {
    this.declarations = declarations;
    this.types = types;
  }

  /**
   * The owners that a method finds.
   *
   * @param method the method of an object that is not {@code this}
   * @param caller path of the call
   * @return what the method finds them by, and what they are for the caller
   */
  ImmutableMap<Term, Term> of(MethodSymbol method, TreePath caller) {
    Map<Term, Term> found = new LinkedHashMap<>();
    if (!method.isStatic()) {
      for (Type t = method.owner.type.getEnclosingType();
          t.hasTag(TypeTag.CLASS);
          t = t.getEnclosingType()) {
        if (isAround(t.tsym, caller)) {
          found.put(new Term.This(t.tsym), new Term.This(t.tsym));
        }
      }
      for (TypeSymbol c = (TypeSymbol) method.owner;
          c instanceof ClassSymbol type;
          c = type.getSuperclass().tsym) {
        addFields(type, caller, found);
      }
    }
    return ImmutableMap.copyOf(found);
  }

  private static boolean isAround(TypeSymbol type, TreePath place) {
    return enclosing(place).anyMatch(type::equals);
  }

  private static Stream<ClassSymbol> enclosing(TreePath place) {
    return Streams.stream(place)
        .filter(ClassTree.class::isInstance)
        .map(Trees::symbol)
        .filter(ClassSymbol.class::isInstance)
        .map(ClassSymbol.class::cast);
  }

  private void addFields(ClassSymbol type, TreePath caller, Map<Term, Term> found) {
    for (Given given : givenFields(type)) {
      enclosing(caller)
          .filter(owner -> owner.isSubClass(given.field.type.tsym, types))
          .findFirst()
          .filter(owner -> isAlwaysThis(given.parameter, caller, DEEPEST))
          .ifPresent(
              owner ->
                  found.put(
                      new Term.Field(new Term.This(type), given.field), new Term.This(owner)));
    }
  }

  private List<Given> givenFields(ClassSymbol type) {
    List<Given> fields = given.get(type);
    if (fields == null) {
      fields = new ArrayList<>();
      for (Symbol member : type.members().getSymbols(BackReferences::isInstanceField)) {
        parameterFor((VarSymbol) member).ifPresent(fields::add);
      }
      given.put(type, fields);
    }
    return fields;
  }

  private static boolean isInstanceField(Symbol member) {
    return member instanceof VarSymbol && (member.flags() & Flags.STATIC) == 0;
  }

  private Optional<Given> parameterFor(VarSymbol field) {
    List<TreePath> values = declarations.valuesOf(field);
    return values.size() == 1
            && Trees.symbol(values.get(0).getLeaf()) instanceof VarSymbol parameter
            && parameter.owner instanceof MethodSymbol constructor
            && constructor.isConstructor()
        ? Optional.of(new Given(field, parameter))
        : Optional.empty();
  }

  /** Whether all constructor calls in reach give {@code this} for a constructor's parameter. */
  private boolean isAlwaysThis(VarSymbol parameter, TreePath caller, int depth) {
    if (depth == 0
        || !(parameter.owner instanceof MethodSymbol constructor)
        || !constructor.isConstructor()) {
      return false;
    }
    int index = constructor.getParameters().indexOf(parameter);
    List<TreePath> creations = declarations.creationsOf(constructor, caller);
    return index >= 0
        && !creations.isEmpty()
        && creations.stream().allMatch(c -> isThis(c, index, caller, depth - 1));
  }

  private boolean isThis(TreePath creation, int index, TreePath caller, int depth) {
    return Trees.argument(creation, index)
                .map(argument -> Trees.symbol(argument.getLeaf()))
                .orElse(null)
            instanceof VarSymbol variable
        && (variable.name.contentEquals("this") || isAlwaysThis(variable, caller, depth));
  }
}
