import java.util.Map;
import java.util.concurrent.locks.Lock;

/** The lock of one shard is held while another one is changed. */
class BadStripes {
  private final Object[] locks;
  private final Lock[] stripes;
  private final Map<String, Integer>[] maps;

  BadStripes(Object[] locks, Lock[] stripes, Map<String, Integer>[] maps) {
    this.locks = locks;
    this.stripes = stripes;
    this.maps = maps;
  }

  void move(String key, int from, int to) {
    synchronized (locks[from]) {
      Integer value = maps[from].remove(key);
      maps[to].put(key, value);
    }
  }

  void put(String key, int i, int j) {
    stripes[i].lock();
    try {
      maps[j].put(key, i);
    } finally {
      stripes[i].unlock();
    }
  }

  void overflow(String key, int i) {
    synchronized (locks[i]) {
      maps[i + 1].put(key, i);
    }
  }
}
