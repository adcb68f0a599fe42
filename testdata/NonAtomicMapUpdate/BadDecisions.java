import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentMap;

/** The value is tested, and the entry changed as if it still had it. */
class BadDecisions {
  enum State {
    IDLE,
    BUSY
  }

  static final class Connection {
    volatile boolean open;

    boolean isOpen() {
      return open;
    }

    void close() {
      open = false;
    }
  }

  private final ConcurrentMap<String, Integer> uses = new ConcurrentHashMap<>();
  private final ConcurrentMap<String, Integer> highest = new ConcurrentHashMap<>();
  private final ConcurrentMap<String, State> states = new ConcurrentHashMap<>();
  private final ConcurrentMap<String, String> owners = new ConcurrentHashMap<>();
  private final ConcurrentMap<String, Connection> connections = new ConcurrentHashMap<>();
  private final ConcurrentMap<String, Queue<String>> queues = new ConcurrentHashMap<>();
  private final Properties settings = new Properties();

  void use(String name) {
    uses.merge(name, 1, Integer::sum);
  }

  /** A use that is counted in between is lost. */
  void drop(String name) {
    if (uses.get(name) == 0) {
      uses.remove(name);
    }
  }

  void maximum(String name, int value) {
    Integer old = highest.get(name);
    if (old == null || old < value) {
      highest.put(name, value);
    }
  }

  void maximumOrZero(String name, int value) {
    if (highest.getOrDefault(name, 0) < value) highest.put(name, value);
  }

  void begin(String name) {
    if (states.get(name) == State.IDLE) {
      states.put(name, State.BUSY);
    }
  }

  void toggle(String name) {
    switch (states.get(name)) {
      case IDLE:
        states.put(name, State.BUSY);
        break;
      default:
        states.put(name, State.IDLE);
    }
  }

  void release(String name) {
    if ("me".equals(owners.get(name))) {
      owners.remove(name);
    }
  }

  void handOver(String name, String next) {
    if ("me".equals(owners.get(name))) owners.put(name, next);
  }

  void handOverFrom(String name, String from, String to) {
    if (Objects.equals(owners.get(name), from)) {
      owners.put(name, to);
    }
  }

  /** Both threads open one. */
  Connection connection(String name) {
    Connection connection = connections.get(name);
    if (connection == null || !connection.isOpen()) {
      connection = new Connection();
      connections.put(name, connection);
    }
    return connection;
  }

  /** The exit further inside leaves the other cases. */
  Connection openOrNew(String name) {
    Connection connection = connections.get(name);
    if (connection != null) {
      if (connection.isOpen()) {
        return connection;
      }
      System.out.println("closed: " + name);
    }
    connection = new Connection();
    connections.put(name, connection);
    return connection;
  }

  void forget(String name) {
    Connection connection = connections.get(name);
    if (connection != null && !connection.isOpen()) {
      connections.remove(name);
    }
  }

  void forgetAll() {
    for (Map.Entry<String, Connection> entry : connections.entrySet()) {
      if (!entry.getValue().isOpen()) {
        connections.remove(entry.getKey());
      }
    }
  }

  void forgetEach() {
    connections.forEach(
        (name, connection) -> {
          if (!connection.isOpen()) {
            connections.remove(name);
          }
        });
  }

  /** Both close the old one, and one of the new ones is lost. */
  void reconnect(String name) {
    Connection old = connections.get(name);
    if (old != null) {
      old.close();
    }
    connections.put(name, new Connection());
  }

  void offer(String name, String element) {
    queues.computeIfAbsent(name, unused -> new ConcurrentLinkedQueue<>()).add(element);
  }

  /** What is added in between goes with the queue. */
  void dropEmpty(String name) {
    Queue<String> queue = queues.get(name);
    if (queue != null && queue.isEmpty()) {
      queues.remove(name);
    }
  }

  void setDefault(String name) {
    if (settings.getProperty(name) == null) {
      settings.setProperty(name, "none");
    }
  }
}
