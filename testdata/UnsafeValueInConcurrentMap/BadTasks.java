import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutorService;

/** A local map that tasks fill. */
class BadTasks {

  public Map<String, List<String>> group(List<String> names) {
    ConcurrentMap<String, List<String>> groups = new ConcurrentHashMap<>();
    names.parallelStream()
        .forEach(n -> groups.computeIfAbsent(n.trim(), k -> new ArrayList<>()).add(n));
    return groups;
  }

  public void submit(List<String> names, ExecutorService executor) {
    Map<String, List<String>> groups = new ConcurrentHashMap<>();
    for (String name : names) {
      executor.submit(() -> groups.computeIfAbsent(name.trim(), k -> new ArrayList<>()).add(name));
    }
  }
}
