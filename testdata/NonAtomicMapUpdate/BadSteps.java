import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** The two calls stand apart: in another method, in an Optional, in a block before. */
class BadSteps {
  private final ConcurrentMap<String, Integer> counts = new ConcurrentHashMap<>();
  private final ConcurrentMap<String, Object> parts = new ConcurrentHashMap<>();
  private final ConcurrentMap<String, ConcurrentMap<String, Object>> nested =
      new ConcurrentHashMap<>();
  private final Set<String> running = ConcurrentHashMap.newKeySet();

  boolean has(String name) {
    return parts.containsKey(name);
  }

  void register(String name) {
    if (!has(name)) {
      parts.put(name, new Object());
    }
  }

  private Object find(String name) {
    return parts.get(name);
  }

  Object findOrMake(String name) {
    Object part = find(name);
    if (part == null) {
      part = new Object();
      parts.put(name, part);
    }
    return part;
  }

  void registerNamed(String name) {
    if (!parts.containsKey(name)) {
      store(name, new Object());
    }
  }

  private void store(String name, Object part) {
    parts.put(name, part);
  }

  void inLocal(String name) {
    boolean there = parts.containsKey(name);
    if (!there) {
      parts.put(name, new Object());
    }
  }

  void isPresent(String name) {
    Optional<Object> part = Optional.ofNullable(parts.get(name));
    if (!part.isPresent()) {
      parts.put(name, new Object());
    }
  }

  void ifPresent(String name) {
    Optional.ofNullable(parts.get(name))
        .ifPresent(
            part -> {
              parts.remove(name);
              System.out.println(part.hashCode());
              free(part);
            });
  }

  private static void free(Object part) {
    part.notifyAll();
  }

  void inner(String outer, String name) {
    if (!nested.get(outer).containsKey(name)) {
      nested.get(outer).put(name, new Object());
    }
  }

  void lockedOnlyForTheCheck(String name) {
    synchronized (this) {
      if (parts.containsKey(name)) {
        return;
      }
    }
    parts.put(name, new Object());
  }

  void always(String name, boolean anyway) {
    if (anyway || !parts.containsKey(name)) {
      parts.put(name, new Object());
    }
  }

  void increaseAll() {
    for (Map.Entry<String, Integer> entry : counts.entrySet()) {
      entry.setValue(entry.getValue() + 1);
    }
  }

  void increaseEach() {
    counts.forEach((name, count) -> counts.put(name, count + 1));
  }

  void countReplaced(String name) {
    counts.replace(name, counts.get(name) + 1);
  }

  void countAssigned(String name) {
    Integer count = counts.get(name);
    count = count == null ? 1 : count + 1;
    counts.put(name, count);
  }

  void end(String name) {
    counts.remove(name);
  }

  int orZero(String name) {
    return counts.containsKey(name) ? counts.get(name) : 0;
  }

  void stop(String name) {
    if (running.contains(name)) {
      running.remove(name);
      free(name);
    }
  }

  void start(String name) {
    running.add(name);
  }

  void freeOnce(String name) {
    if (parts.containsKey(name)) {
      parts.remove(name);
      free(name);
    }
  }
}
