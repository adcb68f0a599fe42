package io.github.mapvet.knowledge;

import java.util.Arrays;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The options of mapvet: what users add to its knowledge of libraries, {@code
 * -XepOpt:MapVet:<Name>=<entry>,<entry>…} for the plugin and for the command. Each is also a method
 * of {@link LibraryModel}.
 */
public enum UserOption {
  ACQUIRE_METHODS(
      "AcquireMethods", Form.LOCK_METHOD, "methods that take the lock they are called on"),
  CONCURRENT_CONTAINERS(
      "ConcurrentContainers",
      Form.TYPE,
      "maps and collections that several threads may use at once"),
  RELEASE_METHODS("ReleaseMethods", Form.LOCK_METHOD, "methods that give the lock back"),
  SINGLETONS(
      "Singletons",
      Form.TYPE,
      "types, and annotations of types, of which one object serves all threads"),
  TASK_METHODS("TaskMethods", Form.METHOD, "methods that run what they are given on other threads"),
  TRY_ACQUIRE_METHODS(
      "TryAcquireMethods", Form.LOCK_METHOD, "methods that take the lock if they give true"),
  WEAK_EVIDENCE(
      "WeakEvidence",
      Form.YES_OR_NO,
      "whether a static map or collection that callers change counts as shared by threads");

  /** What all names start with. */
  public static final String PREFIX = "MapVet:";

  private static final String NAME = "\\p{javaJavaIdentifierStart}\\p{javaJavaIdentifierPart}*";
  private static final String QUALIFIED = NAME + "(\\." + NAME + ")+";

  /** What an entry looks like. */
  private enum Form {
    YES_OR_NO("true|false", "true or false"),
    TYPE(QUALIFIED, "a qualified class name such as com.acme.FastMap"),
    METHOD(
        QUALIFIED + "#" + NAME,
        "Type#method, or Type#new for a constructor, such as com.acme.Pool#dispatch"),
    LOCK_METHOD(
        QUALIFIED + "#" + NAME + "(:read)?",
        "Type#method, or Type#method:read for a shared lock, such as com.acme.SpinLock#grab");

    private final Pattern pattern;
    private final String text;

    Form(String pattern, String text) {
      this.pattern = Pattern.compile(pattern);
      this.text = text;
    }
  }

  private final String name;
  private final Form form;
  private final String description;

  UserOption(String name, Form form, String description) {
    this.name = name;
    this.form = form;
    this.description = description;
  }

  /** The option's name with the prefix: {@code MapVet:TaskMethods}. */
  public String flag() {
    return PREFIX + name;
  }

  /** What its entries are. */
  public String description() {
    return description;
  }

  /** What an entry must look like, in words. */
  public String allowed() {
    return form.text;
  }

  /** Whether an entry looks like one. */
  boolean accepts(String entry) {
    return form.pattern.matcher(entry).matches();
  }

  /** The entries of a user's model. */
  Set<String> of(LibraryModel model) {
    return switch (this) {
      case ACQUIRE_METHODS -> model.acquireMethods();
      case CONCURRENT_CONTAINERS -> model.concurrentContainers();
      case RELEASE_METHODS -> model.releaseMethods();
      case SINGLETONS -> model.singletons();
      case TASK_METHODS -> model.taskMethods();
      case TRY_ACQUIRE_METHODS -> model.tryAcquireMethods();
      // How much to believe is for the build to say, not for a library.
      case WEAK_EVIDENCE -> Set.of();
    };
  }

  /** All names, for messages. */
  static String allFlags() {
    return Arrays.stream(values()).map(UserOption::flag).collect(Collectors.joining(", "));
  }
}
