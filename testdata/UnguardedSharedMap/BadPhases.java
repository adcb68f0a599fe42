import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The phases overlap. */
class BadPhases {

  /** The second add comes when the first thread runs. */
  static class Discovery {
    private final List<String> handlers = new ArrayList<>();

    void start() {
      new Sender().start();
      handlers.add("all"); // bad: the sender walks
    }

    class Sender extends Thread {
      @Override
      public void run() {
        for (String handler : handlers) {
          System.out.println(handler);
        }
      }
    }
  }

  /** Not only added: what comes is dropped again. */
  static class Sources {
    private final ThreadLocal<String> local = new ThreadLocal<>();
    private final Map<String, String> sources = new HashMap<>();

    public void addSource(String key, String source) {
      sources.put(key, source);
    }

    public void drop(String key) {
      sources.remove(key); // bad: beside lookUp
    }

    public String lookUp(String key) {
      return sources.get(key) + local.get();
    }
  }
}
