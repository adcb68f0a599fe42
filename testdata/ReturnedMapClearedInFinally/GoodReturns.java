import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

class GoodReturns {
  private final Lock lock = new ReentrantLock();
  private final Map<String, Integer> pending = new HashMap<>();
  private final Map<String, Integer> inFlight = new HashMap<>();
  private List<String> buffer = new ArrayList<>();

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
}
