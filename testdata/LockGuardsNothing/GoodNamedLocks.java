import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/** An object that is made for each call, and stands for the lock of a name. */
class GoodNamedLocks {
  private final ConcurrentMap<String, Lock> locks = new ConcurrentHashMap<>();
  private int count;

  void count(String name) {
    Lock lock = lockOf(name);
    lock.lock();
    try {
      count++;
    } finally {
      lock.unlock();
    }
  }

  Lock lockOf(String name) {
    return new NamedLock(name);
  }

  private class NamedLock implements Lock {
    private final Lock shared;

    NamedLock(String name) {
      shared = locks.computeIfAbsent(name, unused -> new ReentrantLock());
    }

    @Override
    public void lock() {
      shared.lock();
    }

    @Override
    public void lockInterruptibly() throws InterruptedException {
      shared.lockInterruptibly();
    }

    @Override
    public boolean tryLock() {
      return shared.tryLock();
    }

    @Override
    public boolean tryLock(long time, TimeUnit unit) throws InterruptedException {
      return shared.tryLock(time, unit);
    }

    @Override
    public void unlock() {
      shared.unlock();
    }

    @Override
    public Condition newCondition() {
      return shared.newCondition();
    }
  }
}
