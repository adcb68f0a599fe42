import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** The ways to empty a container, and to hand it on, that do not say so. */
class BadEmptyings {
  private final List<String> names = new ArrayList<>();
  private final Map<String, Integer> pending = new HashMap<>();

  List<String> byHelper() {
    try {
      return names;
    } finally {
      reset();
    }
  }

  private void reset() {
    wipe(names);
  }

  private static void wipe(List<String> list) {
    list.clear();
  }

  Map<String, Integer> byIterator() {
    try {
      return pending;
    } finally {
      Iterator<String> all = pending.keySet().iterator();
      while (all.hasNext()) {
        all.next();
        all.remove();
      }
    }
  }

  Map<String, Integer> byCopiedKeys() {
    try {
      return pending;
    } finally {
      for (String key : new ArrayList<>(pending.keySet())) {
        pending.remove(key);
      }
    }
  }

  List<String> oneByOne() {
    try {
      return names;
    } finally {
      while (!names.isEmpty()) {
        names.remove(0);
      }
    }
  }

  List<String> byCondition() {
    try {
      return names;
    } finally {
      names.removeIf(name -> true);
    }
  }

  List<String> byRange() {
    try {
      return names;
    } finally {
      names.subList(0, names.size()).clear();
    }
  }

  Map<String, Integer> byRetainingNothing() {
    try {
      return pending;
    } finally {
      pending.keySet().retainAll(Collections.emptySet());
    }
  }

  /** Where nothing is in it, there is nothing to empty. */
  List<String> ifAny() {
    List<String> result = names;
    try {
      return result;
    } finally {
      if (result != null && !result.isEmpty()) {
        result.clear();
      }
    }
  }

  /** What the local holds when it is returned. */
  List<String> assignedLater() {
    List<String> result = null;
    try {
      result = names;
      return result;
    } finally {
      names.clear();
    }
  }

  static final class Batch {
    private final Map<String, Integer> counts;

    Batch(Map<String, Integer> counts) {
      this.counts = counts;
    }

    int total() {
      return counts.values().stream().mapToInt(Integer::intValue).sum();
    }
  }

  /** The object keeps the map. */
  Batch inObject() {
    Map<String, Integer> counts = new HashMap<>();
    try {
      counts.put("a", 1);
      return new Batch(counts);
    } finally {
      counts.clear();
    }
  }

  static final class Report {
    private List<String> lines = List.of();

    void setLines(List<String> lines) {
      this.lines = lines;
    }

    int length() {
      return lines.size();
    }
  }

  void givenToSetter(Report report) {
    List<String> lines = new ArrayList<>();
    try {
      lines.add("a");
      report.setLines(lines);
    } finally {
      lines.clear();
    }
  }
}
