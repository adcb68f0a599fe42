import java.io.Reader;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

class GoodComputes {
  private final ConcurrentSkipListMap<String, Integer> ranks = new ConcurrentSkipListMap<>();
  private final ConcurrentSkipListMap<String, Integer> guarded = new ConcurrentSkipListMap<>();
  private final ConcurrentSkipListMap<String, List<String>> groups = new ConcurrentSkipListMap<>();
  private final ConcurrentSkipListMap<String, Set<String>> sets = new ConcurrentSkipListMap<>();
  private final ConcurrentSkipListMap<String, AtomicLong> counts = new ConcurrentSkipListMap<>();
  private final ConcurrentSkipListMap<String, Reader> readers = new ConcurrentSkipListMap<>();
  private final ConcurrentMap<String, Integer> hashed = new ConcurrentHashMap<>();
  private final AtomicInteger next = new AtomicInteger();

  /** Computed from what it is given, and nothing else. */
  void count(String name) {
    ranks.merge(name, 1, Integer::sum);
    ranks.compute(name, (unused, rank) -> rank == null ? 1 : rank + 1);
    ranks.computeIfAbsent(name, this::length);
  }

  /** A helper fills what the function has made. */
  List<String> parts(String name) {
    return groups.computeIfAbsent(name, GoodComputes::split);
  }

  private static List<String> split(String name) {
    List<String> parts = new ArrayList<>();
    addParts(parts, name);
    char[] letters = name.toCharArray();
    letters[0] = '-';
    parts.add(String.valueOf(letters));
    return parts;
  }

  private static void addParts(List<String> parts, String name) {
    parts.addAll(List.of(name.split(" ")));
  }

  private int length(String name) {
    int length = 0;
    for (int i = 0; i < name.length(); i++) {
      length += 1;
    }
    return length;
  }

  /** It runs the function once, under a lock. */
  int rank(String name) {
    return hashed.computeIfAbsent(name, unused -> next.incrementAndGet());
  }

  /** A copy is filled. */
  void add(String key, String value) {
    groups.compute(
        key,
        (unused, group) -> {
          List<String> filled = group == null ? new ArrayList<>() : new ArrayList<>(group);
          filled.add(value);
          return filled;
        });
  }

  /** Made, and thrown away again if it is not needed. */
  void create(String key) {
    groups.computeIfAbsent(key, unused -> new ArrayList<>());
    counts.computeIfAbsent(key, unused -> new AtomicLong());
    counts.computeIfAbsent(key, unused -> new AtomicLong(next.get())).incrementAndGet();
    readers.computeIfAbsent(key, StringReader::new);
  }

  /** Added twice is added once. */
  void same(String key, String value) {
    sets.computeIfPresent(
        key,
        (unused, set) -> {
          set.add(value);
          return set;
        });
  }

  void logged(String key) {
    ranks.computeIfAbsent(
        key,
        name -> {
          System.out.println("first seen: " + name);
          return name.length();
        });
  }

  /** Which map it is only the caller knows. */
  int given(ConcurrentMap<String, Integer> map, String key) {
    return map.computeIfAbsent(key, unused -> next.incrementAndGet());
  }

  synchronized int locked(String key) {
    return guarded.computeIfAbsent(key, unused -> next.incrementAndGet());
  }

  static int own(List<String> names) {
    ConcurrentSkipListMap<String, Integer> own = new ConcurrentSkipListMap<>();
    int[] number = {0};
    for (String name : names) {
      own.computeIfAbsent(name, unused -> number[0]++);
    }
    return own.size();
  }

  private final ConcurrentHashMap<String, ConcurrentSkipListMap<String, Integer>> byOwner =
      new ConcurrentHashMap<>();

  /** The outer map lets one thread at a time into the function of an owner. */
  void nested(String owner, String name) {
    byOwner.compute(
        owner,
        (unused, ranks) -> {
          ConcurrentSkipListMap<String, Integer> known =
              ranks == null ? new ConcurrentSkipListMap<>() : ranks;
          known.computeIfAbsent(name, each -> name.length());
          return known;
        });
    byOwner.computeIfPresent(
        owner,
        (unused, ranks) -> {
          ranks.compute(name, (each, rank) -> next.incrementAndGet());
          return ranks.isEmpty() ? null : ranks;
        });
    byOwner.merge(
        owner,
        new ConcurrentSkipListMap<>(),
        (ranks, unused) -> {
          List.of(name, owner).forEach(n -> ranks.compute(n, (e, r) -> next.incrementAndGet()));
          return ranks;
        });
  }
}
