package io.github.mapvet.bench;

import io.github.mapvet.harness.Forked;
import io.github.mapvet.harness.Jars;
import io.github.mapvet.harness.Rules;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A way to compile. */
enum Setup {
  JAVAC("javac"),
  FLOOR("Error Prone, all checks off"),
  MAPVET("the same and all rules of mapvet"),
  DEFAULTS("Error Prone's default checks"),
  NULLAWAY("all off but NullAway");

  private final String label;

  Setup(String label) {
    this.label = label;
  }

  String label() {
    return label;
  }

  /**
   * Compiles in a process of its own.
   *
   * @param folder for what is written; empty
   */
  Cost compile(Sample sample, Path folder) throws Exception {
    List<String> arguments = new ArrayList<>();
    arguments.addAll(List.of("-proc:none", "-nowarn", "-encoding", "UTF-8"));
    arguments.addAll(List.of("-d", folder.toString(), "-classpath", sample.classPath()));
    if (this != JAVAC) {
      arguments.addAll(Forked.plugin(processors(), flags(sample)));
    }
    arguments.add(sample.argument(folder));
    return Cost.of(Toolbox.ourClasses(), Toolbox.JAVAC, arguments);
  }

  private String flags(Sample sample) {
    return switch (this) {
      case JAVAC -> "";
      case FLOOR -> Rules.NONE;
      case MAPVET -> Rules.alone();
      case DEFAULTS -> " -XepAllErrorsAsWarnings";
      case NULLAWAY ->
          Rules.NONE
              + " -Xep:NullAway:WARN -XepOpt:NullAway:AnnotatedPackages="
              + String.join(",", sample.packages());
    };
  }

  private String processors() throws IOException, InterruptedException {
    return switch (this) {
      case MAPVET -> Jars.plugin() + File.pathSeparator + Toolbox.errorProne();
      case NULLAWAY -> Toolbox.nullAway();
      default -> Toolbox.errorProne();
    };
  }
}
