import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/** Places that look locked and are not. */
class BadLockFacts {

  /** What a failed attempt leaves. */
  static class Leases {
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, String> leases = new HashMap<>();

    public void grant(String key) {
      lock.lock();
      try {
        leases.put(key, key);
      } finally {
        lock.unlock();
      }
    }

    public boolean release(String key) {
      if (!lock.tryLock()) {
        leases.remove(key);
        return false;
      }
      try {
        leases.remove(key);
        return true;
      } finally {
        lock.unlock();
      }
    }
  }

  /** The other account's monitor is another one. */
  static class Account {
    private final Map<String, Integer> balances = new HashMap<>();

    public synchronized void deposit(String key, int amount) {
      balances.merge(key, amount, Integer::sum);
    }

    public synchronized int balance(String key) {
      return balances.getOrDefault(key, 0);
    }

    public synchronized void absorb(Account other) {
      balances.putAll(other.balances);
    }
  }

  /** Asks whether the lock is held, and goes on in any case; checks something else. */
  static class Asked {
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, String> map = new HashMap<>();
    private int asked;

    private void count(boolean held) {
      asked += held ? 1 : 0;
    }

    private void verify() {
      asked++;
    }

    private static void checkState(boolean state) {
      if (!state) {
        throw new IllegalStateException();
      }
    }

    public void put(String key) {
      lock.lock();
      try {
        map.put(key, key);
      } finally {
        lock.unlock();
      }
    }

    public void keep(String key) {
      lock.lock();
      try {
        map.putIfAbsent(key, key);
      } finally {
        lock.unlock();
      }
    }

    public void drop(String key) {
      count(lock.isHeldByCurrentThread());
      map.remove(key);
    }

    public void clear() {
      verify();
      checkState(lock.isFair());
      map.clear();
    }
  }
}
