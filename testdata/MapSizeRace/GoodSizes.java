import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;

class GoodSizes {
  private static final int MAX = 100;

  private final Queue<String> queue = new ConcurrentLinkedQueue<>();
  private final BlockingQueue<String> bounded = new ArrayBlockingQueue<>(10);
  private final ConcurrentSkipListMap<Long, String> timers = new ConcurrentSkipListMap<>();
  private final ConcurrentMap<String, String> sessions = new ConcurrentHashMap<>();
  private final List<String> names = Collections.synchronizedList(new ArrayList<>());
  private final List<String> growing = new CopyOnWriteArrayList<>();
  private final Deque<String> guarded = new ConcurrentLinkedDeque<>();

  /** What poll gives is looked at. */
  void drain() {
    for (String job = queue.poll(); job != null; job = queue.poll()) {
      run(job);
    }
  }

  void drainChecked() {
    while (!queue.isEmpty()) {
      String job = queue.poll();
      if (job == null) {
        break;
      }
      run(job);
    }
  }

  private void run(String job) {
    System.out.println(job.trim());
  }

  /** The caller is told in the same way. */
  String next() {
    if (queue.isEmpty()) {
      return null;
    }
    return queue.poll();
  }

  String expected() {
    try {
      return queue.isEmpty() ? "" : queue.remove();
    } catch (NoSuchElementException e) {
      return "";
    }
  }

  String first() {
    Map.Entry<Long, String> first = timers.firstEntry();
    return first == null ? null : first.getValue();
  }

  boolean offer(String job) {
    return bounded.offer(job);
  }

  /** Added, then trimmed: a soft limit. */
  void open(String id) {
    sessions.put(id, id);
    while (sessions.size() > MAX) {
      sessions.remove(sessions.keySet().iterator().next());
    }
  }

  void make(String id) {
    if (sessions.size() > MAX) {
      sessions.clear();
    }
    sessions.put(id, id);
  }

  boolean isFull() {
    return sessions.size() >= MAX;
  }

  /** A concurrent map's iterator holds the next entry already. */
  String any() {
    Iterator<String> ids = sessions.keySet().iterator();
    return ids.hasNext() ? ids.next() : null;
  }

  String[] ids() {
    return sessions.values().toArray(new String[0]);
  }

  /** Nothing is ever removed. */
  String[] growing(String name) {
    growing.add(name);
    for (int i = 0; i < growing.size(); i++) {
      run(growing.get(i));
    }
    return growing.toArray(new String[growing.size()]);
  }

  /** The wrapper's own monitor keeps the others out. */
  String locked() {
    synchronized (names) {
      return names.isEmpty() ? null : names.remove(0);
    }
  }

  synchronized void put(String id) {
    if (guarded.size() < MAX) {
      guarded.add(id);
    }
  }

  synchronized String take() {
    if (guarded.isEmpty()) {
      return null;
    }
    return guarded.removeFirst();
  }

  static int own(Collection<String> given) {
    Queue<String> own = new ConcurrentLinkedQueue<>(given);
    int count = 0;
    while (!own.isEmpty()) {
      count += own.remove().length();
    }
    return count;
  }

  /** Nothing is done to it. */
  void report() {
    if (queue.isEmpty()) {
      System.out.println("idle");
    }
  }
}
