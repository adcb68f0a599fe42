import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A task class of its own, which may be made anywhere; what its task puts is waited for. */
class GoodTopLevel implements Callable<Map<String, Integer>> {
  private final ExecutorService executor = Executors.newCachedThreadPool();

  @Override
  public Map<String, Integer> call() throws Exception {
    Map<String, Integer> lengths = new HashMap<>();
    executor.submit(() -> lengths.put("a", 1)).get();
    return lengths;
  }
}
