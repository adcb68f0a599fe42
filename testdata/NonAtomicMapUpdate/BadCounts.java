import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** Updates by what is already there, and how far a repair can go. */
class BadCounts {
  private final ConcurrentMap<String, Long> totals = new ConcurrentHashMap<>();
  private final ConcurrentMap<String, Long> started = new ConcurrentHashMap<>();
  private final ConcurrentMap<String, String> labels = new ConcurrentHashMap<>();
  private final ConcurrentMap<String, Worker> workers = new ConcurrentHashMap<>();
  private final ConcurrentMap<String, List<String>> lists = new ConcurrentHashMap<>();

  static final class Worker {
    Worker(BadCounts owner, String name) {
      owner.labels.put(name, name);
    }
  }

  void addLong(String name, long amount) {
    totals.put(name, totals.getOrDefault(name, 0L) + amount);
  }

  /** An int is no Long: merge would not compile. */
  void addInt(String name) {
    totals.put(name, totals.getOrDefault(name, 0L) + 1);
  }

  void append(String name, String more) {
    labels.put(name, labels.get(name) + more);
  }

  /** Two reads. */
  void addOrStart(String name) {
    started.put(name, started.get(name) == null ? 1L : started.get(name) + 1L);
  }

  /** Without the map's own call a null passes as long as it is not needed. */
  void label(String name, String label) {
    if (labels.get(name) == null) {
      labels.put(name, label);
    }
  }

  void labelAll(String name) {
    if (labels.get(name) == null) {
      // Most have none.
      labels.put(name, "none");
    }
  }

  /** The constructor may come back to the map. */
  Worker worker(String name) {
    Worker worker = workers.get(name);
    if (worker == null) {
      worker = new Worker(this, name);
      workers.put(name, worker);
    }
    return worker;
  }

  List<String> list(String name, int unused) {
    List<String> list = lists.get(name);
    if (list == null) {
      list = new ArrayList<>(unused);
      lists.put(name, list);
    }
    return list;
  }
}
