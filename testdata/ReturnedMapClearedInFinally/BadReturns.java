import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;

class BadReturns {
  private final Map<String, Integer> pending = new HashMap<>();
  private final Map<String, Integer> shown = new HashMap<>();
  private final Map<String, Integer> sorted = new TreeMap<>();
  private Collection<String> last;

  record Batch(List<String> items) {}

  List<String> drain(Collection<String> source) {
    List<String> drained = new ArrayList<>();
    try {
      drained.addAll(source);
      return drained;
    } finally {
      drained.clear();
    }
  }

  /** The field's own map goes out, and is emptied for the next round. */
  Map<String, Integer> takePending() {
    try {
      return pending;
    } finally {
      pending.clear();
    }
  }

  /** A view empties with its map. */
  @SuppressWarnings("InconsistentlyGuardedMap")
  Set<String> takeKeys(boolean all) {
    try {
      return all ? Collections.unmodifiableSet(shown.keySet()) : Set.of();
    } finally {
      shown.values().clear();
    }
  }

  void store(Collection<String> source) {
    List<String> copy = new ArrayList<>(source);
    try {
      last = copy;
    } finally {
      copy.clear();
    }
  }

  void complete(CompletableFuture<List<String>> result, Collection<String> source) {
    List<String> copy = new ArrayList<>(source);
    try {
      result.complete(copy);
    } finally {
      copy.removeAll(copy);
    }
  }

  Optional<List<String>> wrapped(Collection<String> source) {
    List<String> copy = new ArrayList<>(source);
    try {
      return Optional.of(copy);
    } finally {
      copy.clear();
    }
  }

  Batch inRecord(Collection<String> source) {
    List<String> copy = new ArrayList<>(source);
    try {
      return new Batch(copy);
    } finally {
      synchronized (this) {
        copy.clear();
      }
    }
  }

  /** Meant to hand out an empty list; the caller has the full one already. */
  List<String> reset(Collection<String> source) {
    List<String> items = new ArrayList<>(source);
    try {
      return items;
    } finally {
      items = new ArrayList<>();
    }
  }

  void fill(List<String> target) {
    try {
      last = target;
    } catch (IllegalStateException e) {
      last = List.of();
    } finally {
      target.clear();
    }
  }

  /** The map is another's: it stays as it was, and the caller gets a copy. */
  Map<String, Integer> ofAnother(Map<String, Map<String, Integer>> groups, String id) {
    Map<String, Integer> group = groups.get(id);
    try {
      return group;
    } finally {
      group.clear();
    }
  }

  /** No simple copy sorts as this one does. */
  Map<String, Integer> takeSorted() {
    try {
      return sorted;
    } finally {
      sorted.clear();
    }
  }

  /** Leaving out the call would leave out what else it does. */
  List<String> resetByCall(Collection<String> source) {
    List<String> items = new ArrayList<>(source);
    try {
      return items;
    } finally {
      items = next();
    }
  }

  private List<String> next() {
    System.out.println("next");
    return new ArrayList<>();
  }
}
