package io.github.mapvet.model;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.util.TreePath;
import com.sun.tools.javac.code.Flags;
import com.sun.tools.javac.code.Symbol;
import com.sun.tools.javac.code.Symbol.MethodSymbol;
import com.sun.tools.javac.code.Symbol.TypeSymbol;
import com.sun.tools.javac.code.Symbol.VarSymbol;
import io.github.mapvet.knowledge.Libraries;
import io.github.mapvet.knowledge.Supertypes;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Objects that have just been made and that nobody else has yet, where a method is called on them
 * or with them: all calls in the compilation show it.
 */
final class FreshObjects {
  private final Libraries libraries;
  private final Declarations declarations;
  private final OutsideCalls outside;
  private final Ownership ownership;

  FreshObjects(
      Libraries libraries, Declarations declarations, OutsideCalls outside, Ownership ownership) {
    this.libraries = libraries;
    this.declarations = declarations;
    this.outside = outside;
    this.ownership = ownership;
  }

  /** Whether the object whose field is used is always one that only the caller has so far. */
  boolean isOnFresh(Use use) {
    if (!(use.container() instanceof Term.Field field)) {
      return false;
    }
    if (field.of() instanceof Term.Local given) {
      return new Search().isGivenFresh(given.symbol());
    }
    return field.of() instanceof Term.This self
        && Trees.symbol(Trees.enclosingBody(use.path()).getLeaf()) instanceof MethodSymbol method
        && isOf(method, self.of())
        && new Search().isCalledOnFresh(method);
  }

  /** One walk up the callers. */
  private final class Search {
    private final Set<MethodSymbol> asked = new HashSet<>();

    boolean isCalledOnFresh(MethodSymbol method) {
      List<TreePath> calls = callsOf(method);
      return !calls.isEmpty()
          && !method.isStatic()
          && asked.add(method)
          && calls.stream().allMatch(this::isOnFresh);
    }

    private boolean isOnFresh(TreePath call) {
      ExpressionTree receiver = Trees.receiver((MethodInvocationTree) call.getLeaf());
      if (receiver != null && !isThis(receiver)) {
        return isFresh(Trees.bare(receiver), call);
      }
      return Trees.symbol(Trees.enclosingBody(call).getLeaf()) instanceof MethodSymbol caller
          && isOf(caller, Trees.symbol(call.getLeaf()).owner)
          && (caller.isConstructor() || isCalledOnFresh(caller));
    }

    private static boolean isThis(ExpressionTree receiver) {
      return receiver instanceof IdentifierTree name
          && (name.getName().contentEquals("this") || name.getName().contentEquals("super"));
    }

    boolean isGivenFresh(VarSymbol parameter) {
      if ((parameter.flags() & Flags.PARAMETER) == 0
          || !(parameter.owner instanceof MethodSymbol method)
          || !declarations.isNeverReassigned(parameter)
          || !asked.add(method)) {
        return false;
      }
      int index = method.getParameters().indexOf(parameter);
      List<TreePath> calls = callsOf(method);
      return index >= 0
          && !calls.isEmpty()
          && calls.stream()
              .allMatch(
                  call ->
                      Trees.argument(call, index)
                          .map(a -> Trees.bare((ExpressionTree) a.getLeaf()))
                          .filter(a -> isFresh(a, call))
                          .isPresent());
    }

    private boolean isFresh(ExpressionTree object, TreePath call) {
      if (object instanceof NewClassTree) {
        return true;
      }
      return object instanceof IdentifierTree
          && Trees.symbol(object) instanceof VarSymbol local
          && (ownership.isFreshObject(local, call, leak -> isWithin(leak, call) || isLent(leak, 0))
              || isGivenFresh(local));
    }

    private static boolean isWithin(TreePath leak, TreePath call) {
      return Trees.isWithin(leak, call.getLeaf());
    }
  }

  /** Whether a method's {@code this} is an object of a class: not that of a class around it. */
  private static boolean isOf(MethodSymbol method, Symbol type) {
    return Supertypes.of((TypeSymbol) method.owner).contains(type.getQualifiedName().toString());
  }

  /** A method that its class alone calls, or that others call; empty where not all is known. */
  private List<TreePath> callsOf(MethodSymbol method) {
    boolean internal =
        declarations.isInternal(method) && !Locking.isForOthers(method, declarations, libraries);
    if (internal || outside.isForClassAlone(method)) {
      return declarations.referencesOf(method).isEmpty() ? declarations.callsOf(method) : List.of();
    }
    return outside.of(method);
  }

  /** {@code fill(made)}, where {@code fill} only calls methods on what it is given. */
  private boolean isLent(TreePath name, int depth) {
    if (depth > 2
        || !(Trees.bareParent(name).getLeaf() instanceof MethodInvocationTree call)
        || !(Trees.symbol(call) instanceof MethodSymbol method)) {
      return false;
    }
    int index = call.getArguments().indexOf(name.getLeaf());
    if (index < 0 || index >= method.getParameters().size()) {
      return false;
    }
    VarSymbol parameter = method.getParameters().get(index);
    return declarations.method(method).isPresent()
        && declarations
            .variable(parameter)
            .filter(d -> Trees.enclosingBody(d) != null)
            .filter(
                d ->
                    ownership.leaks(parameter, d).stream()
                        .allMatch(leak -> isLent(leak, depth + 1)))
            .isPresent();
  }
}
