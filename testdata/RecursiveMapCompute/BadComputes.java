import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.Hashtable;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Function;

class BadComputes {
  private final Map<Integer, Long> memo = new HashMap<>();
  private final ConcurrentMap<String, List<String>> parents = new ConcurrentHashMap<>();
  private final ConcurrentMap<String, String> owners = new ConcurrentHashMap<>();
  private final ConcurrentMap<String, String> teams = new ConcurrentHashMap<>();
  private final Map<String, String> ordered = Collections.synchronizedMap(new LinkedHashMap<>());
  private final TreeMap<String, Integer> sorted = new TreeMap<>();
  private final Hashtable<String, String> old = new Hashtable<>();
  private final Map<String, Part> parts = new HashMap<>();
  private final Cache<String, String> cache = CacheBuilder.newBuilder().build();
  private final Map<String, String> given;

  BadComputes(Map<String, String> given) {
    this.given = given;
  }

  /** The inner calls add entries while the outer one looks for the place of its own. */
  long fibonacci(int n) {
    return n < 2 ? n : memo.computeIfAbsent(n, k -> fibonacci(k - 1) + fibonacci(k - 2));
  }

  List<String> path(String type) {
    return parents.computeIfAbsent(type, this::load);
  }

  private List<String> load(String type) {
    List<String> path = new ArrayList<>();
    int dot = type.lastIndexOf('.');
    if (dot > 0) {
      path.addAll(path(type.substring(0, dot)));
    }
    path.add(type);
    return path;
  }

  /** Two caches that ask each other. */
  String owner(String name) {
    return owners.computeIfAbsent(name, this::ownerOfTeam);
  }

  private String ownerOfTeam(String name) {
    return team(name);
  }

  String team(String name) {
    return teams.computeIfAbsent(name, n -> owner(n + "'s team"));
  }

  String wrapped(String name) {
    return ordered.computeIfAbsent(name, n -> n.isEmpty() ? n : wrapped(n.substring(1)));
  }

  void cleared(String name) {
    sorted.compute(
        name,
        (k, count) -> {
          if (count == null) {
            sorted.clear();
          }
          return 1;
        });
  }

  void merged(String name) {
    old.merge(name, name, (a, b) -> old.remove(a + b));
  }

  void all() {
    memo.replaceAll(
        (n, value) -> {
          memo.remove(n);
          return value + 1;
        });
  }

  void view() {
    Collection<Long> values = memo.values();
    memo.computeIfPresent(
        1,
        (n, value) -> {
          values.remove(value);
          return value;
        });
  }

  void alias() {
    Map<Integer, Long> same = memo;
    same.computeIfAbsent(
        1,
        n -> {
          memo.put(n + 1, 0L);
          return 0L;
        });
  }

  void iterator() {
    memo.compute(
        1,
        (n, value) -> {
          Iterator<Integer> keys = memo.keySet().iterator();
          keys.next();
          keys.remove();
          return value;
        });
  }

  void heldInVariable() {
    Function<String, String> loader = name -> teams.put(name + "?", name);
    teams.computeIfAbsent("a", loader);
  }

  void anonymous() {
    owners.computeIfAbsent(
        "a",
        new Function<String, String>() {
          @Override
          public String apply(String name) {
            owners.remove("b");
            return name;
          }
        });
  }

  void optional() {
    owners.computeIfAbsent(
        "a", name -> Optional.of(name).map(n -> owners.putIfAbsent(n + n, n)).orElse(""));
  }

  private String passedOn(String name, Function<String, String> function) {
    return owners.computeIfAbsent(name, function);
  }

  String passing(String name) {
    return passedOn(name, n -> owners.remove(n + "#"));
  }

  /** The constructor registers the part. */
  Part part(String name) {
    return parts.computeIfAbsent(name, n -> new Part(this));
  }

  static class Part {
    Part(BadComputes whole) {
      whole.parts.put("latest", this);
    }
  }

  /** The usual maps fail, and nothing says that this is not one of them. */
  String unknown(String name) {
    return given.computeIfAbsent(name, n -> n.isEmpty() ? n : unknown(n.substring(1)));
  }

  /** The map is a view of the cache. */
  String cached(String name) {
    return cache
        .asMap()
        .computeIfAbsent(
            name,
            n -> {
              cache.invalidate(n + "?");
              return n;
            });
  }
}
