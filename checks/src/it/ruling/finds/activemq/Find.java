import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.activemq.broker.jmx.ManagementContext;
import org.apache.activemq.transport.Transport;
import org.apache.activemq.transport.TransportLogger;
import org.apache.activemq.transport.TransportLoggerView;
import org.apache.activemq.transport.logwriters.DefaultLogWriter;
import org.apache.activemq.transport.mock.MockTransport;
import org.slf4j.LoggerFactory;

/** A client connects while an operator switches on the logging of all connections. */
final class Find {
  private static final ManagementContext MANAGEMENT = new ManagementContext();
  private static final CountDownLatch SWITCHING = new CountDownLatch(1);
  private static final CountDownLatch CONNECTED = new CountDownLatch(1);

  /** Tells when it is switched on, and waits there for the other thread. */
  private static final class Connection extends TransportLogger {
    Connection() {
      super(
          new MockTransport((Transport) null),
          LoggerFactory.getLogger("none"),
          false,
          new DefaultLogWriter());
    }

    @Override
    public void setLogging(boolean logging) {
      super.setLogging(logging);
      SWITCHING.countDown();
      await(CONNECTED);
    }
  }

  public static void main(String[] args) {
    Connection first = new Connection();
    Connection second = new Connection();
    TransportLogger third = new Connection();
    view(first, 1);
    view(second, 2);
    Thread client =
        new Thread(
            () -> {
              await(SWITCHING);
              view(third, 3);
              CONNECTED.countDown();
            });
    client.start();
    try {
      TransportLoggerView.enableAllTransportLoggers();
    } catch (RuntimeException e) {
      Show.thrown(e, "org.apache.activemq.");
    }
    boolean left = !first.isLogging() || !second.isLogging();
    System.out.println("a connection is left without logging: " + left);
    System.exit(left ? 0 : 1);
  }

  private static void view(TransportLogger logger, int id) {
    new TransportLoggerView(logger, "tcp", id, MANAGEMENT);
  }

  private static void await(CountDownLatch latch) {
    try {
      if (!latch.await(30, TimeUnit.SECONDS)) {
        throw new IllegalStateException("the other thread did not come");
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
