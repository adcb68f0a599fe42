import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.util.Map;
import org.jgroups.BytesMessage;
import org.jgroups.protocols.STOMP;

/** A client subscribes while a message goes out to those who have subscribed already. */
final class Find {
  private static final String DESTINATION = "/quotes";

  /** Runs once when the message's receivers are collected, after the first of them is found. */
  private static Runnable meanwhile;

  /** A connection that goes nowhere. */
  private static final class Nowhere extends Socket {
    @Override
    public InputStream getInputStream() {
      return new ByteArrayInputStream(new byte[0]);
    }

    @Override
    public OutputStream getOutputStream() {
      return new ByteArrayOutputStream();
    }
  }

  private static final class Client extends STOMP.Connection {
    Client(STOMP stomp) throws IOException {
      stomp.super(new Nowhere());
    }

    /** As the connection's thread does when the client has sent this. */
    void subscribe() {
      handleFrame(new STOMP.Frame("SUBSCRIBE", Map.of("destination", DESTINATION), new byte[0]));
    }

    /** A set asks for it; here it is where the thread with the message is made to wait. */
    @Override
    public int hashCode() {
      if (meanwhile != null) {
        Runnable once = meanwhile;
        meanwhile = null;
        once.run();
      }
      return super.hashCode();
    }
  }

  public static void main(String[] args) throws Exception {
    STOMP stomp = new STOMP();
    for (int i = 0; i < 2; i++) {
      new Client(stomp).subscribe();
    }
    Thread connection = new Thread(new Client(stomp)::subscribe);
    meanwhile =
        () -> {
          connection.start();
          try {
            connection.join();
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
        };
    BytesMessage message = new BytesMessage(null, "42".getBytes());
    message.putHeader(
        stomp.getId(),
        STOMP.StompHeader.createHeader(STOMP.StompHeader.Type.MESSAGE, "destination", DESTINATION));
    try {
      stomp.up(message);
      System.exit(1);
    } catch (RuntimeException e) {
      Show.thrown(e, "org.jgroups.");
    }
  }
}
