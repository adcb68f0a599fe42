import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** The view leaves inside another map. */
class BadWrapped {
  private final Map<String, Integer> attributes = new HashMap<>();
  private final Consumer<Map<String, Set<String>>> events;

  BadWrapped(Consumer<Map<String, Set<String>>> events) {
    this.events = events;
  }

  public synchronized void set(String name, int value) {
    attributes.put(name, value);
  }

  public void announce(String host) {
    Map<String, Set<String>> event = new HashMap<>();
    event.put(host, attributes.keySet());
    events.accept(event);
  }
}
