package io.github.mapvet.cli;

import io.github.mapvet.knowledge.Libraries;
import io.github.mapvet.knowledge.LibraryModel;
import io.github.mapvet.options.Options;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What users add to the knowledge of libraries, as the command takes it. */
final class Extensions {
  private Extensions() {}

  /**
   * What is known of libraries: by options, and by library models.
   *
   * @param options what the user has set
   * @param jars where to look for models
   * @throws UsageException when anything is wrong with them
   */
  static Libraries load(Options options, ClassPath jars) throws UsageException {
    if (jars.problem().isPresent()) {
      throw new UsageException(
          jars.problem().get().text().replaceFirst(".*entries", "--extensions cannot be read"));
    }
    Libraries libraries = Libraries.load(options, loader(jars.entries()));
    CommandOptions.refuse(libraries.problems());
    return libraries;
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
