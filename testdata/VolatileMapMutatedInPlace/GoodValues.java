import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Changes that cannot be, or that nobody else can meet. */
class GoodValues {

  /** It always throws. */
  static class Sorted {
    private volatile List<String> list = Collections.emptyList();

    synchronized void add(String name) {
      List<String> copy = new ArrayList<>(list);
      copy.add(name);
      Collections.sort(list, Comparator.naturalOrder());
      list = Collections.unmodifiableList(copy);
    }

    int size() {
      return list.size();
    }
  }

  /** What decides whether two are equal does not change while threads share them. */
  static class Cookie {
    private volatile Map<String, String> attributes = new HashMap<>();
    private String value;

    void set(String name, String text) {
      attributes.put(name, text);
    }

    void setValue(String text) {
      value = text;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Cookie cookie
          && cookie.attributes.equals(attributes)
          && cookie.value.equals(value);
    }

    @Override
    public int hashCode() {
      return attributes.hashCode() + value.hashCode();
    }
  }

  /** The thread that looks is started when all is in. */
  static class Loop {
    private volatile Map<String, String> jobs;

    void start() {
      jobs = new HashMap<>();
      jobs.put("first", "second");
      new Thread(this::run).start();
    }

    private void run() {
      System.out.println(jobs.get("first"));
    }
  }
}
