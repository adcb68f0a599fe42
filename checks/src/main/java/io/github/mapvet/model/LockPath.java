package io.github.mapvet.model;

import static com.google.common.collect.ImmutableList.toImmutableList;

import com.google.common.collect.ImmutableList;
import java.util.Set;

/**
 * A lock that is held: which object's, and how.
 *
 * @param object the monitor or lock object as an access path; for a half of a read-write lock, the
 *     whole lock
 * @param mode exclusively, or shared with other readers
 */
public record LockPath(Term object, Mode mode) {

  /** How a lock is held. */
  public enum Mode {
    EXCLUSIVE,
    READ
  }

  static LockPath exclusive(Term object) {
    return new LockPath(object, Mode.EXCLUSIVE);
  }

  /** Whether holding this lock keeps out a thread that holds {@code other}. */
  public boolean excludes(LockPath other) {
    return object.equals(other.object) && (mode == Mode.EXCLUSIVE || other.mode == Mode.EXCLUSIVE);
  }

  /** Several locks for messages, in a fixed order. */
  public static String describe(Set<LockPath> locks) {
    return locks.isEmpty() ? "no lock" : String.join(", ", names(locks));
  }

  /** Each lock for messages, in a fixed order. */
  static ImmutableList<String> names(Set<LockPath> locks) {
    return locks.stream().map(LockPath::toString).sorted().collect(toImmutableList());
  }

  @Override
  public String toString() {
    String name = object instanceof Term.Type ? object + ".class" : object.toString();
    return mode == Mode.READ ? name + " (read)" : name;
  }
}
