package io.github.mapvet.model;

import com.google.common.collect.ImmutableSet;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.TreePath;
import com.sun.tools.javac.code.Symbol.MethodSymbol;
import com.sun.tools.javac.code.Symbol.TypeSymbol;
import io.github.mapvet.knowledge.Operation;
import io.github.mapvet.knowledge.SharedObjects;
import io.github.mapvet.knowledge.ThreadEntries;
import io.github.mapvet.model.LockPath.Mode;
import java.util.List;

/**
 * One use of a container, and under what conditions it happens.
 *
 * @param container the access path of the field or local that holds it
 * @param kind what happens to the container
 * @param path path of the tree where it happens
 * @param locks the locks that must be held; those of a field's use as seen from the object that has
 *     it
 * @param roots the threads that may come here
 * @param owned whether no other thread can reach the container yet
 */
public record Use(
    Term container,
    Kind kind,
    TreePath path,
    ImmutableSet<LockPath> locks,
    ImmutableSet<ThreadRoot> roots,
    boolean owned) {

  private static final ImmutableSet<String> SIZES = ImmutableSet.of("isEmpty", "size");

  /** What happens to a container. */
  public enum Kind {
    /** One entry or the size is looked at. */
    READ("reads"),
    /** All entries are walked, also by copying, printing or comparing. */
    ITERATE("iterates"),
    /** Entries are added, removed or replaced. */
    WRITE("changes"),
    /** The field is given another container. */
    ASSIGN("replaces"),
    /** The container, or a live view of it, leaves: it is returned or stored elsewhere. */
    ESCAPE("hands out"),
    /** It is an argument of a method that is not looked into. */
    PASS("passes on");

    private final String text;

    Kind(String text) {
      this.text = text;
    }

    /** For messages: a verb. */
    public String text() {
      return text;
    }
  }

  /** Whether the content of the container is changed. */
  public boolean isWrite() {
    return kind == Kind.WRITE;
  }

  /** Whether the use may put something in. */
  public boolean isInsert() {
    return isWrite()
        && path.getLeaf() instanceof MethodInvocationTree call
        && Operation.takesIn(Trees.methodName(call));
  }

  /** Whether the content is looked at or changed; the reference alone is not the content. */
  public boolean touchesContent() {
    return kind == Kind.READ || kind == Kind.ITERATE || kind == Kind.WRITE;
  }

  /** Whether the use only asks how much is in it: a number that may be an old one. */
  public boolean isSize() {
    return kind == Kind.READ
        && path.getLeaf() instanceof MethodInvocationTree call
        && SIZES.contains(Trees.methodName(call));
  }

  /**
   * Whether the author says that no lock is taken on purpose: to another tool, or a method that
   * only looks says so by its name or comment.
   */
  public boolean isUnlockedOnPurpose() {
    return Annotations.acceptUnguarded(path)
        || (kind == Kind.READ
            && Trees.enclosingMethod(path).filter(Comments::sayLockFree).isPresent());
  }

  /** Whether a method that is called {@code addX} only puts in what it is given. */
  public boolean isRegistration() {
    return isWrite()
        && Trees.symbol(Trees.enclosingBody(path).getLeaf()) instanceof MethodSymbol method
        && SharedObjects.isRegistration(method.name.toString())
        && !arguments().isEmpty()
        && parametersGiven() == arguments().size();
  }

  /** {@code void open(String id) { sessions.put(id, now); }}: it opens one of many. */
  boolean isOfOneOpened() {
    return Trees.symbol(Trees.enclosingBody(path).getLeaf()) instanceof MethodSymbol method
        && method.name.contentEquals("open")
        && parametersGiven() > 0;
  }

  private long parametersGiven() {
    return Trees.symbol(Trees.enclosingBody(path).getLeaf()) instanceof MethodSymbol method
        ? arguments().stream().map(Trees::symbol).filter(method.getParameters()::contains).count()
        : 0;
  }

  private List<? extends ExpressionTree> arguments() {
    return path.getLeaf() instanceof MethodInvocationTree call ? call.getArguments() : List.of();
  }

  /** The field as the locks name it: hanging on {@code this} of the class that declares it. */
  public Term containerSeenFromOwner() {
    return container instanceof Term.Field field && !(field.of() instanceof Term.Type)
        ? new Term.Field(new Term.This((TypeSymbol) field.symbol().owner), field.symbol())
        : container;
  }

  /** Whether the use stands in a method of this name that takes nothing. */
  public boolean isIn(String method) {
    return Trees.enclosingMethod(path)
        .map(m -> (MethodTree) m.getLeaf())
        .filter(m -> m.getName().contentEquals(method) && m.getParameters().isEmpty())
        .isPresent();
  }

  /** Whether only threads come here that the code around a place starts after it. */
  boolean isStartedAfter(TreePath place) {
    return roots.stream().allMatch(root -> root.isStartedAfter(place));
  }

  /** Whether the lock of this object is held, in whatever mode. */
  public boolean holds(Term lock) {
    return locks.stream().anyMatch(held -> held.object().equals(lock));
  }

  /** Whether a lock is held that lets other readers in, and none that keeps everybody out. */
  public boolean isUnderReadLock() {
    return !locks.isEmpty() && locks.stream().allMatch(lock -> lock.mode() == Mode.READ);
  }

  /** Whether only tasks on threads of their own come here. */
  boolean isOnTaskOnly() {
    return !roots.isEmpty() && roots.stream().allMatch(r -> r.kind() == ThreadRoot.Kind.TASK);
  }

  /** Whether both are made by the run of the one thread that the object with the field is. */
  boolean isOnSameThread(Use other) {
    return roots.size() == 1
        && roots.equals(other.roots)
        && roots.iterator().next().kind() == ThreadRoot.Kind.TASK
        && container.root() instanceof Term.This self
        && other.container.equals(container)
        && ThreadEntries.isThread(self.of())
        && container instanceof Term.Field field
        && field.of().equals(self);
  }

  /** Whether a lock keeps the two uses apart. */
  public boolean isOrderedWith(Use other) {
    return locks.stream().anyMatch(mine -> other.locks.stream().anyMatch(mine::excludes));
  }
}
