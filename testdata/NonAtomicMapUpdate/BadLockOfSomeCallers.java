import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

class Members {
  private final Map<String, Integer> ages = new ConcurrentHashMap<>();

  /** One of the two callers holds no lock. */
  void add(String name, int age) {
    if (!ages.containsKey(name)) {
      ages.put(name, age);
    }
  }

  /** Each caller holds a lock, each another one. */
  void renew(String name, int age) {
    if (ages.get(name) == null) {
      ages.put(name, age + 1);
    }
  }
}

class Club {
  private final Object clubLock = new Object();
  private final Object barLock = new Object();
  private final Members members;

  Club(Members members) {
    this.members = members;
  }

  void join(String name) {
    synchronized (clubLock) {
      members.add(name, 18);
      members.renew(name, 18);
    }
  }

  void drink(String name) {
    members.add(name, 21);
    synchronized (barLock) {
      members.renew(name, 21);
    }
  }
}
