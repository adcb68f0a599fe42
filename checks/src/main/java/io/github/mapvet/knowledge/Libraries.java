package io.github.mapvet.knowledge;

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
import io.github.mapvet.options.Options;
import io.github.mapvet.options.UserOption;
import java.util.ArrayList;
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

  /** The options that a {@link LibraryModel} answers too. */
  private static final ImmutableList<UserOption> MODELLED =
      ImmutableList.of(
          UserOption.ACQUIRE_METHODS,
          UserOption.CONCURRENT_CONTAINERS,
          UserOption.RELEASE_METHODS,
          UserOption.SINGLETONS,
          UserOption.TASK_METHODS,
          UserOption.TRY_ACQUIRE_METHODS);

  private final ImmutableSetMultimap<UserOption, String> added;
  private final boolean weakEvidence;
  private final ImmutableList<Options.Problem> problems;
  private final ImmutableSet<String> lockMethodNames;

  private Libraries(
      ImmutableSetMultimap<UserOption, String> added,
      boolean weakEvidence,
      List<Options.Problem> problems) {
    this.added = added;
    this.weakEvidence = weakEvidence;
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
    return new Libraries(ImmutableSetMultimap.of(), false, List.of());
  }

  /**
   * Gathers what users say. What is wrong with a library model is left out and told by {@link
   * #problems}; all else counts.
   *
   * @param options what is set
   * @param loader where to look for {@link LibraryModel}s
   */
  public static Libraries load(Options options, ClassLoader loader) {
    Gathering gathering = new Gathering();
    for (UserOption option : MODELLED) {
      gathering.added.putAll(option, options.entries(option));
    }
    gathering.addModels(loader);
    return new Libraries(
        gathering.added.build(), options.isOn(UserOption.WEAK_EVIDENCE), gathering.problems);
  }

  /** What was wrong with library models. */
  public ImmutableList<Options.Problem> problems() {
    return problems;
  }

  private static final class Gathering {
    final ImmutableSetMultimap.Builder<UserOption, String> added = ImmutableSetMultimap.builder();
    final List<Options.Problem> problems = new ArrayList<>();

    private void add(UserOption option, String entry, String where) {
      Optional<Options.Problem> problem = Options.check(option, entry, where);
      problem.ifPresentOrElse(problems::add, () -> added.put(option, entry));
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
          problem("a library model could not be loaded (" + e.getMessage() + ").");
        }
      }
    }

    private void addModel(LibraryModel model) {
      for (UserOption option : MODELLED) {
        String where = "library model " + model.getClass().getName();
        try {
          entries(option, model).forEach(e -> add(option, e, where + ", " + option.flag()));
        } catch (RuntimeException | LinkageError e) {
          problem(where + " failed (" + e + ").");
        }
      }
    }

    private void problem(String text) {
      problems.add(new Options.Problem(text, UserOption.TASK_METHODS.page()));
    }

    private static Set<String> entries(UserOption option, LibraryModel model) {
      return switch (option) {
        case ACQUIRE_METHODS -> model.acquireMethods();
        case CONCURRENT_CONTAINERS -> model.concurrentContainers();
        case RELEASE_METHODS -> model.releaseMethods();
        case SINGLETONS -> model.singletons();
        case TASK_METHODS -> model.taskMethods();
        case TRY_ACQUIRE_METHODS -> model.tryAcquireMethods();
        default -> throw new IllegalArgumentException(option.flag());
      };
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

  /** Whether a user says that a method or constructor of this name runs what it is given. */
  public boolean mayTakeTasks(String method) {
    return added.get(UserOption.TASK_METHODS).stream()
        .map(Libraries::methodOf)
        .anyMatch(name -> name.equals(method) || name.equals("new"));
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
    return weakEvidence;
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
