import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** Who wrote it says that only one thread at a time comes. */
class GoodComments {
  private final ConcurrentMap<String, Set<Long>> delivered = new ConcurrentHashMap<>();
  private final ConcurrentMap<String, Map<String, String>> names = new ConcurrentHashMap<>();

  /**
   * Checks a number. Note that this method is never called
   * concurrently for the same sender.
   */
  public boolean canDeliver(String sender, long number) {
    return delivered.computeIfAbsent(sender, s -> new HashSet<>()).add(number);
  }

  public void register(String loader, String name, String global) {
    // Initialization is single threaded so this is
    // safe.
    names.computeIfAbsent(loader, l -> new HashMap<>()).put(name, global);
  }
}
