package io.github.mapvet.report;

import com.sun.tools.javac.util.Context;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Where the findings of one compilation go besides javac's own diagnostics. A front door that wants
 * them whole, with sides and repairs, puts one into javac's {@link Context} before the checks run.
 */
public interface FindingSink extends Consumer<Finding> {

  /** Takes every finding of the compilations that use this context. */
  static void install(Context context, FindingSink sink) {
    context.put(FindingSink.class, sink);
  }

  /** The sink of this compilation, if a front door installed one. */
  static Optional<FindingSink> of(Context context) {
    return Optional.ofNullable(context.get(FindingSink.class));
  }
}
