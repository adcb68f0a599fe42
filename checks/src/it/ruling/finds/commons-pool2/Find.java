import java.lang.reflect.Field;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.commons.pool2.BasePooledObjectFactory;
import org.apache.commons.pool2.PooledObject;
import org.apache.commons.pool2.impl.DefaultPooledObject;
import org.apache.commons.pool2.impl.GenericObjectPool;
import org.apache.commons.pool2.impl.GenericObjectPoolConfig;

/** Pools with an evictor that are dropped without close(): the timer is to clean up after them. */
final class Find {
  private static final class Factory extends BasePooledObjectFactory<Object> {
    @Override
    public Object create() {
      return new Object();
    }

    @Override
    public PooledObject<Object> wrap(Object object) {
      return new DefaultPooledObject<>(object);
    }
  }

  public static void main(String[] args) throws Exception {
    // The first pool's period is the reaper's; it is closed at the end, as it should be.
    GenericObjectPool<Object> kept = pool(Duration.ofMillis(20));
    ScheduledThreadPoolExecutor timer = timer();
    Future<?> reaper = (Future<?>) timer.getQueue().stream().findFirst().orElseThrow();
    for (int i = 0; i < 10; i++) {
      pool(Duration.ofDays(1));
    }
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (System.nanoTime() < deadline) {
      System.gc();
      try {
        reaper.get(100, TimeUnit.MILLISECONDS);
      } catch (TimeoutException e) {
        continue;
      } catch (ExecutionException e) {
        Show.thrown(e.getCause(), "org.apache.commons.pool2.");
      }
      break;
    }
    kept.close();
    System.out.println("no pool is left, the timer's thread goes on: " + !timer.isShutdown());
    System.exit(reaper.isDone() ? 0 : 1);
  }

  private static GenericObjectPool<Object> pool(Duration betweenEvictions) {
    GenericObjectPoolConfig<Object> config = new GenericObjectPoolConfig<>();
    config.setTimeBetweenEvictionRuns(betweenEvictions);
    config.setJmxEnabled(false);
    return new GenericObjectPool<>(new Factory(), config);
  }

  private static ScheduledThreadPoolExecutor timer() throws ReflectiveOperationException {
    Field field =
        Class.forName("org.apache.commons.pool2.impl.EvictionTimer").getDeclaredField("executor");
    field.setAccessible(true);
    return (ScheduledThreadPoolExecutor) field.get(null);
  }
}
