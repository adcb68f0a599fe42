import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Handed out to those who can, or are told to, take the lock; or not handed out at all. */
class GoodContracts {

  /** The map is its own lock, and the neighbour has it with the map. */
  @SuppressWarnings("MissingGuardedBy")
  static class Watches {
    private final Map<String, Integer> watches = new HashMap<>();

    void add(String path) {
      synchronized (watches) {
        watches.put(path, 1);
      }
    }

    Map<String, Integer> watches() {
      return watches;
    }
  }

  @SuppressWarnings("MissingGuardedBy")
  static class Bits implements Iterable<Integer> {
    private final Set<Integer> bits = new HashSet<>();

    synchronized void add(int bit) {
      bits.add(bit);
    }

    /** This function is not thread-safe: synchronize while you walk. */
    @Override
    public Iterator<Integer> iterator() {
      return bits.iterator();
    }
  }

  @SuppressWarnings("MissingGuardedBy")
  static class Commands {
    private static final Logger LOG = Logger.getLogger("commands");
    private final List<String> known = new ArrayList<>();

    synchronized void add(String name) {
      known.add(name);
      LOG.log(Level.INFO, "{0}", Arrays.asList(known));
    }
  }
}

/** Takes the lock that it is given. */
class Neighbour {
  void clear(GoodContracts.Watches manager) {
    Map<String, Integer> watches = manager.watches();
    synchronized (watches) {
      watches.clear();
    }
  }
}
