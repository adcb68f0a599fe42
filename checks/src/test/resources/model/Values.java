import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

class Values {
  private final ConcurrentMap<String, List<String>> lists = new ConcurrentHashMap<>();
  private final ConcurrentMap<String, Map<String, List<String>>> nested = new ConcurrentHashMap<>();

  Values(String key) {
    lists.computeIfAbsent(key, k -> new ArrayList<>()).add(key);
  }

  public void change(String key, String name) {
    lists.get(key).add(name);
    lists.values().forEach(list -> list.remove(name));
    lists.entrySet().iterator().next().getValue().clear();
    lists.compute(key, (k, list) -> with(list, name)).subList(0, 1).clear();
    nested.computeIfAbsent(key, k -> new HashMap<>()).put(name, new ArrayList<>());
    nested.get(key).get(name).add(name);
  }

  private static List<String> with(List<String> list, String name) {
    list.add(name);
    return list;
  }

  public void look(String key) {
    Optional.ofNullable(lists.get(key)).ifPresent(System.out::println);
    List<String> list = lists.get(key);
    synchronized (list) {
      for (String name : list) {
        System.out.println(name);
      }
    }
    List<String> copy = new ArrayList<>(lists.getOrDefault(key, List.of()));
    copy.add(key);
  }
}
