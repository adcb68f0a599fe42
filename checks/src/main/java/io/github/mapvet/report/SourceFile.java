package io.github.mapvet.report;

import java.net.URI;
import javax.tools.SimpleJavaFileObject;

/**
 * One source, read once: what javac parses and what the reports quote are the same characters, even
 * when the file changes meanwhile.
 */
public final class SourceFile extends SimpleJavaFileObject {
  private final URI address;
  private final String path;
  private final String text;
  private Lines lines;

  /**
   * @param address where it is; an entry of a jar has a {@code jar:} address
   * @param path how people see it
   * @param text its characters, without a byte order mark
   */
  public SourceFile(URI address, String path, String text) {
    // The superclass insists on a path, which the address of a jar's entry has not.
    super(URI.create("string:///source.java"), Kind.SOURCE);
    this.address = address;
    this.path = path;
    this.text = text;
  }

  /** How people see it: relative to the current folder where it is below. */
  public String path() {
    return path;
  }

  /** Its characters. */
  public String text() {
    return text;
  }

  /** Its lines. */
  public Lines lines() {
    if (lines == null) {
      lines = Lines.of(text);
    }
    return lines;
  }

  @Override
  public URI toUri() {
    return address;
  }

  @Override
  public String getName() {
    return path;
  }

  @Override
  public CharSequence getCharContent(boolean ignoreEncodingErrors) {
    return text;
  }

  @Override
  public boolean isNameCompatible(String simpleName, Kind kind) {
    return path.substring(path.lastIndexOf('/') + 1).equals(simpleName + kind.extension);
  }
}
