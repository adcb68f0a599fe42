import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Two steps that do no harm. */
class Harmless {
  private final Map<String, Replica> replicas = new ConcurrentHashMap<>();
  private final Map<Integer, Replica> pending = new ConcurrentHashMap<>();
  private final AtomicInteger ids = new AtomicInteger();
  private final LockManager locks;

  Harmless(LockManager locks) {
    this.locks = locks;
  }

  /** A lock that is let go by closing it. */
  void renew(String name, Replica replica) {
    try (HeldLock held = locks.writeLock(name)) {
      if (replicas.get(name) == null) {
        replicas.put(name, replica);
      }
    }
  }

  int send(Replica replica) {
    int id = ids.incrementAndGet();
    pending.put(id, replica);
    return id;
  }

  /** No key is used twice: what is removed cannot be a later one. */
  void purge() {
    for (Map.Entry<Integer, Replica> entry : pending.entrySet()) {
      if (entry.getValue().isOld()) {
        pending.remove(entry.getKey());
      }
    }
  }

  /** Whoever finds it missing has caught that. */
  String show(String name) {
    try {
      return replicas.containsKey(name) ? replicas.get(name).toString() : "";
    } catch (NullPointerException e) {
      return "gone";
    }
  }

  interface LockManager {
    HeldLock writeLock(String name);
  }

  interface HeldLock extends AutoCloseable {
    @Override
    void close();
  }

  interface Replica {
    boolean isOld();
  }
}

/** The one that removes does nothing else with it. */
class Windows {
  private final Map<String, StringBuilder> windows = new ConcurrentHashMap<>();

  void close(String own, String name) {
    StringBuilder window = windows.get(name);
    if (window != null) {
      if (own.equals(name)) {
        window.setLength(0);
        return;
      }
      windows.remove(name);
    }
  }

  StringBuilder open(String name) {
    return windows.computeIfAbsent(name, StringBuilder::new);
  }
}

/** Properties lock whether anybody shares them or not; nothing here says that somebody does. */
class Settings {
  private final Properties values = new Properties();

  void setDefault(String key, String value) {
    if (!values.containsKey(key)) {
      values.put(key, value);
    }
  }
}
