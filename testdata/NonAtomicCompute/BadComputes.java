import java.io.FileReader;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.AbstractMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

class BadComputes {
  private final ConcurrentSkipListMap<String, Integer> ranks = new ConcurrentSkipListMap<>();
  private final ConcurrentMap<String, Integer> hidden = new ConcurrentSkipListMap<>();
  private final ConcurrentNavigableMap<String, List<String>> groups =
      new ConcurrentSkipListMap<>();
  private final ConcurrentNavigableMap<String, AtomicLong> counts = new ConcurrentSkipListMap<>();
  private final ConcurrentSkipListMap<String, Reader> readers = new ConcurrentSkipListMap<>();
  private final ConcurrentMap<String, Integer> own = new Plain<>();
  private final ConcurrentMap<Integer, String> names = new ConcurrentHashMap<>();
  private final List<String> created = new CopyOnWriteArrayList<>();
  private final AtomicInteger next = new AtomicInteger();
  private volatile int last;

  /** Has the compute methods that ConcurrentMap gives it. */
  static class Plain<K, V> extends AbstractMap<K, V> implements ConcurrentMap<K, V> {
    private final ConcurrentMap<K, V> entries = new ConcurrentHashMap<>();

    @Override
    public Set<Map.Entry<K, V>> entrySet() {
      return entries.entrySet();
    }

    @Override
    public V putIfAbsent(K key, V value) {
      return entries.putIfAbsent(key, value);
    }

    @Override
    public boolean remove(Object key, Object value) {
      return entries.remove(key, value);
    }

    @Override
    public boolean replace(K key, V old, V value) {
      return entries.replace(key, old, value);
    }

    @Override
    public V replace(K key, V value) {
      return entries.replace(key, value);
    }
  }

  /** A number is lost when another thread puts its own. */
  int rank(String name) {
    return ranks.computeIfAbsent(name, unused -> next.incrementAndGet());
  }

  int method(String name) {
    return hidden.computeIfAbsent(name, this::create);
  }

  private int create(String name) {
    created.add(name);
    return name.length();
  }

  /** The element is added twice when the function is run again. */
  void add(String key, String value) {
    groups.compute(
        key,
        (unused, group) -> {
          List<String> filled = group == null ? new ArrayList<>() : group;
          filled.add(value);
          return filled;
        });
  }

  void merge(String key, List<String> values) {
    groups.merge(
        key,
        values,
        (old, added) -> {
          old.addAll(added);
          return old;
        });
  }

  void count(String key) {
    counts.computeIfPresent(
        key,
        (unused, count) -> {
          count.incrementAndGet();
          return count;
        });
  }

  /** The file of the one that lost stays open. */
  Reader open(String file) {
    return readers.computeIfAbsent(
        file,
        name -> {
          try {
            return new FileReader(name);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  void started(String key, ExecutorService executor, Runnable job) {
    own.computeIfAbsent(
        key,
        name -> {
          executor.execute(job);
          return name.length();
        });
  }

  void index(String name) {
    own.computeIfAbsent(
        name,
        key -> {
          names.put(key.length(), key);
          return key.length();
        });
  }

  void all() {
    ranks.replaceAll(
        (name, rank) -> {
          last = rank;
          return rank + 1;
        });
  }
}
