package io.github.mapvet.model;

/**
 * Two calls on one entry of a container that belong together and are not atomic.
 *
 * @param kind what goes wrong between them
 * @param check the first call, which asks or reads
 * @param act the second, which relies on the answer
 */
public record CheckThenAct(Kind kind, Access check, Access act) {

  /** Whether one of the calls is made by a method of the program that does nothing else. */
  public boolean isThroughMethod() {
    return isThroughMethod(check) || isThroughMethod(act);
  }

  /**
   * Whether the entry is changed through an object that stands for it, and so has no key at hand.
   */
  public boolean isThroughEntry() {
    return act.method().equals("setValue");
  }

  private static boolean isThroughMethod(Access access) {
    return !Trees.methodName(access.call()).equals(access.method());
  }

  /** What another thread can do between the two calls. */
  public enum Kind {
    /** Put the entry that was found missing: it is overwritten. */
    PUT_IF_ABSENT,
    /** Add the element that was found missing: both threads go on as the one that added it. */
    ADD_IF_ABSENT,
    /** Change the value that the new one is computed from: its change is lost. */
    READ_MODIFY_WRITE,
    /** Replace the value that was tested: the decision was about another one. */
    TESTED_VALUE,
    /** Find the same old value: both threads dispose of it, and one of the new ones is lost. */
    REPLACE_OLD,
    /** Remove the entry that was found there: the second look-up gives null. */
    ASSUMED_PRESENT,
    /** Find the same entry: both threads remove it and use what they found. */
    REMOVE_IF_PRESENT
  }
}
