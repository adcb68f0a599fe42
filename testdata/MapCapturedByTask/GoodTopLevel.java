import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;

/** A task class of its own, which may be made anywhere, with a map that is its method's own. */
class GoodTopLevel implements Callable<Map<String, Integer>> {
  @Override
  public Map<String, Integer> call() {
    Map<String, Integer> lengths = new HashMap<>();
    Runnable measure = () -> lengths.put("a", 1);
    measure.run();
    return lengths;
  }

  void again(ExecutorService executor) {
    Map<String, Integer> mine = new HashMap<>();
    mine.put("b", 2);
    executor.submit(this);
    executor.submit(() -> System.out.println(mine));
  }
}
