import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;

class GoodComputes {
  private final Map<Integer, Long> memo = new HashMap<>();
  private final ConcurrentMap<String, List<String>> parents = new ConcurrentHashMap<>();
  private final Map<String, Integer> sorted = new ConcurrentSkipListMap<>();
  private final Map<String, String> weak = new WeakHashMap<>();
  private final ConcurrentMap<String, CompletableFuture<String>> pending =
      new ConcurrentHashMap<>();
  private final List<Runnable> later = new ArrayList<>();

  /** Looked up, computed outside, and stored. */
  long fibonacci(int n) {
    if (n < 2) {
      return n;
    }
    Long known = memo.get(n);
    if (known == null) {
      known = fibonacci(n - 1) + fibonacci(n - 2);
      memo.put(n, known);
    }
    return known;
  }

  List<String> path(String type) {
    List<String> known = parents.get(type);
    if (known != null) {
      return known;
    }
    List<String> loaded = load(type);
    List<String> other = parents.putIfAbsent(type, loaded);
    return other == null ? loaded : other;
  }

  private List<String> load(String type) {
    int dot = type.lastIndexOf('.');
    return dot < 0 ? List.of(type) : path(type.substring(0, dot));
  }

  /** Looking is no change. */
  long looks(int n) {
    return memo.computeIfAbsent(n, k -> memo.getOrDefault(k - 1, 0L) + memo.size());
  }

  /** Another object's map. */
  void other(GoodComputes from) {
    memo.computeIfAbsent(1, n -> from.memo.remove(n));
    memo.computeIfAbsent(2, n -> from.memo.computeIfAbsent(n, k -> 1L));
    memo.computeIfAbsent(3, from::fibonacci2);
  }

  private long fibonacci2(int n) {
    return memo.merge(n, 1L, Long::sum);
  }

  /** It runs the function before it looks for the entry's place. */
  int skipList(String name) {
    return sorted.computeIfAbsent(name, n -> n.isEmpty() ? 0 : skipList(n.substring(1)));
  }

  /** Map's own computeIfAbsent: get, call, put. */
  String weak(String name) {
    return weak.computeIfAbsent(name, n -> n.isEmpty() ? n : weak(n.substring(1)));
  }

  /** The entry is taken out by another thread, or when this call is long over. */
  void later(String id, ExecutorService executor) {
    pending.computeIfAbsent(
        id,
        k -> {
          CompletableFuture<String> future = new CompletableFuture<>();
          executor.submit(() -> pending.remove(k, future));
          later.add(() -> pending.remove(k));
          return future;
        });
  }

  /** A local of the method that has the same name in each call. */
  static Map<String, Integer> depths(String name) {
    Map<String, Integer> own = new HashMap<>();
    own.computeIfAbsent(name, n -> n.isEmpty() ? 0 : depths(n.substring(1)).size());
    return own;
  }

  /** The inner map is another map. */
  void inner(Map<String, Map<String, Integer>> outer) {
    outer.computeIfAbsent("a", k -> new HashMap<>()).computeIfAbsent("b", k -> outer.size());
  }
}
