import java.util.stream.Stream;

/** What the programs print of an exception: itself, and the first place of the project in it. */
final class Show {
  private Show() {}

  /** Prints it at once, so that no other thread's log gets in between. */
  static void thrown(Throwable thrown, String packages) {
    StackTraceElement place =
        Stream.of(thrown.getStackTrace())
            .filter(frame -> frame.getClassName().startsWith(packages))
            .findFirst()
            .orElseThrow();
    System.out.print(
        "%s%n    at %s.%s(%s:%d)%n"
            .formatted(
                thrown,
                place.getClassName(),
                place.getMethodName(),
                place.getFileName(),
                place.getLineNumber()));
  }
}
