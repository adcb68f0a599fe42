import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;

class GoodReturns {
  private final Lock lock = new ReentrantLock();
  private final Map<String, Integer> pending = new HashMap<>();
  private final Map<String, Integer> inFlight = new HashMap<>();
  private final Deque<List<String>> frames = new ArrayDeque<>();
  private List<String> buffer = new ArrayList<>();
  private List<String> current;

  /** A copy stays as it is. */
  Map<String, Integer> takeCopy() {
    try {
      return new HashMap<>(pending);
    } finally {
      pending.clear();
    }
  }

  /** What is returned is no container of entries that could vanish. */
  int takeSize() {
    try {
      return pending.size();
    } finally {
      pending.clear();
    }
  }

  /** The drain idiom: the caller gets the old list, the field a fresh one. */
  List<String> swap() {
    lock.lock();
    try {
      return buffer;
    } finally {
      buffer = new ArrayList<>();
      lock.unlock();
    }
  }

  /** Taking one key back may be meant. */
  Map<String, Integer> withoutMarker(Map<String, Integer> shown) {
    shown.put("marker", 1);
    try {
      return shown;
    } finally {
      shown.remove("marker");
    }
  }

  /** Cleared only when the work failed. */
  List<String> read(Collection<String> source) {
    List<String> items = new ArrayList<>();
    boolean done = false;
    try {
      items.addAll(source);
      done = true;
      return items;
    } finally {
      if (!done) {
        items.clear();
      }
    }
  }

  /** Another container is cleared. */
  List<String> other(Collection<String> source) {
    List<String> scratch = new ArrayList<>(source);
    List<String> result = new ArrayList<>();
    try {
      result.addAll(scratch);
      return result;
    } finally {
      scratch.clear();
    }
  }

  /** Forgetting a reference empties nothing. */
  List<String> forget(Collection<String> source) {
    List<String> items = new ArrayList<>(source);
    try {
      return items;
    } finally {
      items = null;
    }
  }

  /** The return statement belongs to the function. */
  int inFunction(Collection<String> source) {
    List<String> items = new ArrayList<>(source);
    try {
      Supplier<List<String>> later = () -> items;
      return later.get().size();
    } finally {
      items.clear();
    }
  }

  /** Part of it goes, the part that was asked for stays. */
  List<String> head(List<String> items) {
    try {
      return items;
    } finally {
      items.subList(10, items.size()).clear();
    }
  }

  /** A key in flight is taken back by the call that put it there. */
  Map<String, Integer> inFlight(String id) {
    inFlight.put(id, 1);
    try {
      return pending;
    } finally {
      inFlight.clear();
    }
  }

  /** Stored for the time of the work only. */
  void temporarily(List<String> items, Runnable work) {
    try {
      current = items;
      work.run();
    } finally {
      current = null;
      items.clear();
    }
  }

  void pushed(Runnable work) {
    List<String> frame = new ArrayList<>();
    try {
      frames.push(frame);
      work.run();
    } finally {
      frames.pop();
      frame.clear();
    }
  }

  /** The list of arguments is as short-lived as what it holds. */
  void passed(Consumer<List<Object>> work) {
    List<String> items = new ArrayList<>();
    try {
      List<Object> arguments = new ArrayList<>();
      arguments.add(items);
      work.accept(arguments);
    } finally {
      items.clear();
    }
  }

  /** The next round fills a new one. */
  List<String> firstFull(Iterator<String> source, int size) {
    List<String> part = new ArrayList<>();
    while (true) {
      try {
        part.add(source.next());
        if (part.size() == size || !source.hasNext()) {
          return part;
        }
      } finally {
        part = new ArrayList<>(part);
      }
    }
  }

  /** On the other way the new one is used. */
  List<String> oneOrOther(Collection<String> source, boolean all) {
    List<String> items = new ArrayList<>(source);
    try {
      if (all) {
        return items;
      }
    } finally {
      items = new ArrayList<>();
    }
    items.add("none");
    return items;
  }

  /** Some of them go. */
  List<String> withoutEmpty(List<String> items) {
    try {
      return items;
    } finally {
      items.removeIf(String::isEmpty);
      for (Iterator<String> all = items.iterator(); all.hasNext(); ) {
        if (all.next().isBlank()) {
          all.remove();
        }
      }
    }
  }

  List<String> shortened(List<String> items) {
    try {
      return items;
    } finally {
      while (items.size() > 10) {
        items.remove(10);
      }
    }
  }

  List<String> helperOnOther(List<String> items, List<String> scratch) {
    try {
      return items;
    } finally {
      wipe(scratch);
    }
  }

  private static void wipe(List<String> list) {
    list.clear();
  }

  /** Objects that look into the container, or copy it, do not keep it. */
  static final class Batch {
    private final List<String> items;

    Batch(List<String> items) {
      this.items = new ArrayList<>(items);
    }

    int size() {
      return items.size();
    }
  }

  Batch copiedInside(Collection<String> source) {
    List<String> items = new ArrayList<>(source);
    try {
      return new Batch(items);
    } finally {
      items.clear();
    }
  }
}
