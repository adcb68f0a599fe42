import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** The value is changed where nobody else can, and looked at where it can be changed. */
class BadReads {

  static class Iterated {
    private final ConcurrentMap<String, List<String>> groups = new ConcurrentHashMap<>();

    public void add(String key, String name) {
      groups.compute(
          key,
          (k, group) -> {
            if (group == null) {
              group = new ArrayList<>();
            }
            group.add(name);
            return group;
          });
    }

    public String print(String key) {
      StringBuilder text = new StringBuilder();
      for (String name : groups.getOrDefault(key, List.of())) {
        text.append(name);
      }
      return text.toString();
    }
  }

  static class CopiedTooLate {
    private final ConcurrentMap<String, List<String>> groups = new ConcurrentHashMap<>();

    public void add(String key, String name) {
      groups.merge(
          key,
          new ArrayList<>(List.of(name)),
          (all, more) -> {
            all.addAll(more);
            return all;
          });
    }

    public List<String> all() {
      List<String> all = new ArrayList<>();
      groups.values().forEach(all::addAll);
      return all;
    }
  }

  static class HandedOut {
    private final ConcurrentMap<String, List<String>> groups = new ConcurrentHashMap<>();

    public void open(String key) {
      groups.put(key, new ArrayList<>());
    }

    public void add(String key, String name) {
      groups.computeIfPresent(
          key,
          (k, group) -> {
            group.add(name);
            return group;
          });
    }

    public List<String> get(String key) {
      return groups.get(key);
    }
  }

  static class DifferentLocks {
    private final ConcurrentMap<String, List<String>> groups = new ConcurrentHashMap<>();

    public synchronized void add(String key, String name) {
      groups.computeIfAbsent(key, k -> new ArrayList<>()).add(name);
    }

    public List<String> copy(String key) {
      List<String> group = groups.getOrDefault(key, Collections.emptyList());
      synchronized (group) {
        return new ArrayList<>(group);
      }
    }
  }

  static class ForgottenMonitor {
    private final ConcurrentMap<String, List<String>> groups = new ConcurrentHashMap<>();

    public void add(String key, String name) {
      List<String> group = groups.computeIfAbsent(key, k -> new ArrayList<>());
      synchronized (group) {
        group.add(name);
      }
    }

    public boolean contains(String key, String name) {
      List<String> group = groups.get(key);
      return group != null && group.contains(name);
    }
  }
}
