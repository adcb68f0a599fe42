package io.github.mapvet.report;

import com.google.errorprone.bugpatterns.BugChecker;
import com.sun.tools.javac.util.Context;
import java.util.Optional;
import javax.tools.JavaFileObject;

/**
 * Where the findings of one compilation go besides javac's own diagnostics. A front door that wants
 * them whole, with sides and repairs, puts one into javac's {@link Context} before the checks run.
 */
public interface FindingSink {

  /** Takes a finding, also one that a baseline knows. */
  void accept(Finding finding);

  /** Learns that a rule looks at a file. */
  default void looksAt(JavaFileObject file, BugChecker rule) {}

  /** Takes every finding of the compilations that use this context. */
  static void install(Context context, FindingSink sink) {
    context.put(FindingSink.class, sink);
  }

  /** The sink of this compilation, if a front door installed one. */
  static Optional<FindingSink> of(Context context) {
    return Optional.ofNullable(context.get(FindingSink.class));
  }
}
