import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/** A lock of one call that the threads of its parallel stream share. */
class GoodParallelLock {
  public List<String> trimmed(List<String> words) {
    List<String> out = new ArrayList<>();
    ReentrantLock lock = new ReentrantLock();
    words.parallelStream()
        .forEach(
            word -> {
              lock.lock();
              try {
                out.add(word.trim());
              } finally {
                lock.unlock();
              }
            });
    return out;
  }
}
