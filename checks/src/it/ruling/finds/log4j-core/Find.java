import java.util.Iterator;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.status.StatusConsoleListener;
import org.apache.logging.log4j.status.StatusListener;
import org.apache.logging.log4j.status.StatusLogger;

/** One thread walks over the listeners, another registers one between two of its steps. */
final class Find {
  public static void main(String[] args) throws Exception {
    StatusLogger logger = StatusLogger.getLogger();
    logger.registerListener(new StatusConsoleListener(Level.ERROR));
    logger.registerListener(new StatusConsoleListener(Level.ERROR));

    Iterator<StatusListener> listeners = logger.getListeners().iterator();
    System.out.println("first: " + listeners.next().getStatusLevel());
    Thread other =
        new Thread(() -> logger.registerListener(new StatusConsoleListener(Level.ERROR)));
    other.start();
    other.join();
    try {
      System.out.println("second: " + listeners.next().getStatusLevel());
      System.exit(1);
    } catch (RuntimeException e) {
      System.out.println(e);
    }
  }
}
