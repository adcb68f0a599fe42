import java.util.ArrayList;
import java.util.ConcurrentModificationException;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.logging.Logger;

class BadSwallows {
  private static final Logger LOG = Logger.getLogger("swallows");
  private final Map<String, Integer> counts = new HashMap<>();
  private final List<String> names;

  BadSwallows(List<String> names) {
    this.names = names;
  }

  int total() {
    int total = 0;
    try {
      for (int count : counts.values()) {
        total += count;
      }
    } catch (ConcurrentModificationException e) {
      // somebody is adding: never mind
    }
    return total;
  }

  /** Trying again until it works. */
  List<String> copy() {
    while (true) {
      try {
        return new ArrayList<>(names);
      } catch (ConcurrentModificationException e) {
        LOG.warning("again: " + e.getMessage());
      }
    }
  }

  void print() {
    Iterator<String> it = names.iterator();
    try {
      while (it.hasNext()) {
        System.out.println(it.next());
      }
    } catch (ConcurrentModificationException | NoSuchElementException e) {
      return;
    }
  }

  /** A supertype, and nothing but the iteration can throw. */
  String join() {
    StringBuilder all = new StringBuilder();
    try {
      for (String name : names) {
        all.append(name);
      }
    } catch (RuntimeException ignored) {
    }
    return all.toString();
  }

  Object[] snapshot() {
    try {
      return counts.keySet().toArray();
    } catch (Exception e) {
      return new Object[0];
    }
  }

  /** Another method iterates. */
  void report() {
    try {
      print();
    } catch (ConcurrentModificationException e) {
      LOG.log(java.util.logging.Level.FINE, "skipped", e);
    }
  }

  /** Plain statements around the walk throw nothing. */
  int tryThrice() {
    boolean done = false;
    int total = 0;
    for (int i = 0; i < 3 && !done; i++) {
      try {
        Iterator<Integer> all = counts.values().iterator();
        while (all.hasNext()) {
          total += all.next();
        }
        done = true;
      } catch (RuntimeException e) {
        total = 0;
      }
    }
    return total;
  }
}
