package io.github.mapvet.cli;

import com.google.common.collect.ImmutableList;
import com.google.gson.Gson;
import com.google.gson.JsonParseException;
import io.github.mapvet.report.SarifLog;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Finds and reads the SARIF files that mapvet has written. */
final class SarifFiles {
  private static final Gson GSON = new Gson();

  private SarifFiles() {}

  /**
   * The files that paths name, in order: files themselves, and all {@code .sarif} below folders.
   *
   * @throws UsageException when there is none
   */
  static ImmutableList<Path> find(List<Path> paths) throws UsageException {
    List<Path> found = new ArrayList<>();
    for (Path path : paths) {
      if (!Files.exists(path)) {
        throw new UsageException(path + ": no such file or folder.");
      }
      List<Path> files = below(path);
      if (files.isEmpty()) {
        throw new UsageException(path + ": no .sarif file below this folder; is it the right one?");
      }
      found.addAll(files);
    }
    return ImmutableList.copyOf(found);
  }

  private static List<Path> below(Path path) throws UsageException {
    if (!Files.isDirectory(path)) {
      return List.of(path);
    }
    try (Stream<Path> files = Files.walk(path)) {
      return files
          .filter(f -> f.getFileName().toString().endsWith(".sarif") && Files.isRegularFile(f))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UsageException(path + " cannot be read (" + e.getMessage() + ").");
    }
  }

  /**
   * Reads one file.
   *
   * @throws UsageException when it is no SARIF, or not ours
   */
  static SarifLog read(Path file) throws UsageException {
    SarifLog log;
    try (Reader in = Files.newBufferedReader(file)) {
      log = GSON.fromJson(in, SarifLog.class);
    } catch (IOException | JsonParseException e) {
      throw new UsageException(file + " is no readable SARIF (" + e.getMessage() + ").");
    }
    if (log == null || log.runs() == null || !"2.1.0".equals(log.version())) {
      throw new UsageException(file + " is no SARIF 2.1.0.");
    }
    for (SarifLog.Run run : log.runs()) {
      if (run.tool() == null || run.tool().driver() == null) {
        throw new UsageException(file + " is no SARIF 2.1.0.");
      }
      if (!"mapvet".equals(run.tool().driver().name())) {
        throw new UsageException(
            file + " is from " + run.tool().driver().name() + "; mapvet merge joins its own only.");
      }
    }
    return log;
  }
}
