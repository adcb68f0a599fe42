import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** A concurrent map's {@code replaceAll} runs its function again until nobody has changed it. */
class BadReplacements {
  private final ConcurrentMap<String, Integer> ages = new ConcurrentHashMap<>();

  void grow() {
    ages.replaceAll(
        (name, age) -> {
          ages.put(name, age + 1);
          return age;
        });
  }
}
