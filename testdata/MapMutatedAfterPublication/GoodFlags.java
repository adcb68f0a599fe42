import java.util.HashSet;
import java.util.Set;

/** Filled where it is stored, and announced by a volatile flag that all look at first. */
class GoodFlags {
  private static Set<String> protocols;
  private static volatile boolean initialized;

  static Set<String> protocols() {
    initialize();
    return protocols;
  }

  private static void initialize() {
    if (!initialized) {
      synchronized (GoodFlags.class) {
        if (!initialized) {
          protocols = new HashSet<>();
          protocols.add("TLSv1.3");
          protocols.add("TLSv1.2");
          initialized = true;
        }
      }
    }
  }
}
