package io.github.mapvet.cli;

import com.google.common.collect.ImmutableList;
import io.github.mapvet.knowledge.Libraries;
import io.github.mapvet.knowledge.LibraryModel;
import io.github.mapvet.knowledge.UserOption;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** What users add to the knowledge of libraries, as the command takes it. */
final class Extensions {
  private static final String XEP_OPT = "-XepOpt:";

  private Extensions() {}

  /** Gives a command the options that the plugin has. */
  static void addOptions(CommandSpec command) {
    for (UserOption option : UserOption.values()) {
      command.addOption(
          OptionSpec.builder(XEP_OPT + option.flag())
              .paramLabel("NAMES")
              .type(String.class)
              .description("Libraries of yours: " + option.description() + ".")
              .build());
    }
  }

  /**
   * Reads the options and the library models.
   *
   * @param command the command as it was called
   * @param jars where to look for models
   * @throws UsageException when anything is wrong with them
   */
  static Libraries load(CommandSpec command, ClassPath jars) throws UsageException {
    if (jars.problem().isPresent()) {
      throw new UsageException(
          jars.problem().get().text().replaceFirst(".*entries", "--extensions cannot be read"));
    }
    Libraries libraries = Libraries.load(options(command), loader(jars.entries()));
    ImmutableList<String> problems = libraries.problems();
    if (!problems.isEmpty()) {
      throw new UsageException(String.join("\nmapvet: ", problems));
    }
    return libraries;
  }

  private static Map<String, String> options(CommandSpec command) {
    Map<String, String> options = new LinkedHashMap<>();
    for (UserOption option : UserOption.values()) {
      OptionSpec spec = command.findOption(XEP_OPT + option.flag());
      if (spec != null && spec.getValue() != null) {
        options.put(option.flag(), spec.getValue());
      }
    }
    return options;
  }

  // Its classes are used as long as the command runs.
  private static ClassLoader loader(List<Path> jars) throws UsageException {
    ClassLoader own = LibraryModel.class.getClassLoader();
    List<URL> urls = new ArrayList<>();
    for (Path jar : jars) {
      try {
        urls.add(jar.toUri().toURL());
      } catch (MalformedURLException e) {
        throw new UsageException("--extensions " + jar + " is no path (" + e.getMessage() + ").");
      }
    }
    return urls.isEmpty() ? own : new URLClassLoader(urls.toArray(URL[]::new), own);
  }
}
