package io.github.mapvet.options;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.ImmutableSetMultimap;
import com.google.common.collect.Iterables;
import com.sun.tools.javac.util.Context;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** What a user has set. What is wrong is left out and told by {@link #problems}. */
public final class Options {
  private static final Splitter ENTRIES = Splitter.on(',').trimResults().omitEmptyStrings();

  private final ImmutableSetMultimap<UserOption, String> values;
  private final ImmutableList<Problem> problems;

  private Options(Reader reader) {
    values = reader.values.build();
    problems = reader.problems.build();
  }

  /**
   * Something wrong with an option.
   *
   * @param text names the option, the value and what is allowed; a sentence
   * @param page the address of the section that explains it
   */
  public record Problem(String text, String page) {}

  /**
   * Reads options of the compiler.
   *
   * @param flags by name; those that do not start with {@link UserOption#PREFIX} are not ours
   */
  public static Options ofCompiler(Map<String, String> flags) {
    return read(flags, UserOption::compilerName);
  }

  /**
   * Reads options of the command.
   *
   * @param flags by the names that the compiler has for them
   */
  public static Options ofCommand(Map<String, String> flags) {
    return read(flags, UserOption::commandName);
  }

  private static Options read(Map<String, String> flags, Function<UserOption, String> spelling) {
    Reader reader = new Reader(spelling);
    flags.forEach(
        (flag, value) -> {
          if (flag.startsWith(UserOption.PREFIX)) {
            reader.read(flag, value);
          }
        });
    return new Options(reader);
  }

  /** Nothing set. */
  public static Options none() {
    return ofCompiler(Map.of());
  }

  /** Makes these the ones of a compilation. */
  public void install(Context context) {
    context.put(Options.class, this);
  }

  /** The ones of a compilation. */
  public static Options in(Context context) {
    return context.get(Options.class);
  }

  /** What was wrong. */
  public ImmutableList<Problem> problems() {
    return problems;
  }

  /** The entries of a list. */
  public ImmutableSet<String> entries(UserOption option) {
    return values.get(option);
  }

  /** Whether an option that is on or off is on. */
  public boolean isOn(UserOption option) {
    return values.containsEntry(option, "true");
  }

  /** The file or folder that an option names. */
  public Optional<Path> path(UserOption option) {
    return Optional.ofNullable(Iterables.getOnlyElement(values.get(option), null)).map(Path::of);
  }

  /**
   * What is wrong with one entry; nothing if it is as it should be.
   *
   * @param option the option it belongs to
   * @param entry what is set
   * @param where where it is set, as the sentence begins
   */
  public static Optional<Problem> check(UserOption option, String entry, String where) {
    if (entry != null && option.accepts(entry) && (option.isList() || isPath(entry))) {
      return Optional.empty();
    }
    String guess =
        entry == null ? "." : Nearest.to(entry, option.words()).map(Options::guess).orElse(".");
    String subject = option.isList() ? "an entry is " : "it must be ";
    return Optional.of(
        new Problem(
            where + ": '" + entry + "' is wrong; " + subject + option.allowed() + guess,
            option.page()));
  }

  private static String guess(String word) {
    return "; did you mean " + word + "?";
  }

  private static boolean isPath(String value) {
    try {
      return !Path.of(value).toString().isEmpty();
    } catch (InvalidPathException e) {
      return false;
    }
  }

  private static final class Reader {
    final ImmutableSetMultimap.Builder<UserOption, String> values = ImmutableSetMultimap.builder();
    final ImmutableList.Builder<Problem> problems = ImmutableList.builder();
    private final Function<UserOption, String> spelling;

    Reader(Function<UserOption, String> spelling) {
      this.spelling = spelling;
    }

    void read(String flag, String value) {
      Optional<UserOption> known = UserOption.of(flag);
      if (known.isEmpty()) {
        problems.add(unknown(flag));
        return;
      }
      UserOption option = known.get();
      for (String entry : option.isList() ? ENTRIES.split(value) : List.of(value.strip())) {
        Optional<Problem> problem = check(option, entry, "option " + spelling.apply(option));
        problem.ifPresentOrElse(problems::add, () -> values.put(option, entry));
      }
    }

    private static Problem unknown(String flag) {
      List<String> flags = UserOption.flags();
      return new Problem(
          "unknown option "
              + UserOption.COMPILER
              + flag
              + Nearest.to(flag, flags).map(Options::guess).orElse(".")
              + " There are "
              + String.join(", ", flags)
              + ".",
          UserOption.TABLE);
    }
  }
}
