package io.github.mapvet.model;

import com.google.common.collect.Streams;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import com.sun.tools.javac.code.Flags;
import com.sun.tools.javac.code.Symbol;
import com.sun.tools.javac.code.Symbol.ClassSymbol;
import com.sun.tools.javac.code.Symbol.MethodSymbol;
import com.sun.tools.javac.code.Symbol.VarSymbol;
import java.util.List;

/**
 * Fields of tasks that are handed over where they are made, each to one thread or executor, which
 * does not run them twice at once.
 */
final class TaskFields {
  private final Declarations declarations;
  private final Roots roots;

  TaskFields(Declarations declarations, Roots roots) {
    this.declarations = declarations;
    this.roots = roots;
  }

  /**
   * Whether only the run of its own task touches a field once the task is made.
   *
   * @param uses all uses of the field
   */
  boolean isForItsRun(VarSymbol field, List<Use> uses) {
    return !field.isStatic()
        && field.owner instanceof ClassSymbol task
        && uses.stream().allMatch(use -> use.owned() || isOfRun(use, field, task))
        && uses.stream().anyMatch(use -> !use.owned())
        && isHandedOverOnce(task);
  }

  private static boolean isOfRun(Use use, VarSymbol field, ClassSymbol task) {
    return use.container().equals(new Term.Field(new Term.This(task), field))
        && !use.roots().isEmpty()
        && use.roots().stream().allMatch(root -> isRun(root, task));
  }

  private static boolean isRun(ThreadRoot root, ClassSymbol task) {
    return root.kind() == ThreadRoot.Kind.TASK
        && Trees.symbol(root.tree()) instanceof MethodSymbol run
        && run.owner == task;
  }

  /** Whether every object of the class is given to one who runs it, and to nobody else. */
  private boolean isHandedOverOnce(ClassSymbol task) {
    boolean isHidden = (task.flags() & Flags.PRIVATE) != 0 || task.owner instanceof MethodSymbol;
    List<TreePath> made =
        isHidden
            ? Streams.stream(task.members().getSymbols(Symbol::isConstructor))
                .flatMap(c -> creationsOf((MethodSymbol) c).stream())
                .filter(creation -> !isOfSameObject(creation.getLeaf()))
                .toList()
            : List.of();
    return !made.isEmpty() && made.stream().allMatch(roots::isTask);
  }

  private List<TreePath> creationsOf(MethodSymbol constructor) {
    return declarations.creationsIn(constructor, List.of(Trees.topLevelClass(constructor)));
  }

  /** {@code this(…)}. */
  private static boolean isOfSameObject(Tree creation) {
    return creation instanceof MethodInvocationTree call && Trees.methodName(call).equals("this");
  }
}
