package io.github.mapvet.cli;

import io.github.mapvet.cli.report.GithubReport;
import io.github.mapvet.cli.report.JsonReport;
import io.github.mapvet.cli.report.TextReport;
import io.github.mapvet.cli.report.html.HtmlReport;
import io.github.mapvet.report.Renderer;
import io.github.mapvet.report.SarifReport;
import java.nio.file.Path;
import java.util.Locale;

/** How a report is written. */
enum Format {
  TEXT {
    @Override
    Renderer renderer(Path base, boolean standardOutput) {
      return new TextReport(standardOutput && Terminal.hasColours());
    }
  },
  SARIF {
    @Override
    Renderer renderer(Path base, boolean standardOutput) {
      return new SarifReport(base);
    }
  },
  JSON {
    @Override
    Renderer renderer(Path base, boolean standardOutput) {
      return new JsonReport();
    }
  },
  GITHUB {
    @Override
    Renderer renderer(Path base, boolean standardOutput) {
      return new GithubReport();
    }
  },
  HTML {
    @Override
    Renderer renderer(Path base, boolean standardOutput) {
      return new HtmlReport();
    }
  };

  /**
   * What writes it.
   *
   * @param base the folder that addresses are relative to
   * @param standardOutput whether it goes there, and not to a file
   */
  abstract Renderer renderer(Path base, boolean standardOutput);

  /** As users write it. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
