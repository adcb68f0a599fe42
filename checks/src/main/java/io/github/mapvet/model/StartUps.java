package io.github.mapvet.model;

import com.google.common.collect.Streams;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.tools.javac.code.Flags;
import com.sun.tools.javac.code.Symbol.MethodSymbol;
import com.sun.tools.javac.code.Symbol.TypeSymbol;
import io.github.mapvet.knowledge.Libraries;
import io.github.mapvet.knowledge.SharedObjects;
import io.github.mapvet.knowledge.ThreadEntries;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** The methods by which others start an object up, and the methods that only those call. */
final class StartUps {
  private final Libraries libraries;
  private final Declarations declarations;
  private final OutsideCalls outside;

  StartUps(Libraries libraries, Declarations declarations, OutsideCalls outside) {
    this.libraries = libraries;
    this.declarations = declarations;
    this.outside = outside;
  }

  /** In a method that is called once, by its name, or in one that only such methods call. */
  boolean isStartUp(TreePath place) {
    return isReachedOnlyFrom(place, SharedField::isStartUp, declarations::isInternal);
  }

  /**
   * Whether a place is reached before the object is put to use: by a start-up method that a
   * supertype declares, for whoever makes such objects to call, and before the method starts a
   * thread.
   */
  boolean isBeforeUse(TreePath place) {
    return isReachedOnlyFrom(place, this::isInContract, declarations::isInternal);
  }

  /** In a method that gives the object its settings, or in one that only such methods call. */
  boolean isSetting(TreePath place) {
    return isReachedOnlyFrom(place, StartUps::isInSetting, this::isForClass);
  }

  /** In a method that is called when the object is given up, or in one that only such call. */
  boolean isTearDown(TreePath place) {
    return isReachedOnlyFrom(place, Evidence::isTearDown, this::isForClass);
  }

  private static boolean isInSetting(TreePath place) {
    return Trees.enclosingMethod(place)
        .filter(m -> SharedObjects.isSetting(((MethodTree) m.getLeaf()).getName().toString()))
        .isPresent();
  }

  /**
   * Whether a use is over before the other's threads are made: a start-up method makes it, also
   * through what it calls, and later makes the tasks, as nobody else in the class does.
   */
  boolean isOverBefore(Use use, Use ofTask) {
    if (ofTask.roots().isEmpty()
        || !ofTask.roots().stream().allMatch(root -> root.kind() == ThreadRoot.Kind.TASK)) {
      return false;
    }
    for (Optional<TreePath> p = Optional.of(use.path()); p.isPresent(); p = around(p.get())) {
      TreePath place = p.get();
      if (SharedField.isStartUp(place)
          && ofTask.roots().stream().allMatch(root -> isMadeAfter(root, place))) {
        return true;
      }
    }
    return false;
  }

  /** The one call of the private method that a place is in, or the object whose class it is in. */
  private Optional<TreePath> around(TreePath place) {
    TreePath body = Trees.enclosingBody(place);
    if (body == null || !(Trees.symbol(body.getLeaf()) instanceof MethodSymbol method)) {
      return Optional.empty();
    }
    TreePath made = body.getParentPath().getParentPath();
    if (made.getLeaf() instanceof NewClassTree) {
      return Optional.of(made);
    }
    List<TreePath> calls = declarations.callsOf(method);
    return method.isPrivate() && calls.size() == 1 && declarations.referencesOf(method).isEmpty()
        ? Optional.of(calls.get(0)).filter(call -> Trees.enclosingBody(call) != body)
        : Optional.empty();
  }

  private boolean isMadeAfter(ThreadRoot task, TreePath place) {
    if (task.isStartedAfter(place)) {
      return true;
    }
    List<TreePath> made = creationsOf(task, place);
    return !made.isEmpty()
        && made.stream()
            .allMatch(
                m ->
                    Trees.enclosingBody(m).getLeaf() == Trees.enclosingBody(place).getLeaf()
                        && Trees.isEvaluatedBefore(place, m));
  }

  /** Where the objects of a named task class are made. */
  private List<TreePath> creationsOf(ThreadRoot task, TreePath place) {
    return task.tree() instanceof MethodTree run
            && Trees.symbol(run) instanceof MethodSymbol method
            && !method.owner.name.isEmpty()
        ? Streams.stream(method.owner.members().getSymbols(s -> s.isConstructor()))
            .flatMap(c -> declarations.creationsOf((MethodSymbol) c, place).stream())
            .toList()
        : List.of();
  }

  /** For the class itself, or offered and called by nobody else where others use the class. */
  private boolean isForClass(MethodSymbol method) {
    return declarations.isInternal(method) || outside.isForClassAlone(method);
  }

  private boolean isReachedOnlyFrom(
      TreePath place, Predicate<TreePath> start, Predicate<MethodSymbol> isForClass) {
    return isReachedOnlyFrom(place, start, isForClass, new HashSet<>());
  }

  private boolean isReachedOnlyFrom(
      TreePath place,
      Predicate<TreePath> start,
      Predicate<MethodSymbol> isForClass,
      Set<MethodSymbol> asked) {
    if (start.test(place)) {
      return true;
    }
    TreePath body = Trees.enclosingBody(place);
    if (body == null
        || !(Trees.symbol(body.getLeaf()) instanceof MethodSymbol method)
        || !asked.add(method)
        || !isForClass.test(method)) {
      return false;
    }
    List<TreePath> calls = declarations.callsOf(method);
    return !calls.isEmpty()
        && declarations.referencesOf(method).isEmpty()
        && calls.stream().allMatch(call -> isReachedOnlyFrom(call, start, isForClass, asked));
  }

  private boolean isInContract(TreePath place) {
    TreePath body = Trees.enclosingBody(place);
    return body != null
        && body.getLeaf() instanceof MethodTree tree
        && Trees.symbol(tree) instanceof MethodSymbol method
        && isFirst(method)
        && outside.implementsOther(method)
        && !Locking.isUsedIn(tree, libraries)
        && !startsThreadBefore(body, place);
  }

  /** {@code init()}, and {@code doStart()} that only the base class calls. */
  private static boolean isFirst(MethodSymbol method) {
    String name = method.name.toString();
    return SharedObjects.isInitialisation(name)
        || (SharedObjects.isStartUp(name) && (method.flags() & Flags.PROTECTED) != 0);
  }

  private boolean startsThreadBefore(TreePath body, TreePath place) {
    boolean[] found = {false};
    new TreePathScanner<Void, Void>() {
      @Override
      public Void visitMethodInvocation(MethodInvocationTree tree, Void unused) {
        note(Trees.symbol(tree) instanceof MethodSymbol method && startsThread(method));
        return super.visitMethodInvocation(tree, null);
      }

      @Override
      public Void visitNewClass(NewClassTree tree, Void unused) {
        note(Trees.symbol(tree) instanceof MethodSymbol method && libraries.takesTasks(method));
        return super.visitNewClass(tree, null);
      }

      private void note(boolean starts) {
        found[0] |= starts && Trees.isEvaluatedBefore(getCurrentPath(), place);
      }
    }.scan(body, null);
    return found[0];
  }

  private boolean startsThread(MethodSymbol method) {
    return libraries.takesTasks(method)
        || (method.name.contentEquals("start")
            && ThreadEntries.isThread((TypeSymbol) method.owner));
  }
}
