import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/** What each call of the store, in whatever class, is made under. */
interface Store {
  Integer open(String name);

  void count(String name);
}

class MemoryStore implements Store {
  private final Map<String, Integer> files = new ConcurrentHashMap<>();
  private final Map<String, Integer> counts = new ConcurrentHashMap<>();

  /** Called through the interface, by one who is called under the lock. */
  @Override
  public Integer open(String name) {
    Integer file = files.get(name);
    if (file == null) {
      file = name.length();
      files.put(name, file);
    }
    return file;
  }

  @Override
  public void count(String name) {
    Integer n = counts.get(name);
    counts.put(name, n == null ? 1 : n + 1);
  }
}

class StoreFactory {
  private final Store store;

  StoreFactory(Store store) {
    this.store = store;
  }

  Integer make(String name) {
    store.count(name);
    return store.open(name);
  }
}

class Region {
  private final ReentrantLock regionLock = new ReentrantLock();
  private final StoreFactory factory;

  @GuardedBy("regionLock")
  private final List<Integer> opened = new ArrayList<>();

  Region(StoreFactory factory) {
    this.factory = factory;
  }

  void add(String name) {
    regionLock.lock();
    try {
      opened.add(factory.make(name));
    } finally {
      regionLock.unlock();
    }
  }
}

/** Nobody outside names the map, and the class takes nothing out. */
class Numbers {
  final Map<Class<?>, Byte> numbers = new ConcurrentHashMap<>();

  void number(Class<?> type, byte number) {
    numbers.putIfAbsent(type, number);
  }

  byte numberOf(Class<?> type) {
    return numbers.containsKey(type) ? numbers.get(type) : -1;
  }
}

/** Each caller adds what it has just made. */
class Handles {
  private final Map<Object, String> names = new ConcurrentHashMap<>();

  void name(Object handle, String name) {
    if (!names.containsKey(handle)) {
      names.put(handle, name);
    }
  }
}

class HandleMaker {
  private final Handles handles;

  HandleMaker(Handles handles) {
    this.handles = handles;
  }

  Object make(String name) {
    Object handle = new Object();
    handles.name(handle, name);
    return handle;
  }
}
