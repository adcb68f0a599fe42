import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Lock;

class BadIndexes {
  private static final int COUNT = 16;
  private final List<Map<String, Integer>> maps = new ArrayList<>();
  private final ConcurrentHashMap<Object, Object>[] shards;
  private final Queue<String>[] queues;
  private final Object[] locks = new Object[COUNT];
  private final Lock[] stripes;
  private final AtomicInteger next = new AtomicInteger();
  private int turn;

  @SuppressWarnings("unchecked")
  BadIndexes(Lock[] stripes) {
    shards = new ConcurrentHashMap[COUNT];
    queues = new ConcurrentLinkedQueue[COUNT];
    this.stripes = stripes;
  }

  Object get(Object key) {
    return shards[key.hashCode() % shards.length].get(key);
  }

  Integer ofList(String key) {
    int index = key.hashCode() % maps.size();
    return maps.get(index).get(key);
  }

  Object mixed(Object key) {
    int h = key.hashCode();
    h ^= h >>> 16;
    int mixed = Objects.hash(key) ^ 31;
    return shards[mixed % COUNT].get(key);
  }

  /** The absolute value of the least integer is negative. */
  Object absolute(Object key) {
    return shards[Math.abs(key.hashCode()) % COUNT].get(key);
  }

  /** After two thousand million calls. */
  void roundRobin(String job) {
    queues[next.getAndIncrement() % queues.length].add(job);
    queues[turn++ % queues.length].add(job);
  }

  void locked(Object key, Runnable action) {
    synchronized (locks[indexOf(key)]) {
      action.run();
    }
  }

  private static int indexOf(Object key) {
    return key.hashCode() % COUNT;
  }

  /** A hash that the caller gives. */
  Lock stripe(int hash) {
    return stripes[hash % stripes.length];
  }
}
