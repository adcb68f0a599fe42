import java.lang.reflect.Method;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** Where the same value is computed twice at worst, a suggestion is enough. */
class BadCaches {
  private final ConcurrentMap<String, String> folded = new ConcurrentHashMap<>();
  private final ConcurrentMap<String, String> loaded = new ConcurrentHashMap<>();
  private final ConcurrentMap<String, Object> locks = new ConcurrentHashMap<>();

  /** Nothing else is ever put, and nothing removed. */
  String fold(String name) {
    String value = folded.get(name);
    if (value == null) {
      value = name.toLowerCase();
      folded.put(name, value);
    }
    return value;
  }

  /** What was invalidated in between comes back, and stays. */
  String load(String name) {
    String value = loaded.get(name);
    if (value == null) {
      value = System.getenv(name);
      loaded.put(name, value);
    }
    return value;
  }

  void invalidate(String name) {
    loaded.remove(name);
  }

  /** Two threads have two locks. */
  Object lock(String name) {
    Object lock = locks.get(name);
    if (lock == null) {
      lock = new Object();
      locks.put(name, lock);
    }
    return lock;
  }
}

/** What is forgotten all at once is computed again, the same. */
class Methods {
  private static final Map<Class<?>, Method[]> METHODS = new ConcurrentHashMap<>();

  static int count(Class<?> type) {
    Method[] methods = METHODS.get(type);
    if (methods == null) {
      methods = type.getDeclaredMethods();
      METHODS.put(type, methods);
    }
    return methods.length;
  }

  static void forgetAll() {
    METHODS.clear();
  }
}

/** The put stands in a method of its own, and the plain value is made with the help of others. */
class Dates {
  private static final java.time.format.DateTimeFormatter FORMAT =
      java.time.format.DateTimeFormatter.ISO_INSTANT;
  private static final Map<Long, String> TEXTS = new ConcurrentHashMap<>();

  static String text(long time) {
    Long key = Long.valueOf(time);
    String text = TEXTS.get(key);
    if (text != null) {
      return text;
    }
    String made = FORMAT.format(new java.util.Date(time).toInstant());
    remember(key, made);
    return made;
  }

  private static void remember(Long key, String value) {
    if (TEXTS.size() > 1000) {
      TEXTS.clear();
    }
    TEXTS.put(key, value);
  }
}
