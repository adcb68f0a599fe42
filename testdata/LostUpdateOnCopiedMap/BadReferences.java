import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;

/** Copy-on-write on atomic references, in two steps. */
class BadReferences {
  private final AtomicReference<Map<String, String>> settings = new AtomicReference<>(Map.of());
  private final AtomicReference<List<String>> hosts = new AtomicReference<>(List.of());
  private final AtomicReference<Set<String>> ids = new AtomicReference<>(Set.of());
  private final AtomicReference<Map<String, String>> routes = new AtomicReference<>(Map.of());
  private final AtomicReference<List<String>> names = new AtomicReference<>(new ArrayList<>());

  void set(String key, String value) {
    Map<String, String> copy = new HashMap<>(settings.get());
    copy.put(key, value);
    settings.set(copy);
  }

  void freeze() {
    settings.set(Map.copyOf(settings.get()));
  }

  void addHost(String host) {
    hosts.set(plus(hosts.get(), host));
  }

  private static List<String> plus(List<String> list, String element) {
    List<String> copy = new ArrayList<>(list);
    copy.add(element);
    return copy;
  }

  void dropHosts(String prefix) {
    hosts.set(
        hosts.get().stream().filter(host -> !host.startsWith(prefix)).collect(Collectors.toList()));
  }

  /** Through a local that holds the old one. */
  void addId(String id) {
    Set<String> old = ids.get();
    Set<String> fresh = new TreeSet<>();
    fresh.addAll(old);
    fresh.add(id);
    ids.lazySet(fresh);
  }

  /** In a loop. */
  void trimRoutes() {
    Map<String, String> fresh = new HashMap<>();
    for (Map.Entry<String, String> route : routes.get().entrySet()) {
      fresh.put(route.getKey().trim(), route.getValue());
    }
    routes.set(fresh);
  }

  boolean rename(String from, String to) {
    List<String> copy = new ArrayList<>(names.get());
    if (!copy.remove(from)) {
      return false;
    }
    copy.add(to);
    names.getAndSet(copy);
    return true;
  }
}
