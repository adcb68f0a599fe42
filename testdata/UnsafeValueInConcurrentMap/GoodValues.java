import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

class GoodValues {

  /** The values protect themselves. */
  static class SafeValues {
    private final ConcurrentMap<String, Set<String>> sets = new ConcurrentHashMap<>();
    private final ConcurrentMap<String, List<Runnable>> lists = new ConcurrentHashMap<>();
    private final ConcurrentMap<String, List<String>> synced = new ConcurrentHashMap<>();
    private final ConcurrentMap<String, Queue<String>> queues = new ConcurrentHashMap<>();
    private final ConcurrentMap<String, Map<String, String>> maps = new ConcurrentHashMap<>();

    public void add(String key, String name) {
      sets.computeIfAbsent(key, k -> ConcurrentHashMap.newKeySet()).add(name);
      lists.computeIfAbsent(key, k -> new CopyOnWriteArrayList<>()).add(() -> {});
      synced.computeIfAbsent(key, k -> Collections.synchronizedList(new ArrayList<>())).add(name);
      queues.computeIfAbsent(key, k -> queue()).add(name);
      maps.computeIfAbsent(key, k -> new ConcurrentHashMap<>()).put(name, name);
    }

    private static Queue<String> queue() {
      return new ConcurrentLinkedQueue<>();
    }

    public void fire(String key) {
      for (Runnable listener : lists.getOrDefault(key, List.of())) {
        listener.run();
      }
    }
  }

  /** The value's own monitor, everywhere. */
  static class Monitor {
    private final ConcurrentMap<String, List<String>> groups = new ConcurrentHashMap<>();

    public void add(String key, String name) {
      List<String> group = groups.computeIfAbsent(key, k -> new ArrayList<>());
      synchronized (group) {
        group.add(name);
      }
    }

    public List<String> copy(String key) {
      List<String> found = groups.get(key);
      if (found == null) {
        return List.of();
      }
      synchronized (found) {
        return new ArrayList<>(found);
      }
    }

    public void clear() {
      for (List<String> each : groups.values()) {
        synchronized (each) {
          each.clear();
        }
      }
    }
  }

  /** Changes and looks inside the map's own atomic calls. */
  static class InsideCompute {
    private final ConcurrentMap<String, List<String>> groups = new ConcurrentHashMap<>();

    public void add(String key, String name) {
      groups.compute(key, (k, group) -> with(group, name));
    }

    private static List<String> with(List<String> group, String name) {
      List<String> all = group == null ? new ArrayList<>() : group;
      all.add(name);
      return all;
    }

    public List<String> copy(String key) {
      List<String> copy = new ArrayList<>();
      groups.computeIfPresent(
          key,
          (k, group) -> {
            copy.addAll(group);
            return group;
          });
      return copy;
    }

    public boolean isKnown(String key) {
      return groups.get(key) != null;
    }

    /** Nobody can get at a list that is out of the map, and all changes are made by the map. */
    public void drain(String key) {
      List<String> group = groups.remove(key);
      if (group != null) {
        group.forEach(System.out::println);
      }
    }
  }

  /** Values are replaced, never changed. */
  static class Replaced {
    private final ConcurrentMap<String, List<String>> groups = new ConcurrentHashMap<>();
    private final ConcurrentMap<String, List<String>> filledBefore = new ConcurrentHashMap<>();

    public void add(String key, String name) {
      groups.compute(
          key,
          (k, old) -> {
            List<String> next = old == null ? new ArrayList<>() : new ArrayList<>(old);
            next.add(name);
            return next;
          });
    }

    public void load(String key, String text) {
      List<String> lines = new ArrayList<>();
      for (String line : text.split("\n", -1)) {
        lines.add(line);
      }
      filledBefore.put(key, lines);
    }

    public List<String> get(String key) {
      List<String> all = new ArrayList<>(groups.getOrDefault(key, List.of()));
      all.addAll(filledBefore.getOrDefault(key, List.of()));
      return all;
    }
  }

  /** One lock at all uses. */
  static class Locked {
    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
    private final ConcurrentMap<String, List<String>> groups = new ConcurrentHashMap<>();

    @GuardedBy("itself")
    private final Map<String, List<String>> synced = Collections.synchronizedMap(new HashMap<>());

    public void add(String key, String name) {
      lock.writeLock().lock();
      try {
        addLocked(key, name);
      } finally {
        lock.writeLock().unlock();
      }
      synchronized (synced) {
        synced.computeIfAbsent(key, k -> new ArrayList<>()).add(name);
      }
    }

    private void addLocked(String key, String name) {
      groups.computeIfAbsent(key, k -> new ArrayList<>()).add(name);
    }

    public int size(String key) {
      lock.readLock().lock();
      try {
        return groups.get(key).size();
      } finally {
        lock.readLock().unlock();
      }
    }

    public int syncedSize(String key) {
      synchronized (synced) {
        return synced.get(key).size();
      }
    }
  }

  /** A lock for each key. */
  static class LockPerKey {
    private final ConcurrentMap<String, Lock> locks = new ConcurrentHashMap<>();
    private final ConcurrentMap<String, List<String>> groups = new ConcurrentHashMap<>();

    private Lock lockOf(String key) {
      return locks.computeIfAbsent(key, k -> new ReentrantLock());
    }

    public void add(String key, String name) {
      Lock lock = lockOf(key);
      lock.lock();
      try {
        groups.computeIfAbsent(key, k -> new ArrayList<>()).add(name);
      } finally {
        lock.unlock();
      }
    }

    public int size(String group) {
      Lock its = lockOf(group);
      its.lock();
      try {
        return groups.get(group).size();
      } finally {
        its.unlock();
      }
    }
  }

  /** Each thread has an entry of its own. */
  static class PerThread {
    private final ConcurrentMap<Thread, List<String>> stacks = new ConcurrentHashMap<>();

    public void push(String frame) {
      stacks.computeIfAbsent(Thread.currentThread(), k -> new ArrayList<>()).add(frame);
    }

    public void clear() {
      List<String> mine = stacks.get(Thread.currentThread());
      if (mine != null) {
        mine.clear();
      }
    }
  }

  /** Filled by its constructor, then only looked at. */
  static class FilledAtFirst {
    private final ConcurrentMap<String, List<String>> groups = new ConcurrentHashMap<>();

    FilledAtFirst(List<String> names) {
      for (String name : names) {
        groups.computeIfAbsent(name.trim(), k -> new ArrayList<>()).add(name);
      }
    }

    public void print(String key) {
      groups.get(key).forEach(System.out::println);
    }
  }

  /** One thread's own map. */
  static Map<String, List<String>> local(List<String> names) {
    ConcurrentMap<String, List<String>> groups = new ConcurrentHashMap<>();
    for (String name : names) {
      groups.computeIfAbsent(name.trim(), k -> new ArrayList<>()).add(name);
    }
    return groups;
  }

  /** One thread runs all tasks. */
  static class SingleThread {
    private final ConcurrentMap<String, List<String>> groups = new ConcurrentHashMap<>();
    private final ExecutorService loop = Executors.newSingleThreadExecutor();

    public void add(String key, String name) {
      loop.execute(() -> groups.computeIfAbsent(key, k -> new ArrayList<>()).add(name));
    }

    public void print(String key) {
      loop.execute(() -> groups.get(key).forEach(System.out::println));
    }
  }

  /** Only this thread's loop touches the map. */
  static class Loop extends Thread {
    private final ConcurrentMap<String, List<String>> groups = new ConcurrentHashMap<>();

    @Override
    public void run() {
      while (!isInterrupted()) {
        groups.computeIfAbsent(getName(), k -> new ArrayList<>()).add(toString());
        groups.values().forEach(List::clear);
      }
    }
  }
}
