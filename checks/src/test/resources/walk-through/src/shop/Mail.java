package shop;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Sends letters from threads of its own. */
public final class Mail {
  private static Map<String, String> templates;

  private final ExecutorService threads = Executors.newFixedThreadPool(4);
  private final List<String> failed = Collections.synchronizedList(new ArrayList<>());
  private final Map<String, Integer> sent = new HashMap<>();

  /** The text of a letter. */
  public static String template(String name) {
    if (templates == null) {
      templates = new HashMap<>();
      templates.put("hello", "Dear customer");
    }
    return templates.get(name);
  }

  /** Sends a letter. */
  public void send(String to) {
    threads.execute(
        () -> {
          sent.merge(to, 1, Integer::sum);
          failed.add(to);
        });
  }

  /** How many letters somebody got. */
  public int sent(String to) {
    return sent.getOrDefault(to, 0);
  }

  /** What could not be sent. */
  public String report() {
    StringBuilder report = new StringBuilder();
    for (String to : failed) {
      report.append(to).append('\n');
    }
    return report.toString();
  }

  /** Sends what could not be sent again. */
  public void retry() {
    if (!failed.isEmpty()) {
      send(failed.remove(0));
    }
  }

  /** Sends to many. */
  public List<String> sendAll(List<String> all) {
    List<String> done = new ArrayList<>();
    all.parallelStream().forEach(to -> done.add(to));
    return done;
  }
}
