package io.github.mapvet.cli.report.html;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import com.google.common.base.CharMatcher;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.Sets;
import io.github.mapvet.report.Finding;
import io.github.mapvet.report.Finding.Circumstances;
import io.github.mapvet.report.Finding.Side;
import io.github.mapvet.report.SourceFile;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * The drawing of a finding: a lane for each thread, with its steps from left to right, and the
 * container that they meet at.
 *
 * @param container the container's name; empty when the message names none
 * @param type its type, if the message says it
 * @param columns how many steps follow each other
 * @param lanes the threads, the one that the finding is about first
 * @param verdict why the threads can meet; empty where there is but one
 */
record Scene(
    String container, String type, int columns, ImmutableList<Lane> lanes, String verdict) {

  private static final Pattern CONTAINER = Pattern.compile("'([^' ]+)'(?: \\(([^)]+)\\))?");
  private static final String SHARED = " (read)";
  private static final int LONGEST_CODE = 90;

  /**
   * One thread.
   *
   * @param thread which kind
   * @param isAgain whether the lane before is of the same kind
   * @param isImagined whether the code does not show it: any other thread
   */
  record Lane(String thread, boolean isAgain, boolean isImagined, ImmutableList<Stop> stops) {}

  /**
   * One step of a thread.
   *
   * @param number of the side, from 1; 0 for what the code does not show
   * @param column when, from 1
   * @param what happens
   * @param code where; empty when {@code what} says it
   * @param locks the locks held
   * @param isBare whether it is known that no lock is held
   */
  record Stop(
      int number, int column, String what, String code, ImmutableList<Lock> locks, boolean isBare) {
    boolean isNumbered() {
      return number > 0;
    }
  }

  /** A lock's name, and a number for its colour: the same lock has the same in all lanes. */
  record Lock(String name, int colour) {}

  /** Whether there is something to see: several steps, or a step that another thread can meet. */
  static boolean isTelling(Finding finding) {
    return finding.sides().size() > 1 || isRace(finding);
  }

  private static boolean isRace(Finding finding) {
    return finding.sides().stream().anyMatch(s -> s.circumstances().isPresent());
  }

  /** The drawing for a finding that has sides. */
  static Scene of(Finding finding, Map<URI, SourceFile> sources) {
    List<List<Integer>> actors = actors(finding);
    boolean isRace = isRace(finding);
    boolean isAlone = actors.size() == 1;
    int first = actors.get(0).size();
    int others =
        isAlone ? (isRace ? 1 : 0) : actors.stream().skip(1).mapToInt(List::size).max().getAsInt();
    // What others do between the first thread's steps stands before the last of them.
    int gap = first > 1 ? others : 0;
    List<Lane> lanes = new ArrayList<>();
    List<String> known = lockNames(finding);
    for (int actor = 0; actor < actors.size(); actor++) {
      List<Stop> stops = new ArrayList<>();
      List<Integer> steps = actors.get(actor);
      for (int i = 0; i < steps.size(); i++) {
        int shift = actor > 0 ? (gap > 0 ? first - 1 : 0) : i == first - 1 ? gap : 0;
        stops.add(stop(finding, steps.get(i), i + 1 + shift, known, sources));
      }
      String thread = thread(finding, steps, actor);
      boolean isAgain = actor > 0 && lanes.get(actor - 1).thread().equals(thread);
      lanes.add(new Lane(thread, isAgain, /* isImagined= */ false, ImmutableList.copyOf(stops)));
    }
    if (isAlone && isRace) {
      lanes.add(imagined(gap > 0 ? first : 1, gap > 0));
    }
    Matcher named = CONTAINER.matcher(finding.message());
    boolean isNamed = named.find();
    return new Scene(
        isNamed ? named.group(1) : "",
        isNamed && named.group(2) != null ? named.group(2) : "",
        Math.max(first + gap, others),
        ImmutableList.copyOf(lanes),
        verdict(finding, gap > 0, lanes.size()));
  }

  /** The indices of each actor's sides, in the order of the actors. */
  private static List<List<Integer>> actors(Finding finding) {
    return ImmutableList.copyOf(
        IntStream.range(0, finding.sides().size())
            .boxed()
            .collect(groupingBy(i -> finding.sides().get(i).actor(), TreeMap::new, toList()))
            .values());
  }

  private static String thread(Finding finding, List<Integer> steps, int actor) {
    return steps.stream()
        .flatMap(i -> finding.sides().get(i).circumstances().stream())
        .flatMap(c -> c.thread().stream())
        .findFirst()
        .orElse(actor == 0 ? "one thread" : "another thread");
  }

  private static Lane imagined(int column, boolean isBetween) {
    String what = isBetween ? "can get in here" : "can do the same at once";
    Stop stop = new Stop(0, column, what, "", ImmutableList.of(), false);
    return new Lane(
        "another thread", /* isAgain= */ false, /* isImagined= */ true, ImmutableList.of(stop));
  }

  private static Stop stop(
      Finding finding, int index, int column, List<String> known, Map<URI, SourceFile> sources) {
    Side side = finding.sides().get(index);
    Optional<Circumstances> circumstances = side.circumstances();
    return new Stop(
        index + 1,
        column,
        side.what(),
        circumstances.isPresent() ? code(side, sources) : "",
        locks(side, known),
        circumstances.filter(c -> c.locks().isEmpty()).isPresent());
  }

  /** The locks of a side in their colours. */
  private static ImmutableList<Lock> locks(Side side, List<String> known) {
    return side.circumstances().stream()
        .flatMap(c -> c.locks().stream())
        .map(name -> new Lock(name, known.indexOf(object(name))))
        .collect(toImmutableList());
  }

  /** All locks of a finding, each once. */
  private static List<String> lockNames(Finding finding) {
    return finding.sides().stream()
        .flatMap(s -> s.circumstances().stream())
        .flatMap(c -> c.locks().stream())
        .map(Scene::object)
        .distinct()
        .toList();
  }

  /** A lock that readers share is the same object as the writers'. */
  private static String object(String lock) {
    return lock.endsWith(SHARED) ? lock.substring(0, lock.length() - SHARED.length()) : lock;
  }

  private static String code(Side side, Map<URI, SourceFile> sources) {
    SourceFile file = sources.get(side.where().uri());
    if (file == null) {
      return "";
    }
    String code = CharMatcher.whitespace().collapseFrom(file.lines().between(side.where()), ' ');
    return code.length() <= LONGEST_CODE ? code : code.substring(0, LONGEST_CODE - 1) + "…";
  }

  private static String verdict(Finding finding, boolean hasGap, int lanes) {
    if (lanes < 2) {
      return "";
    }
    if (hasGap) {
      return "Nothing keeps another thread out between the steps.";
    }
    Set<String> common =
        finding.sides().stream().map(Scene::held).reduce(Sets::intersection).orElse(Set.of());
    if (common.isEmpty()) {
      return "No lock in common: both can be under way at once.";
    }
    return common.stream().allMatch(lock -> lock.endsWith(SHARED))
        ? "A read lock lets both in at once."
        : "";
  }

  private static Set<String> held(Side side) {
    return side.circumstances().map(c -> Set.copyOf(c.locks())).orElse(Set.of());
  }
}
