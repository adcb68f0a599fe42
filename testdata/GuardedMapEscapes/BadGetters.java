import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

class BadGetters {
  private final Map<String, Long> sessions = new HashMap<>();

  @GuardedBy("this")
  private final Map<String, Long> users = new HashMap<>();

  private final Map<String, Long> groups = new HashMap<>();
  private final Map<String, Long> roles = new HashMap<>();

  @GuardedBy("this")
  private final List<String> names = new ArrayList<>();

  private final Lock lock = new ReentrantLock();
  Collection<String> published;

  synchronized void open(String id) {
    sessions.put(id, System.currentTimeMillis());
  }

  /** The map itself. */
  Map<String, Long> sessions() {
    return sessions;
  }

  synchronized void addUser(String id) {
    users.put(id, 1L);
  }

  /** Taking the lock for the return statement protects nothing. */
  synchronized Set<String> userIds() {
    return users.keySet();
  }

  void addGroup(String id) {
    lock.lock();
    try {
      groups.put(id, 1L);
    } finally {
      lock.unlock();
    }
  }

  /** Nobody can write through it, and everybody sees the writes. */
  Map<String, Long> groups() {
    return Collections.unmodifiableMap(groups);
  }

  void addRole(String id) {
    synchronized (roles) {
      roles.put(id, 1L);
    }
  }

  Iterator<String> roleIds() {
    synchronized (roles) {
      return roles.keySet().iterator();
    }
  }

  synchronized void rename(String name) {
    names.add(name);
    published = names;
  }

  /** Each call starts or stops one of many; the object goes on. */
  static class Jobs {
    @GuardedBy("this")
    private final Map<Long, String> jobs = new HashMap<>();

    synchronized void start(long id, String name) {
      jobs.put(id, name);
    }

    synchronized void stop(long id) {
      jobs.remove(id);
    }

    synchronized Collection<String> running() {
      return jobs.values();
    }
  }
}
