package io.github.mapvet.cli;

import java.util.List;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;

/**
 * What the sources name and javac could not find, or could not read.
 *
 * @param errors how many errors javac had
 * @param files in how many files
 */
record Unresolved(int errors, int files) {

  /** Counts javac's errors. */
  static Unresolved of(List<Diagnostic<? extends JavaFileObject>> diagnostics) {
    var errors = diagnostics.stream().filter(d -> d.getKind() == Diagnostic.Kind.ERROR).toList();
    return new Unresolved(
        errors.size(), (int) errors.stream().map(Diagnostic::getSource).distinct().count());
  }
}
