package io.github.mapvet.model;

import com.google.common.base.Supplier;
import com.google.common.base.Suppliers;
import com.google.common.collect.ArrayListMultimap;
import com.google.common.collect.ListMultimap;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.tools.javac.code.Symbol;
import com.sun.tools.javac.code.Symbol.ClassSymbol;
import com.sun.tools.javac.code.Symbol.MethodSymbol;
import com.sun.tools.javac.code.Symbol.TypeSymbol;
import com.sun.tools.javac.code.Symbol.VarSymbol;
import io.github.mapvet.knowledge.CleanupMethods;
import io.github.mapvet.knowledge.Hooks;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which code runs as a hook: at the end of the program or of an object, or when a future is done.
 */
final class HookCode {
  private final Program program;
  private final TreePath topLevelClass;
  private final Supplier<ListMultimap<Symbol, TreePath>> created;

  HookCode(Program program, TreePath topLevelClass) {
    this.program = program;
    this.topLevelClass = topLevelClass;
    this.created = Suppliers.memoize(this::findCreated);
  }

  /**
   * What a place belongs to, for messages; also through methods of the class that hooks call.
   *
   * @return empty for other code
   */
  Optional<String> around(TreePath place) {
    return around(place, new HashSet<>());
  }

  private Optional<String> around(TreePath place, Set<MethodSymbol> asked) {
    TreePath body = Trees.enclosingBody(place);
    if (body == null || body.getLeaf() instanceof ClassTree) {
      return Optional.empty();
    }
    if (body.getLeaf() instanceof LambdaExpressionTree) {
      return program.changes.runsInline(body) ? around(body, asked) : givenTo(body);
    }
    return Trees.symbol(body.getLeaf()) instanceof MethodSymbol method
        ? ofMethod(method, body, asked)
        : Optional.empty();
  }

  private Optional<String> ofMethod(MethodSymbol method, TreePath body, Set<MethodSymbol> asked) {
    Optional<String> itself = CleanupMethods.endOf(method);
    if (itself.isPresent()) {
      return itself;
    }
    if (Annotations.has((MethodTree) body.getLeaf(), "PreDestroy")) {
      return Optional.of("a @PreDestroy method");
    }
    if (!asked.add(method)) {
      return Optional.empty();
    }
    return objectsOf(body.getParentPath()).stream()
        .flatMap(made -> givenTo(made).stream())
        .findFirst()
        .or(
            () ->
                program.declarations.referencesOf(method).stream()
                    .flatMap(reference -> givenTo(reference).stream())
                    .findFirst())
        .or(
            () ->
                program.declarations.isInternal(method)
                    ? program.declarations.callsOf(method).stream()
                        .flatMap(call -> around(call, asked).stream())
                        .findFirst()
                    : Optional.empty());
  }

  /** Where objects of a class that is a function or a thread are made. */
  private List<TreePath> objectsOf(TreePath type) {
    if (type.getParentPath().getLeaf() instanceof NewClassTree) {
      return List.of(type.getParentPath());
    }
    return Trees.symbol(type.getLeaf()) instanceof ClassSymbol symbol
            && symbol.owner instanceof ClassSymbol
        ? created.get().get(symbol)
        : List.of();
  }

  /** Where objects are made, by their class. */
  private ListMultimap<Symbol, TreePath> findCreated() {
    ListMultimap<Symbol, TreePath> found = ArrayListMultimap.create();
    new TreePathScanner<Void, Void>() {
      @Override
      public Void visitNewClass(NewClassTree tree, Void unused) {
        if (Trees.type(tree) != null && Trees.type(tree).tsym != null) {
          found.put(Trees.type(tree).tsym, getCurrentPath());
        }
        return super.visitNewClass(tree, null);
      }
    }.scan(topLevelClass, null);
    return found;
  }

  /** What the call makes of it that a function, or an object with one, is given to. */
  private Optional<String> givenTo(TreePath function) {
    return takersOf(function).stream().flatMap(m -> Hooks.kindOf(m).stream()).findFirst();
  }

  /** Whether a function, or an object with one, is run at the end of the program or an object. */
  boolean isForTheEnd(TreePath function) {
    return takersOf(function).stream().anyMatch(Hooks::isForTheEnd);
  }

  /** The methods that are given a function, also inside a thread, or by the name of a local. */
  private List<MethodSymbol> takersOf(TreePath function) {
    TreePath parent = Trees.bareParent(function);
    Tree tree = parent.getLeaf();
    if (tree instanceof NewClassTree) {
      return takersOf(parent);
    }
    if (tree instanceof MethodInvocationTree && Trees.symbol(tree) instanceof MethodSymbol method) {
      return method.name.contentEquals("unstarted") ? takersOf(parent) : List.of(method);
    }
    return tree instanceof VariableTree
            && Trees.symbol(tree) instanceof VarSymbol local
            && !(local.owner instanceof TypeSymbol)
        ? program.declarations.readsOf(local).stream()
            .filter(read -> !(Trees.bareParent(read).getLeaf() instanceof VariableTree))
            .flatMap(read -> takersOf(read).stream())
            .toList()
        : List.of();
  }
}
