import java.util.HashMap;
import java.util.Map;

/** Volatile alone does not help: the container is filled when it is in the field already. */
class BadFilled {
  private Map<String, String> routes = new HashMap<>();
  private Map<String, String> one = Map.of(), other = Map.of();

  synchronized void reload(Map<String, String> source) {
    routes = new HashMap<>();
    routes.putAll(source);
  }

  String routeOf(String target) {
    return routes.get(target);
  }

  boolean hasRoute(String target) {
    return routes.containsKey(target);
  }

  int count() {
    return routes.size();
  }

  /** The declaration is that of two fields, and stays as it is. */
  synchronized void swap() {
    Map<String, String> first = one;
    one = other;
    other = first;
  }

  String find(String key) {
    return one.get(key);
  }
}
