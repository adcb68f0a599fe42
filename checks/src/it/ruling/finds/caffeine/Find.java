import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.concurrent.CompletableFuture;

/** Another thread puts a new value while replaceAll computes one from the old. */
final class Find {
  public static void main(String[] args) {
    Cache<String, String> cache =
        Caffeine.newBuilder()
            .executor(Runnable::run)
            .removalListener(
                (key, value, cause) -> System.out.println("listener: " + value + " " + cause))
            .build();
    cache.put("key", "old");
    cache
        .asMap()
        .replaceAll(
            (key, value) -> {
              if (value.equals("old")) {
                CompletableFuture.runAsync(() -> cache.put(key, "new")).join();
              }
              return value + "+";
            });
    System.out.println("kept: " + cache.getIfPresent("key"));
  }
}
