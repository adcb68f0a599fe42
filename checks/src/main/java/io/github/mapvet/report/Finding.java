package io.github.mapvet.report;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.errorprone.BugPattern.SeverityLevel;
import java.util.Optional;

/**
 * One fault that one rule found, as plain data: nothing here holds on to a compiler.
 *
 * @param rule the rule's name, as in {@code @SuppressWarnings}
 * @param severity what the user's settings made of the rule's default
 * @param where the place where the programmer must act
 * @param message what goes wrong at run time, one paragraph without the rule's name
 * @param sides what else takes part, in the order of events; each says what happens there
 * @param fixes repairs that keep behaviour, the better first; empty when none is mechanical
 * @param page the address of the rule's page
 * @param properties facts for machines, such as {@code field} or {@code guard}
 * @param member the name of the method, field or class around it; {@code new} for a constructor
 * @param fingerprint names it among the findings of its file, also after the code around it has
 *     changed; see {@link Fingerprints}
 */
public record Finding(
    String rule,
    SeverityLevel severity,
    Location where,
    String message,
    ImmutableList<Side> sides,
    ImmutableList<Repair> fixes,
    String page,
    ImmutableMap<String, String> properties,
    String member,
    String fingerprint) {

  /**
   * One side of the fault.
   *
   * @param where a place
   * @param text what happens there, circumstances and code included
   * @param what the same without them
   * @param actor which of the threads that take part does it: 0 for the first
   * @param circumstances where the rule knows
   */
  public record Side(
      Location where, String text, String what, int actor, Optional<Circumstances> circumstances) {}

  /**
   * Which kind of thread comes to a place, and what keeps others out meanwhile.
   *
   * @param thread for people, such as {@code a task's own thread}; empty where any may come
   * @param locks the locks held there, for people
   */
  public record Circumstances(Optional<String> thread, ImmutableList<String> locks) {}

  /** One repair: a title for people, and edits that do not overlap, in ascending order. */
  public record Repair(String title, ImmutableList<Edit> edits) {}

  /**
   * Replaces the characters from {@code start} to {@code end} (exclusive) of the finding's file.
   */
  public record Edit(int start, int end, String replacement) {}
}
