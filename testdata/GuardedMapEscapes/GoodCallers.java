import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Nothing gets out, or nothing is changed any more. */
@SuppressWarnings("MissingGuardedBy")
class GoodCallers {
  private final Map<String, Integer> counts = new HashMap<>();

  public synchronized void count(String key) {
    counts.merge(key, 1, Integer::sum);
  }

  public synchronized Integer of(String key) {
    return Optional.of(counts).map(all -> all.get(key)).orElse(null);
  }

  static Headers parse(String text) {
    Headers headers = newHeaders();
    for (String name : text.split(",")) {
      parse(headers, name);
    }
    return headers;
  }

  private static Headers newHeaders() {
    return new Headers();
  }

  private static void parse(Headers headers, String name) {
    headers.add(name);
  }
}

/** Filled by the parser, on the thread that has made it. */
@SuppressWarnings("MissingGuardedBy")
class Headers {
  private final List<String> names = new ArrayList<>();

  public synchronized void add(String name) {
    names.add(name);
  }

  public List<String> names() {
    return names;
  }
}

/** Others use the class; nobody asks for its map. */
@SuppressWarnings("MissingGuardedBy")
class Tasks {
  private static final Map<String, Integer> TASKS = new HashMap<>();

  static synchronized void schedule(String task) {
    TASKS.put(task, 1);
  }

  static Map<String, Integer> tasks() {
    return TASKS;
  }
}

class Scheduler {
  void start() {
    Tasks.schedule("all");
  }

  /** Only the loop has the list that holds the maps. */
  @SuppressWarnings("MissingGuardedBy")
  static class Generations {
    private Map<String, String> recent = new HashMap<>();
    private Map<String, String> older = new HashMap<>();

    synchronized String find(String key) {
      for (Map<String, String> each : List.of(recent, older)) {
        String found = each.get(key);
        if (found != null) {
          return found;
        }
      }
      return null;
    }

    synchronized void put(String key, String value) {
      recent.put(key, value);
    }

    synchronized void age() {
      older.clear();
      older.putAll(recent);
      recent.clear();
    }
  }
}
