package io.github.mapvet.knowledge;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.ImmutableSetMultimap;
import com.sun.tools.javac.code.Attribute;
import com.sun.tools.javac.code.Symbol.ClassSymbol;
import com.sun.tools.javac.code.Symbol.MethodSymbol;
import com.sun.tools.javac.code.Symbol.TypeSymbol;
import com.sun.tools.javac.util.Context;
import io.github.mapvet.knowledge.LockCalls.Effect;
import io.github.mapvet.knowledge.LockCalls.LockCall;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Set;

/**
 * What libraries do, as far as users may add to it: the tables of this package, and what options
 * and {@link LibraryModel}s say. One for each compilation.
 */
public final class Libraries {
  private static final String READ = ":read";

  /** A broken service file is read again and again by some loaders. */
  private static final int MOST_MODELS = 100;

  private final ImmutableSetMultimap<UserOption, String> added;
  private final ImmutableList<String> problems;
  private final ImmutableSet<String> lockMethodNames;

  private Libraries(ImmutableSetMultimap<UserOption, String> added, List<String> problems) {
    this.added = added;
    this.problems = ImmutableList.copyOf(problems);
    this.lockMethodNames =
        LOCK_EFFECTS.keySet().stream()
            .flatMap(option -> added.get(option).stream())
            .map(entry -> methodOf(bare(entry)))
            .collect(ImmutableSet.toImmutableSet());
  }

  private static final Map<UserOption, Effect> LOCK_EFFECTS =
      Map.of(
          UserOption.ACQUIRE_METHODS, Effect.ACQUIRES,
          UserOption.TRY_ACQUIRE_METHODS, Effect.TRIES,
          UserOption.RELEASE_METHODS, Effect.RELEASES);

  /** The one that was installed for a compilation. */
  public static Optional<Libraries> in(Context context) {
    return Optional.ofNullable(context.get(Libraries.class));
  }

  /** Makes this the one of a compilation that has none. */
  public void install(Context context) {
    context.put(Libraries.class, this);
  }

  /** What is known when no user adds anything. */
  public static Libraries builtIn() {
    return new Libraries(ImmutableSetMultimap.of(), List.of());
  }

  /**
   * Gathers what users say. What is wrong is left out and told by {@link #problems}; all else
   * counts.
   *
   * @param options by name; those that do not start with {@link UserOption#PREFIX} are not ours
   * @param loader where to look for {@link LibraryModel}s
   */
  public static Libraries load(Map<String, String> options, ClassLoader loader) {
    Gathering gathering = new Gathering();
    gathering.addOptions(options);
    gathering.addModels(loader);
    return new Libraries(gathering.added.build(), gathering.problems);
  }

  /** What was wrong, a sentence each: where it stands, what it is, what is allowed. */
  public ImmutableList<String> problems() {
    return problems;
  }

  private static final class Gathering {
    final ImmutableSetMultimap.Builder<UserOption, String> added = ImmutableSetMultimap.builder();
    final List<String> problems = new ArrayList<>();

    void addOptions(Map<String, String> options) {
      options.forEach(
          (flag, value) -> {
            if (flag.startsWith(UserOption.PREFIX)) {
              addOption(flag, value);
            }
          });
    }

    private void addOption(String flag, String value) {
      Optional<UserOption> option =
          Arrays.stream(UserOption.values()).filter(o -> o.flag().equals(flag)).findFirst();
      if (option.isEmpty()) {
        problems.add(
            "unknown option -XepOpt:" + flag + "; there are " + UserOption.allFlags() + ".");
        return;
      }
      Splitter.on(',')
          .trimResults()
          .omitEmptyStrings()
          .split(value)
          .forEach(entry -> add(option.get(), entry, "option -XepOpt:" + flag));
    }

    private void add(UserOption option, String entry, String where) {
      if (entry != null && option.accepts(entry)) {
        added.put(option, entry);
      } else {
        problems.add(where + ": '" + entry + "' is wrong; an entry is " + option.allowed() + ".");
      }
    }

    void addModels(ClassLoader loader) {
      Iterator<LibraryModel> models = ServiceLoader.load(LibraryModel.class, loader).iterator();
      for (int i = 0; i < MOST_MODELS; i++) {
        try {
          if (!models.hasNext()) {
            return;
          }
          addModel(models.next());
        } catch (ServiceConfigurationError e) {
          problems.add("a library model could not be loaded (" + e.getMessage() + ").");
        }
      }
    }

    private void addModel(LibraryModel model) {
      for (UserOption option : UserOption.values()) {
        String where = "library model " + model.getClass().getName();
        try {
          option.of(model).forEach(e -> add(option, e, where + ", " + option.flag()));
        } catch (RuntimeException | LinkageError e) {
          problems.add(where + " failed (" + e + ").");
        }
      }
    }
  }

  // Look-ups

  /** What a user says of a container type. */
  Optional<Safety> safetyOf(String type) {
    return added.containsEntry(UserOption.CONCURRENT_CONTAINERS, type)
        ? Optional.of(Safety.CONCURRENT)
        : Optional.empty();
  }

  /** Whether a method of this name may be a lock call; cheap to ask of any call. */
  public boolean mayBeLockCall(String method) {
    return LockCalls.isCandidate(method) || lockMethodNames.contains(method);
  }

  /**
   * What a method does with the lock it is called on, or that is its first argument if it is
   * static; empty if it is no lock call.
   */
  public Optional<LockCall> lockCall(MethodSymbol method) {
    return LockCalls.of(method).or(() -> addedLockCall(method));
  }

  private Optional<LockCall> addedLockCall(MethodSymbol method) {
    if (!lockMethodNames.contains(method.name.toString())) {
      return Optional.empty();
    }
    Set<String> owners = Supertypes.of((TypeSymbol) method.owner);
    for (UserOption option : LOCK_EFFECTS.keySet()) {
      for (String entry : added.get(option)) {
        if (isMethod(bare(entry), method, owners)) {
          return Optional.of(new LockCall(LOCK_EFFECTS.get(option), entry.endsWith(READ)));
        }
      }
    }
    return Optional.empty();
  }

  private static String bare(String entry) {
    return entry.endsWith(READ) ? entry.substring(0, entry.length() - READ.length()) : entry;
  }

  /** Whether a static container that callers change is taken to be shared by threads. */
  public boolean believesWeakEvidence() {
    return added.containsEntry(UserOption.WEAK_EVIDENCE, "true");
  }

  /** Whether a method or constructor runs what it is given on another thread. */
  public boolean takesTasks(MethodSymbol method) {
    return ThreadEntries.takesTasks(method) || isAddedTaskMethod(method);
  }

  private boolean isAddedTaskMethod(MethodSymbol method) {
    ImmutableSet<String> entries = added.get(UserOption.TASK_METHODS);
    if (entries.isEmpty()) {
      return false;
    }
    Set<String> owners = Supertypes.of((TypeSymbol) method.owner);
    return entries.stream().anyMatch(entry -> isMethod(entry, method, owners));
  }

  private static boolean isMethod(String entry, MethodSymbol method, Set<String> owners) {
    String name = method.isConstructor() ? "new" : method.name.toString();
    return methodOf(entry).equals(name) && owners.contains(entry.substring(0, entry.indexOf('#')));
  }

  private static String methodOf(String entry) {
    return entry.substring(entry.indexOf('#') + 1);
  }

  /**
   * Whether a user says that one object of the class serves all threads: by its type, a type above
   * it, or an annotation of one of those.
   */
  public boolean isSingleton(ClassSymbol type) {
    ImmutableSet<String> entries = added.get(UserOption.SINGLETONS);
    return !entries.isEmpty()
        && (Supertypes.of(type).stream().anyMatch(entries::contains) || isAnnotated(type, entries));
  }

  private static boolean isAnnotated(ClassSymbol type, Set<String> annotations) {
    for (ClassSymbol c = type; c != null; ) {
      for (Attribute.Compound annotation : c.getAnnotationMirrors()) {
        if (annotations.contains(annotation.type.tsym.getQualifiedName().toString())) {
          return true;
        }
      }
      c = c.getSuperclass().tsym instanceof ClassSymbol above ? above : null;
    }
    return false;
  }
}
