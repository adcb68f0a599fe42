import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

class GoodSingletons {

  /** Filled before it is put to use, only read later. */
  @Service
  static class Rates {
    private final Map<String, Integer> rates = new HashMap<>();
    private final Map<String, Integer> cache = new ConcurrentHashMap<>();

    @PostConstruct
    void load() {
      fill("EUR");
    }

    private void fill(String currency) {
      rates.put(currency, 1);
    }

    public int rate(String currency) {
      return cache.computeIfAbsent(currency, c -> rates.getOrDefault(c, 0));
    }
  }

  /** One for each request. */
  @Component
  @RequestScoped
  static class Basket {
    private final List<String> articles = new ArrayList<>();

    public void add(String article) {
      articles.add(article);
    }
  }

  @Component
  @Scope("prototype")
  static class Parser {
    private final Map<String, String> seen = new HashMap<>();

    public void parse(String line) {
      seen.put(line, line);
    }
  }

  /** Not one of them: a local map in a singleton. */
  @Service
  static class Reports {
    public Map<String, Integer> count(List<String> words) {
      Map<String, Integer> counts = new HashMap<>();
      words.forEach(w -> counts.merge(w, 1, Integer::sum));
      return counts;
    }
  }

  /** Beside a concurrent map, but with a life of its own. */
  static class Loader {
    private final Map<String, Integer> loaded = new ConcurrentHashMap<>();
    private final List<String> order = new ArrayList<>();

    public void plan(String name) {
      order.add(name);
    }

    public void load() {
      order.forEach(name -> loaded.put(name, name.length()));
    }
  }

  /** This class is not thread-safe. */
  static class Warned {
    private final Map<String, String> entries = new HashMap<>();

    public void put(String key, String value) {
      entries.put(key, value);
    }
  }

  @interface Service {}

  @interface Component {}

  @interface RequestScoped {}

  @interface Scope {
    String value();
  }

  @interface PostConstruct {}
}
