import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Semaphore;

/** What is moved, counted or claimed after an update that may have failed. */
class BadMoves {
  private final ConcurrentMap<String, String> busy = new ConcurrentHashMap<>();
  private final ConcurrentMap<String, Integer> free = new ConcurrentHashMap<>();
  private final ConcurrentMap<String, String> owners = new ConcurrentHashMap<>();
  private final Queue<String> idle = new ConcurrentLinkedQueue<>();
  private final Semaphore permits = new Semaphore(4);
  private volatile String leader;

  /** Two threads that give back the same connection put it there twice. */
  void giveBack(String host, String connection) {
    busy.remove(host, connection);
    idle.offer(connection);
  }

  void finish(String host, String connection) {
    busy.remove(host, connection);
    permits.release();
  }

  /** Two callers get the same number. */
  int take(String kind) {
    Integer left = free.get(kind);
    if (left == null || left == 0) {
      return -1;
    }
    free.replace(kind, left, left - 1);
    return left;
  }

  void elect(String group, String now, String next) {
    owners.replace(group, now, next);
    leader = next;
  }

  boolean isLeader(String name) {
    return name.equals(leader);
  }
}
