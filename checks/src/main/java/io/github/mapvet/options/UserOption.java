package io.github.mapvet.options;

import com.google.common.base.CaseFormat;
import com.google.common.collect.ImmutableList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The options of mapvet that plugin and command share: {@code -XepOpt:MapVet:TaskMethods=…} for the
 * compiler, the same or {@code --task-methods …} for the command. The README's table of options
 * lists them in this order.
 */
public enum UserOption {
  ACQUIRE_METHODS(
      "AcquireMethods",
      Form.LOCK_METHOD,
      Topic.LIBRARIES,
      "methods that take the lock they are called on; a static one, its first argument"),
  BASELINE(
      "Baseline",
      Form.FILE,
      Topic.BASELINE,
      "the file with the known findings, which are not reported"),
  CONCURRENT_CONTAINERS(
      "ConcurrentContainers",
      Form.TYPE,
      Topic.LIBRARIES,
      "maps and collections that several threads may use at once"),
  RELEASE_METHODS(
      "ReleaseMethods", Form.LOCK_METHOD, Topic.LIBRARIES, "methods that give the lock back"),
  REQUIRE_REASON(
      "RequireReason",
      Form.YES_OR_NO,
      Topic.SUPPRESSIONS,
      "report suppressions of mapvet's rules that have no comment beside them"),
  SARIF_DIR(
      "SarifDir",
      Form.FOLDER,
      Topic.SARIF_DIR,
      "the folder that gets one SARIF file of each compilation"),
  SINGLETONS(
      "Singletons",
      Form.TYPE,
      Topic.LIBRARIES,
      "types, and annotations of types, of which one object serves all threads"),
  TASK_METHODS(
      "TaskMethods",
      Form.METHOD,
      Topic.LIBRARIES,
      "methods that run what they are given on other threads"),
  TRY_ACQUIRE_METHODS(
      "TryAcquireMethods",
      Form.LOCK_METHOD,
      Topic.LIBRARIES,
      "methods that take the lock if they give true"),
  UNUSED_SUPPRESSIONS(
      "UnusedSuppressions",
      Form.YES_OR_NO,
      Topic.SUPPRESSIONS,
      "report suppressions of mapvet's rules that suppress nothing"),
  WARNINGS_AS_ERRORS(
      "WarningsAsErrors",
      Form.YES_OR_NO,
      Topic.SEVERITIES,
      "make errors of mapvet's warnings, so that they fail a build"),
  WEAK_EVIDENCE(
      "WeakEvidence",
      Form.YES_OR_NO,
      Topic.LIBRARIES,
      "take a static map or collection that callers change for shared by threads, although nothing"
          + " else says so");

  /** What all names start with. */
  public static final String PREFIX = "MapVet:";

  /** How the compiler's options begin. */
  public static final String COMPILER = "-XepOpt:";

  private static final String README = "https://github.com/mapvet/mapvet/blob/main/README.md#";
  private static final String NAME = "\\p{javaJavaIdentifierStart}\\p{javaJavaIdentifierPart}*";
  private static final String QUALIFIED = NAME + "(\\." + NAME + ")+";

  /** The address of the table that lists all options. */
  static final String TABLE = README + "options";

  /** The README's section about an option. */
  private enum Topic {
    BASELINE("baseline"),
    LIBRARIES("libraries-of-your-own"),
    SARIF_DIR("sarif-from-a-build"),
    SEVERITIES("severities"),
    SUPPRESSIONS("suppress");

    private final String anchor;

    Topic(String anchor) {
      this.anchor = anchor;
    }
  }

  /** What a value, or each of its entries, looks like. */
  private enum Form {
    YES_OR_NO("true|false", "true or false", "true"),
    FILE(".*\\S.*", "a file", "mapvet.baseline"),
    FOLDER(".*\\S.*", "a folder", "target/mapvet"),
    TYPE(QUALIFIED, "a qualified class name", "com.acme.FastMap"),
    METHOD(
        QUALIFIED + "#" + NAME,
        "Type#method, or Type#new for a constructor,",
        "com.acme.Pool#dispatch"),
    LOCK_METHOD(
        QUALIFIED + "#" + NAME + "(:read)?",
        "Type#method, or Type#method:read for a shared lock,",
        "com.acme.SpinLock#grab");

    private final Pattern pattern;
    private final String text;
    private final String example;

    Form(String pattern, String text, String example) {
      this.pattern = Pattern.compile(pattern);
      this.text = text;
      this.example = example;
    }
  }

  private final String name;
  private final Form form;
  private final Topic topic;
  private final String description;

  UserOption(String name, Form form, Topic topic, String description) {
    this.name = name;
    this.form = form;
    this.topic = topic;
    this.description = description;
  }

  /** The option of this name, with the prefix. */
  static Optional<UserOption> of(String flag) {
    return Arrays.stream(values()).filter(o -> o.flag().equals(flag)).findFirst();
  }

  /** All names, with the prefix. */
  static List<String> flags() {
    return Arrays.stream(values()).map(UserOption::flag).toList();
  }

  /** The option's name with the prefix: {@code MapVet:TaskMethods}. */
  public String flag() {
    return PREFIX + name;
  }

  /** As the compiler takes it: {@code -XepOpt:MapVet:TaskMethods}. */
  public String compilerName() {
    return COMPILER + flag();
  }

  /** As the command takes it: {@code --task-methods}. */
  public String commandName() {
    return "--" + CaseFormat.UPPER_CAMEL.to(CaseFormat.LOWER_HYPHEN, name);
  }

  /** What it says, or does. */
  public String description() {
    return description;
  }

  /** A word for its value. */
  public String label() {
    return form.name().replace("LOCK_", "");
  }

  /** What a value, or an entry, must look like, in words. */
  public String allowed() {
    return form == Form.YES_OR_NO ? form.text : form.text + " such as " + form.example;
  }

  /** An example of a value, or an entry. */
  public String example() {
    return form.example;
  }

  /** The address of the section that explains it. */
  public String page() {
    return README + topic.anchor;
  }

  /** Whether it is on or off. */
  public boolean isYesOrNo() {
    return form == Form.YES_OR_NO;
  }

  /** Whether its value is entries that commas separate. */
  boolean isList() {
    return switch (form) {
      case TYPE, METHOD, LOCK_METHOD -> true;
      case YES_OR_NO, FILE, FOLDER -> false;
    };
  }

  /** The words that a value must be one of; empty where there are more. */
  List<String> words() {
    return isYesOrNo() ? ImmutableList.of("true", "false") : ImmutableList.of();
  }

  /** Whether a value, or an entry, looks like one. */
  boolean accepts(String entry) {
    return form.pattern.matcher(entry).matches();
  }
}
