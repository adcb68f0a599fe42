package io.github.mapvet.model;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.Iterables;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BlockTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import com.sun.tools.javac.api.JavacTrees;
import com.sun.tools.javac.code.Flags;
import com.sun.tools.javac.code.Symbol;
import com.sun.tools.javac.code.Symbol.ClassSymbol;
import com.sun.tools.javac.code.Symbol.MethodSymbol;
import com.sun.tools.javac.code.Symbol.TypeSymbol;
import com.sun.tools.javac.code.Symbol.VarSymbol;
import com.sun.tools.javac.code.Types;
import com.sun.tools.javac.util.Context;
import io.github.mapvet.knowledge.StateMachines;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where the classes of one compilation declare, assign and call things. A class whose trees cannot
 * be reached (it comes from a class file, or javac has not attributed it yet) has nothing to tell.
 */
public final class Declarations {
  private final JavacTrees trees;
  private final Types types;
  private final Map<ClassSymbol, Optional<ClassDeclarations>> classes = new HashMap<>();

  Declarations(Context context) {
    this.trees = JavacTrees.instance(context);
    this.types = Types.instance(context);
  }

  private Optional<ClassDeclarations> around(Symbol symbol) {
    ClassSymbol topLevel = Trees.topLevelClass(symbol);
    if (topLevel == null) {
      return Optional.empty();
    }
    Optional<ClassDeclarations> known = classes.get(topLevel);
    if (known == null) {
      known = Optional.ofNullable(trees.getPath(topLevel)).map(ClassDeclarations::new);
      classes.put(topLevel, known);
    }
    return known;
  }

  /** What is to be found in a top-level class, which has been attributed by now. */
  ClassDeclarations of(TreePath topLevelClass) {
    if (!(Trees.symbol(topLevelClass.getLeaf()) instanceof ClassSymbol symbol)) {
      return new ClassDeclarations(topLevelClass);
    }
    Optional<ClassDeclarations> known = classes.get(symbol);
    if (known == null || known.isEmpty() || !known.get().isAttributed) {
      known = Optional.of(new ClassDeclarations(topLevelClass));
      classes.put(symbol, known);
    }
    return known.get();
  }

  /** The declaration of a variable: field, local or parameter. */
  public Optional<TreePath> variable(VarSymbol symbol) {
    return around(symbol).map(c -> c.variables.get(symbol));
  }

  /** Whether javac had found out what a method's class means when it was looked at. */
  boolean isAttributed(MethodSymbol method) {
    return around(method).filter(c -> c.isAttributed).isPresent();
  }

  /** The declaration of a method. */
  public Optional<TreePath> method(MethodSymbol symbol) {
    return around(symbol).map(c -> c.methods.get(symbol));
  }

  /** Every expression that its top-level class assigns to a variable, its initialiser included. */
  public List<TreePath> valuesOf(VarSymbol variable) {
    return around(variable).map(c -> c.values.get(variable)).orElse(List.of());
  }

  /**
   * Every expression that its top-level class puts into an atomic reference or an array of them, as
   * far as the code shows it.
   *
   * @param holder the reference
   */
  public List<TreePath> heldBy(VarSymbol holder) {
    return around(holder).map(c -> c.held.get(holder)).orElse(List.of());
  }

  /** Where a local or parameter is read. */
  public List<TreePath> readsOf(VarSymbol local) {
    return around(local).map(c -> c.reads.get(local)).orElse(List.of());
  }

  /**
   * Where a method is called inside its own top-level class, also as the method that it overrides
   * there: all calls, if it is private.
   */
  public List<TreePath> callsOf(MethodSymbol method) {
    List<TreePath> direct =
        around(method)
            .map(c -> ImmutableList.copyOf(Iterables.concat(c.calls.get(method), stepsTo(method))))
            .orElse(ImmutableList.of());
    Optional<MethodSymbol> above = overriddenHere(method);
    return above.isEmpty()
        ? direct
        : ImmutableList.<TreePath>builder().addAll(direct).addAll(callsOf(above.get())).build();
  }

  /** Where the state machine of its top-level class runs a transition. */
  private List<TreePath> stepsTo(MethodSymbol method) {
    return StateMachines.isTransition(method)
        ? around(method).map(c -> c.steps).orElse(List.of())
        : List.of();
  }

  /** The method of a superclass in the same top-level class that a method overrides. */
  private Optional<MethodSymbol> overriddenHere(MethodSymbol method) {
    if (method.isStatic()
        || method.isPrivate()
        || method.isConstructor()
        || !(method.owner instanceof ClassSymbol owner)) {
      return Optional.empty();
    }
    ClassSymbol topLevel = Trees.topLevelClass(owner);
    for (ClassSymbol c = above(owner); c != null; c = above(c)) {
      if (Trees.topLevelClass(c) != topLevel) {
        return Optional.empty();
      }
      for (Symbol symbol : c.members().getSymbolsByName(method.name)) {
        if (symbol instanceof MethodSymbol other && method.overrides(other, owner, types, false)) {
          return Optional.of(other);
        }
      }
    }
    return Optional.empty();
  }

  /**
   * The methods in its own top-level class that implement or override a method, directly or not.
   */
  List<MethodSymbol> overridersOf(MethodSymbol method) {
    return around(method).stream()
        .flatMap(c -> c.methods.keySet().stream())
        .filter(m -> m != method && m.name == method.name && !m.isStatic())
        .filter(m -> m.overrides(method, (ClassSymbol) m.owner, types, /* checkResult= */ false))
        .toList();
  }

  /**
   * Where a constructor is called in its own top-level class or around a place, also by the
   * constructors of subclasses.
   */
  List<TreePath> creationsOf(MethodSymbol constructor, TreePath place) {
    Stream<ClassSymbol> own = Stream.of(Trees.topLevelClass(constructor));
    Stream<ClassSymbol> here = Trees.enclosingClass(place).map(Trees::topLevelClass).stream();
    return creationsIn(constructor, Stream.concat(own, here).distinct().toList());
  }

  /** Where a constructor is called in some top-level classes, also by other constructors. */
  List<TreePath> creationsIn(MethodSymbol constructor, Collection<ClassSymbol> topLevelClasses) {
    return topLevelClasses.stream()
        .flatMap(c -> around(c).stream())
        .flatMap(
            c ->
                Stream.concat(
                    c.creations.get(constructor).stream(), c.calls.get(constructor).stream()))
        .toList();
  }

  private static ClassSymbol above(ClassSymbol symbol) {
    return symbol.getSuperclass().tsym instanceof ClassSymbol above ? above : null;
  }

  /** Where a method is called by this very name in some top-level classes. */
  List<TreePath> callsIn(MethodSymbol method, Collection<ClassSymbol> topLevelClasses) {
    return topLevelClasses.stream()
        .flatMap(c -> around(c).stream())
        .flatMap(c -> c.calls.get(method).stream())
        .toList();
  }

  /** Where a method is given away as a reference in a top-level class. */
  List<TreePath> referencesIn(MethodSymbol method, ClassSymbol topLevelClass) {
    return around(topLevelClass).map(c -> c.references.get(method)).orElse(List.of());
  }

  /** Where a method is given away as a reference inside its own top-level class. */
  public List<TreePath> referencesOf(MethodSymbol method) {
    return around(method).map(c -> c.references.get(method)).orElse(List.of());
  }

  /**
   * Whether a method is for its own top-level class, so that its callers are at hand: private, or
   * not public, or in a nested class that is not; and it is called there, and overrides nothing.
   * Subclasses and classes of the package are taken to call it as its own class does. A private one
   * may also be given away as a reference only.
   */
  public boolean isInternal(MethodSymbol method) {
    boolean referred = method.isPrivate() && !referencesOf(method).isEmpty();
    if (method.isConstructor() || (callsOf(method).isEmpty() && !referred)) {
      return false;
    }
    if (!stepsTo(method).isEmpty()) {
      return true;
    }
    Optional<MethodSymbol> above = overriddenHere(method);
    if (above.isPresent()) {
      return isInternal(above.get());
    }
    boolean offered = (method.flags() & Flags.PUBLIC) != 0;
    return method.isPrivate() || ((!offered || isInHiddenClass(method)) && !overrides(method));
  }

  /** In a nested class that is not offered beyond the package. */
  private static boolean isInHiddenClass(MethodSymbol method) {
    for (Symbol s = method.owner; s != null; s = s.owner) {
      boolean nested = s instanceof ClassSymbol && s.owner instanceof ClassSymbol;
      if (nested && (s.flags() & (Flags.PUBLIC | Flags.PROTECTED)) == 0) {
        return true;
      }
    }
    return false;
  }

  private boolean overrides(MethodSymbol method) {
    return method(method).filter(m -> Annotations.has(m.getLeaf(), "Override")).isPresent()
        || (method.owner.flags() & Flags.INTERFACE) != 0;
  }

  /**
   * Whether a local has one value only: it is declared with it, or given it once later, and never
   * assigned again.
   */
  public boolean hasOneValue(VarSymbol local) {
    return valuesOf(local).size() == 1
        && (isInitialised(local) || isPlainLocal(local))
        && !isChangedInPlace(local);
  }

  /**
   * An expression without parentheses; for a local that has one value, that value.
   *
   * @param expression path of the expression
   */
  TreePath onlyValue(TreePath expression) {
    TreePath bare = Trees.bare(expression);
    return Trees.symbol(bare.getLeaf()) instanceof VarSymbol local
            && !(local.owner instanceof TypeSymbol)
            && hasOneValue(local)
        ? Trees.bare(valuesOf(local).get(0))
        : bare;
  }

  /** A local that has no value from where it is declared: no parameter, no loop's variable. */
  private boolean isPlainLocal(VarSymbol local) {
    return local.owner instanceof MethodSymbol
        && (local.flags() & Flags.PARAMETER) == 0
        && variable(local)
            .filter(d -> d.getParentPath().getLeaf() instanceof BlockTree)
            .isPresent();
  }

  /** Whether a flag is only ever set, never taken back, after its declaration. */
  boolean isSetForGood(VarSymbol flag) {
    return valuesOf(flag).stream()
        .filter(value -> value.getParentPath().getLeaf() instanceof AssignmentTree)
        .allMatch(value -> Trees.isTrue(value.getLeaf()));
  }

  /** Whether a variable is never assigned after its declaration. */
  public boolean isNeverReassigned(VarSymbol variable) {
    return valuesOf(variable).size() == (isInitialised(variable) ? 1 : 0)
        && !isChangedInPlace(variable);
  }

  /** Whether a local or parameter that always holds one value can be named at a place. */
  public boolean hasScopeAt(VarSymbol local, TreePath place) {
    return isNeverReassigned(local)
        && variable(local)
            .filter(d -> Trees.isWithin(place, d.getParentPath().getLeaf()))
            .filter(d -> Trees.start(d.getLeaf()) < Trees.start(place.getLeaf()))
            .isPresent();
  }

  private boolean isInitialised(VarSymbol variable) {
    return variable(variable)
        .map(declaration -> ((VariableTree) declaration.getLeaf()).getInitializer())
        .isPresent();
  }

  private boolean isChangedInPlace(VarSymbol variable) {
    return around(variable).map(c -> c.changedInPlace.contains(variable)).orElse(false);
  }
}
