import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

class GoodIndexes {
  private static final int COUNT = 16;
  private final List<Map<String, Integer>> maps;
  private final ConcurrentHashMap<Object, Object>[] shards;
  private final Object[] locks = new Object[COUNT];
  private final String[] names = new String[COUNT];
  private final AtomicInteger next = new AtomicInteger();
  private final AtomicLong sequence = new AtomicLong();

  @SuppressWarnings("unchecked")
  GoodIndexes(List<Map<String, Integer>> maps) {
    this.maps = maps;
    shards = new ConcurrentHashMap[COUNT];
  }

  Object floorMod(Object key) {
    return shards[Math.floorMod(key.hashCode(), COUNT)].get(key);
  }

  Object masked(Object key) {
    return shards[(key.hashCode() & 0x7fffffff) % COUNT].get(key);
  }

  Object powerOfTwo(Object key) {
    int h = key.hashCode();
    return shards[(h ^ (h >>> 16)) & (COUNT - 1)].get(key);
  }

  Object remainderFirst(Object key) {
    return shards[Math.abs(key.hashCode() % COUNT)].get(key);
  }

  Object shifted(Object key) {
    return shards[(key.hashCode() >>> 1) % COUNT].get(key);
  }

  /** Somebody has thought of it. */
  Integer mended(String key) {
    int index = key.hashCode() % maps.size();
    if (index < 0) {
      index += maps.size();
    }
    return maps.get(index).get(key);
  }

  Integer asked(String key) {
    int index = key.hashCode() % maps.size();
    return maps.get(index < 0 ? -index : index).get(key);
  }

  /** Sixty-three bits do not overflow in a lifetime. */
  Object roundRobin() {
    return shards[(int) (sequence.getAndIncrement() % COUNT)];
  }

  Object masks(Object key) {
    return shards[(next.getAndIncrement() & Integer.MAX_VALUE) % COUNT].get(key);
  }

  Object random(Object key) {
    return shards[ThreadLocalRandom.current().nextInt(COUNT)].get(key);
  }

  /** Nothing is known of the number, and nothing of what is in the array. */
  Object given(int number, Object key) {
    return shards[number % COUNT].get(names[key.hashCode() % COUNT]);
  }

  /** Lock and map of the same shard. */
  void same(Object key) {
    int index = Math.floorMod(key.hashCode(), COUNT);
    int stripe = index / 2;
    synchronized (locks[index]) {
      shards[index].remove(key);
    }
    synchronized (locks[stripe]) {
      shards[index].remove(key);
    }
  }

  /** Both shards under their own locks. */
  void move(Object key, int from, int to) {
    synchronized (locks[from]) {
      synchronized (locks[to]) {
        shards[to].put(key, shards[from].remove(key));
      }
    }
  }
}
