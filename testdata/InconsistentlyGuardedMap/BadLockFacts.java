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
}
