package io.github.mapvet.cli;

import picocli.CommandLine.IVersionProvider;

/** mapvet's version, from the jar's manifest. */
final class Version implements IVersionProvider {

  /** The version, or a word that says there is none: classes outside a jar have no manifest. */
  static String current() {
    String version = Version.class.getPackage().getImplementationVersion();
    return version == null ? "unreleased" : version;
  }

  @Override
  public String[] getVersion() {
    return new String[] {
      "mapvet " + current(),
      "Java " + Runtime.version() + " (" + System.getProperty("java.home") + ")"
    };
  }
}
