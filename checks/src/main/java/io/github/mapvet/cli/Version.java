package io.github.mapvet.cli;

import io.github.mapvet.report.RuleInfo;
import picocli.CommandLine.IVersionProvider;

/** mapvet's version, from the jar's manifest. */
final class Version implements IVersionProvider {

  @Override
  public String[] getVersion() {
    return new String[] {
      "mapvet " + RuleInfo.version(),
      "Java " + Runtime.version() + " (" + System.getProperty("java.home") + ")"
    };
  }
}
