import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.management.AttributeNotFoundException;
import javax.management.InstanceNotFoundException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import javax.management.RuntimeMBeanException;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.common.metrics.JmxReporter;
import org.apache.kafka.common.metrics.KafkaMetricsContext;
import org.apache.kafka.common.metrics.Measurable;
import org.apache.kafka.common.metrics.MetricConfig;
import org.apache.kafka.common.metrics.Metrics;
import org.apache.kafka.common.utils.Time;

/** JMX reads a client's metrics while the client adds one and removes it. */
final class Find {
  private static final Measurable ZERO = (config, now) -> 0;

  public static void main(String[] args) throws Exception {
    JmxReporter reporter = new JmxReporter();
    reporter.configure(Map.of());
    Metrics metrics =
        new Metrics(
            new MetricConfig(), List.of(reporter), Time.SYSTEM, new KafkaMetricsContext("find"));
    for (int i = 0; i < 20; i++) {
      metrics.addMetric(name(metrics, "stays-" + i), ZERO);
    }
    AtomicBoolean done = new AtomicBoolean();
    Thread client =
        new Thread(
            () -> {
              MetricName name = name(metrics, "comes-and-goes");
              while (!done.get()) {
                metrics.addMetric(name, ZERO);
                metrics.removeMetric(name);
              }
            });
    client.start();

    MBeanServer server = ManagementFactory.getPlatformMBeanServer();
    ObjectName bean = new ObjectName("find:type=group");
    boolean provoked =
        provoke(() -> server.getAttribute(bean, "comes-and-goes"), NullPointerException.class)
            & provoke(
                () -> server.getMBeanInfo(bean), java.util.ConcurrentModificationException.class);
    done.set(true);
    client.join();
    System.exit(provoked ? 0 : 1);
  }

  private interface Call {
    Object run() throws Exception;
  }

  private static boolean provoke(Call call, Class<?> expected) throws Exception {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (System.nanoTime() < deadline) {
      try {
        call.run();
      } catch (InstanceNotFoundException | AttributeNotFoundException e) {
        // The bean is registered anew for each change, and the attribute is not always there.
      } catch (RuntimeMBeanException e) {
        if (expected.isInstance(e.getCause())) {
          System.out.println(e);
          Show.thrown(e.getCause(), "org.apache.kafka.");
          return true;
        }
      }
    }
    return false;
  }

  private static MetricName name(Metrics metrics, String name) {
    return metrics.metricName(name, "group");
  }
}
