import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import com.google.common.collect.Maps;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/** The value is changed after it is in the map, and nothing keeps two threads apart. */
class BadChanges {

  static class Groups {
    private final ConcurrentMap<String, List<String>> groups = new ConcurrentHashMap<>();

    public void add(String key, String name) {
      groups.computeIfAbsent(key, k -> new ArrayList<>()).add(name);
    }
  }

  static class Listeners {
    private final Map<String, List<Runnable>> listeners = new ConcurrentHashMap<>();

    public void on(String topic, Runnable listener) {
      listeners.computeIfAbsent(topic, k -> new ArrayList<>()).add(listener);
    }

    public void fire(String topic) {
      for (Runnable listener : listeners.getOrDefault(topic, List.of())) {
        listener.run();
      }
    }
  }

  static class Registered {
    private final Map<Integer, List<String>> byId = Collections.synchronizedMap(new HashMap<>());

    public void register(int id) {
      byId.putIfAbsent(id, new ArrayList<>());
    }

    public void add(int id, String name) {
      byId.get(id).add(name);
    }
  }

  static class PutIfAbsent {
    private final ConcurrentMap<String, Set<String>> tags = Maps.newConcurrentMap();

    public void tag(String key, String tag) {
      Set<String> fresh = new HashSet<>();
      Set<String> known = tags.putIfAbsent(key, fresh);
      if (known != null) {
        fresh = known;
      }
      fresh.add(tag);
    }
  }

  static class Loops {
    private final ConcurrentMap<String, Set<String>> members = new ConcurrentHashMap<>();
    private final ConcurrentMap<String, Set<String>> owners = new ConcurrentHashMap<>();
    private final ConcurrentMap<String, Deque<String>> queues = new ConcurrentHashMap<>();

    public void open(String group) {
      members.put(group, new HashSet<>());
      owners.put(group, new LinkedHashSet<>());
      queues.put(group, new ArrayDeque<>());
    }

    public void leave(String name) {
      for (Set<String> group : members.values()) {
        group.remove(name);
      }
      for (Map.Entry<String, Set<String>> group : owners.entrySet()) {
        group.getValue().remove(name);
      }
      queues.forEach((group, queue) -> queue.remove(name));
    }
  }

  static class Helpers {
    private final ConcurrentMap<String, Collection<String>> names = new ConcurrentHashMap<>();
    private final ConcurrentMap<String, List<String>> lines = new ConcurrentHashMap<>();

    private Collection<String> namesOf(String key) {
      return names.computeIfAbsent(key, k -> create());
    }

    private static Collection<String> create() {
      return new LinkedHashSet<>();
    }

    public void name(String key, String name) {
      namesOf(key).add(name);
    }

    private static void append(List<String> list, String line) {
      list.add(line);
    }

    public void line(String key, String line) {
      append(lines.computeIfAbsent(key, k -> new ArrayList<>()), line);
    }
  }

  static class Nested {
    private final ConcurrentMap<String, Map<String, Integer>> counts = new ConcurrentHashMap<>();
    private final ConcurrentMap<String, ConcurrentMap<String, List<String>>> deep =
        new ConcurrentHashMap<>();

    public void count(String user, String page) {
      counts.computeIfAbsent(user, k -> new HashMap<>()).merge(page, 1, Integer::sum);
    }

    public void add(String user, String page, String line) {
      deep.computeIfAbsent(user, k -> new ConcurrentHashMap<>())
          .computeIfAbsent(page, k -> new ArrayList<>())
          .add(line);
    }
  }

  static class ViewsAndIterators {
    private final ConcurrentMap<String, TreeMap<Long, String>> events = new ConcurrentHashMap<>();
    private final ConcurrentMap<String, List<String>> names = new ConcurrentHashMap<>();
    private final ConcurrentSkipListMap<Long, List<String>> ranges = new ConcurrentSkipListMap<>();

    public void open(String key, long from) {
      events.put(key, new TreeMap<>());
      names.put(key, new ArrayList<>());
      ranges.put(from, new ArrayList<>());
    }

    public void expire(String key, long before) {
      events.get(key).headMap(before).clear();
    }

    public void drop(String key, String name) {
      Iterator<String> all = names.get(key).iterator();
      while (all.hasNext()) {
        if (all.next().equals(name)) {
          all.remove();
        }
      }
    }

    public void at(long time, String name) {
      ranges.floorEntry(time).getValue().add(name);
    }
  }

  static class Optionals {
    private final Map<String, List<String>> names = new ConcurrentHashMap<>();

    public void open(String key) {
      names.put(key, new ArrayList<>());
    }

    public void add(String key, String name) {
      Optional.ofNullable(names.get(key)).ifPresent(list -> list.add(name));
    }
  }

  static class Caches {
    private final Cache<String, Set<String>> cache = CacheBuilder.newBuilder().build();

    public void add(String key, String name) {
      cache.asMap().computeIfAbsent(key, k -> new HashSet<>()).add(name);
    }
  }

  static class ReadLockOnly {
    private final ConcurrentMap<String, List<String>> names = new ConcurrentHashMap<>();
    private final ReadWriteLock lock = new ReentrantReadWriteLock();

    public void add(String key, String name) {
      lock.readLock().lock();
      try {
        names.computeIfAbsent(key, k -> new ArrayList<>()).add(name);
      } finally {
        lock.readLock().unlock();
      }
    }
  }

  static class LockLeftTooEarly {
    private final ConcurrentMap<String, List<String>> names = new ConcurrentHashMap<>();
    private final Object lock = new Object();

    public void add(String key, String name) {
      List<String> list;
      synchronized (lock) {
        list = names.computeIfAbsent(key, k -> new ArrayList<>());
      }
      list.add(name);
    }
  }

  static class AfterCompute {
    private static final ConcurrentMap<Class<?>, Set<Runnable>> HOOKS = new ConcurrentHashMap<>();

    public static void on(Class<?> event, Runnable hook) {
      HOOKS.compute(event, (k, hooks) -> hooks == null ? new HashSet<>() : hooks).add(hook);
    }
  }

  static class Streams {
    private final ConcurrentMap<String, List<String>> names = new ConcurrentHashMap<>();

    public void open(String key) {
      names.put(key, new ArrayList<>());
    }

    public void clear(String prefix) {
      names.entrySet().stream()
          .filter(entry -> entry.getKey().startsWith(prefix))
          .map(Map.Entry::getValue)
          .forEach(List::clear);
    }
  }

  static class Generic {
    private final ConcurrentMap<String, List<String>> names = new ConcurrentHashMap<>();

    static <K, V> void addTo(ConcurrentMap<K, List<V>> map, K key, V value) {
      map.computeIfAbsent(key, k -> new ArrayList<>()).add(value);
    }

    public void add(String key, String name) {
      addTo(names, key, name);
    }
  }
}
