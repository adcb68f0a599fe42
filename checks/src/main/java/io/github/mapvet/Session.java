package io.github.mapvet;

import com.google.errorprone.VisitorState;
import com.sun.tools.javac.util.Context;
import io.github.mapvet.knowledge.Libraries;
import io.github.mapvet.options.Options;
import io.github.mapvet.options.UserOption;
import io.github.mapvet.report.Baseline;
import io.github.mapvet.report.CompilationLog;
import io.github.mapvet.report.SarifFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Makes ready what the rules of one compilation share, as the plugin's options say. */
final class Session {
  private final Context context;
  private final List<Options.Problem> problems = new ArrayList<>();

  private Session(Context context) {
    this.context = context;
  }

  /**
   * Makes it ready, unless it is: by an earlier rule, or by the command.
   *
   * @return what is wrong with the options; all else counts
   */
  static List<Options.Problem> start(VisitorState state) {
    if (Libraries.in(state.context).isPresent()) {
      return List.of();
    }
    Session session = new Session(state.context);
    session.start(Options.ofCompiler(state.errorProneOptions().getFlags().getFlagsMap()));
    return session.problems;
  }

  private void start(Options options) {
    Libraries libraries = Libraries.load(options, Session.class.getClassLoader());
    libraries.install(context);
    options.install(context);
    problems.addAll(options.problems());
    problems.addAll(libraries.problems());
    options.path(UserOption.BASELINE).ifPresent(this::readBaseline);
    options.path(UserOption.SARIF_DIR).ifPresent(this::openSarifFolder);
  }

  private void readBaseline(Path file) {
    try {
      Baseline.read(file).install(context);
    } catch (Baseline.UnusableException e) {
      problem(UserOption.BASELINE, e.getMessage());
    }
  }

  private void openSarifFolder(Path folder) {
    try {
      CompilationLog.install(context, SarifFolder.at(folder));
    } catch (IOException e) {
      problem(UserOption.SARIF_DIR, "nothing can be written there (" + e + ").");
    }
  }

  private void problem(UserOption option, String text) {
    problems.add(
        new Options.Problem("option " + option.compilerName() + ": " + text, option.page()));
  }
}
