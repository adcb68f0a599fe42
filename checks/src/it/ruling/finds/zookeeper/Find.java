import java.io.IOException;
import java.io.OutputStream;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.zookeeper.server.quorum.QuorumCnxManager;
import org.apache.zookeeper.server.quorum.QuorumPeer;

/** The connection to a server breaks while a vote for that server is to be sent. */
final class Find {
  private static final long SID = 2;

  /** A peer that is asked when the worker is found; it answers when the worker is gone. */
  private static final class Peer extends QuorumPeer {
    private Map<Long, Thread> workers;

    Peer() throws Exception {
      setMultiAddressEnabled(true);
    }

    @Override
    public boolean isMultiAddressReachabilityCheckEnabled() {
      workers.get(SID).start();
      long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
      while (workers.containsKey(SID) && System.nanoTime() < deadline) {
        Thread.onSpinWait();
      }
      return super.isMultiAddressReachabilityCheckEnabled();
    }
  }

  /** A connection that the other server has closed. */
  private static final class Broken extends Socket {
    @Override
    public OutputStream getOutputStream() {
      return new OutputStream() {
        @Override
        public void write(int b) throws IOException {
          throw new IOException("Broken pipe");
        }
      };
    }
  }

  public static void main(String[] args) throws Exception {
    System.setProperty("zookeeper.admin.enableServer", "false");
    Peer peer = new Peer();
    QuorumCnxManager manager =
        new QuorumCnxManager(peer, 1, Map.of(), null, null, 1000, false, 3, false);
    Field field = QuorumCnxManager.class.getDeclaredField("senderWorkerMap");
    field.setAccessible(true);
    @SuppressWarnings("unchecked")
    Map<Long, Thread> workers = (Map<Long, Thread>) field.get(manager);
    peer.workers = workers;
    Constructor<?> constructor =
        Class.forName(QuorumCnxManager.class.getName() + "$SendWorker")
            .getDeclaredConstructors()[0];
    constructor.setAccessible(true);
    Thread worker = (Thread) constructor.newInstance(manager, new Broken(), SID);
    workers.put(SID, worker);
    try {
      manager.toSend(SID, ByteBuffer.allocate(8));
      System.exit(1);
    } catch (RuntimeException e) {
      Show.thrown(e, "org.apache.zookeeper.");
    }
    System.exit(0);
  }
}
