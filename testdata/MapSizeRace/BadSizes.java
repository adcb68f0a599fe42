import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Queue;
import java.util.Vector;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;

class BadSizes {
  private static final int MAX = 100;

  private final Queue<String> queue = new ConcurrentLinkedQueue<>();
  private final BlockingQueue<String> bounded = new ArrayBlockingQueue<>(10);
  private final ConcurrentSkipListMap<Long, String> timers = new ConcurrentSkipListMap<>();
  private final ConcurrentMap<String, String> sessions = new ConcurrentHashMap<>();
  private final List<String> names = Collections.synchronizedList(new ArrayList<>());
  private final List<String> listeners = new CopyOnWriteArrayList<>();
  private final Vector<String> old = new Vector<>();
  private final Deque<String> half = new ConcurrentLinkedDeque<>();

  String next() {
    if (queue.isEmpty()) {
      return null;
    }
    return queue.remove();
  }

  /** Two threads drain it, and one of them gets null. */
  void drain() {
    while (!queue.isEmpty()) {
      String job = queue.poll();
      run(job);
    }
  }

  void drainInto() {
    while (queue.size() > 0) {
      run(queue.poll());
    }
  }

  private void run(String job) {
    System.out.println(job.trim());
  }

  String head() {
    if (queue.peek() != null) {
      return queue.element().trim();
    }
    return "";
  }

  /** Waits for a job that another thread has taken. */
  String take() throws InterruptedException {
    return bounded.isEmpty() ? "" : bounded.take();
  }

  void offer(String job) {
    if (bounded.remainingCapacity() > 0) {
      bounded.add(job);
    }
  }

  long due() {
    return timers.isEmpty() ? Long.MAX_VALUE : timers.firstKey();
  }

  String first() {
    if (timers.size() > 0) {
      return timers.firstEntry().getValue();
    }
    return null;
  }

  void expire(long now) {
    timers.remove(now);
    sessions.remove("" + now);
  }

  /** There can be more than MAX. */
  boolean open(String id) {
    if (sessions.size() >= MAX) {
      return false;
    }
    sessions.put(id, id);
    return true;
  }

  void open2(String id) {
    int open = sessions.size();
    if (open < MAX) {
      sessions.putIfAbsent(id, id);
    }
  }

  String any() {
    if (!sessions.isEmpty()) {
      return sessions.keySet().iterator().next();
    }
    return null;
  }

  /** The array may end in null. */
  String[] ids() {
    return sessions.values().toArray(new String[sessions.size()]);
  }

  String[] names() {
    return names.toArray(new String[names.size()]);
  }

  String[] old() {
    String[] all = new String[old.size()];
    old.toArray(all);
    return all;
  }

  void leader(String id) {
    if (names.isEmpty()) {
      names.add(id);
    }
  }

  String last() {
    if (listeners.size() > 0) {
      return listeners.get(listeners.size() - 1);
    }
    return null;
  }

  int length() {
    int length = 0;
    for (int i = 0; i < names.size(); i++) {
      length += names.get(i).length();
    }
    return length;
  }

  void remove(String name) {
    names.remove(name);
    listeners.remove(name);
    old.remove(name);
  }

  /** One of those who take out does not take the lock. */
  synchronized String locked() {
    if (half.isEmpty()) {
      return null;
    }
    return half.removeFirst();
  }

  void unlocked() {
    half.clear();
  }
}
