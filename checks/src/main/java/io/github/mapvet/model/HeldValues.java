package io.github.mapvet.model;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static com.google.common.collect.ImmutableSet.toImmutableSet;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.sun.source.util.TreePath;
import com.sun.tools.javac.code.Symbol.TypeSymbol;
import com.sun.tools.javac.code.Symbol.VarSymbol;
import com.sun.tools.javac.code.Type;
import io.github.mapvet.knowledge.ExecutorKind;
import io.github.mapvet.knowledge.Safety;
import io.github.mapvet.model.LockPath.Mode;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The containers that a map holds as values, with all that the class does with them.
 *
 * @param map the field or local that holds the map
 * @param mapSafety what the map promises
 * @param mapType the map's class, as messages name it
 * @param safety what the values promise: the least of what is put in
 * @param typeName the values' class, as messages name it
 * @param declaration the map's declaration
 * @param uses what is done with values, in the order of the source
 * @param valueType what the map's type says of its values
 * @param unsafeInserted the expressions with which unsafe values go in; method references stand for
 *     what they give
 */
public record HeldValues(
    VarSymbol map,
    Safety mapSafety,
    String mapType,
    Safety safety,
    String typeName,
    TreePath declaration,
    ImmutableList<ValueUse> uses,
    Type valueType,
    ImmutableList<TreePath> unsafeInserted) {

  /**
   * One use of a value.
   *
   * @param use what happens, where, under which locks, on which threads
   * @param inHands whether the map lets nobody else change the entry meanwhile: inside the function
   *     of {@code compute}
   * @param repeated whether several threads may make this one use at once
   */
  public record ValueUse(Use use, boolean inHands, boolean repeated) {

    /** Whether the map or a lock keeps the two uses apart. */
    boolean isOrderedWith(ValueUse other) {
      return (inHands && other.inHands) || use.isOrderedWith(other.use);
    }

    private boolean isUnprotected() {
      return !inHands && use.locks().stream().noneMatch(l -> l.mode() == Mode.EXCLUSIVE);
    }
  }

  /**
   * Two uses that two threads can make at once, at least one of them a change.
   *
   * @param here where the programmer must act: the one that is not protected
   * @param other what it can meet
   */
  public record Conflict(ValueUse here, ValueUse other) {}

  /** Whether a field holds the map. */
  public boolean isField() {
    return map.owner instanceof TypeSymbol;
  }

  /** The worst of the conflicts: an unprotected change first, then an unprotected look. */
  public Optional<Conflict> conflict() {
    List<ValueUse> shared = uses.stream().filter(HeldValues::isShared).collect(toImmutableList());
    if (uses.stream().anyMatch(u -> u.use.isWrite() && Comments.sayOneThread(u.use.path()))) {
      return Optional.empty();
    }
    return shared.stream()
        .filter(u -> u.use.isWrite())
        .flatMap(write -> shared.stream().filter(o -> meets(write, o)).flatMap(o -> both(write, o)))
        .min(
            Comparator.<Conflict, Boolean>comparing(c -> !c.here.isUnprotected())
                .thenComparing(c -> !c.here.use.isWrite())
                .thenComparing(c -> Trees.start(c.here.use.path().getLeaf()))
                .thenComparing(c -> rank(c.other.use))
                .thenComparing(c -> c.here.equals(c.other)));
  }

  private static Stream<Conflict> both(ValueUse write, ValueUse other) {
    return Stream.of(new Conflict(write, other), new Conflict(other, write));
  }

  /** What is most telling on the other side comes first. */
  private static int rank(Use use) {
    return switch (use.kind()) {
      case ITERATE -> 0;
      case READ -> 1;
      case WRITE -> 2;
      case ASSIGN, ESCAPE, PASS -> 3;
    };
  }

  private static boolean isShared(ValueUse value) {
    Use use = value.use;
    boolean matters = use.touchesContent() || use.kind() == Use.Kind.ESCAPE;
    return matters
        && !use.owned()
        && !use.roots().isEmpty()
        && !Annotations.isForTests(use.path())
        && !(use.kind() == Use.Kind.READ && use.isIn("toString"));
  }

  private static boolean meets(ValueUse write, ValueUse other) {
    return (other.equals(write) ? write.repeated : !isOneThread(write, other))
        && !write.isOrderedWith(other);
  }

  /** Both are made by one and the same task, or by tasks of one executor with one thread. */
  private static boolean isOneThread(ValueUse write, ValueUse other) {
    return !write.repeated
        && !other.repeated
        && (write.use.roots().equals(other.use.roots())
            || (!executors(write).isEmpty() && executors(write).equals(executors(other))));
  }

  /** The executors that run all of a use's tasks, if each has one thread. */
  private static ImmutableSet<Optional<Term>> executors(ValueUse value) {
    return value.use.roots().stream().allMatch(r -> r.carrier().kind() == ExecutorKind.SINGLE)
        ? value.use.roots().stream().map(r -> r.carrier().executor()).collect(toImmutableSet())
        : ImmutableSet.of();
  }
}
