import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

class BadRemovals {
  private final Map<String, AutoCloseable> sessions = new ConcurrentHashMap<>();
  private final Set<String> connected = ConcurrentHashMap.newKeySet();
  private final CopyOnWriteArrayList<Runnable> listeners = new CopyOnWriteArrayList<>();

  /** Two threads both find the session, and both close it. */
  void close(String id) throws Exception {
    AutoCloseable session = sessions.get(id);
    if (session != null) {
      sessions.remove(id);
      session.close();
    }
  }

  /** The session can be gone when it is asked for again. */
  void closeTrusting(String id) throws Exception {
    if (sessions.containsKey(id)) {
      sessions.get(id).close();
    }
  }

  void closeRemoved(String id) throws Exception {
    if (sessions.containsKey(id)) {
      sessions.remove(id).close();
    }
  }

  String describe(String id) {
    if (sessions.get(id) != null) {
      AutoCloseable session = sessions.get(id);
      return session.toString();
    }
    return "none";
  }

  /** Two connections of one address both pass. */
  boolean accept(String address) {
    if (connected.contains(address)) {
      return false;
    } else {
      connected.add(address);
      return true;
    }
  }

  void announce(String address) {
    if (!connected.contains(address)) {
      connected.add(address);
      System.out.println("first from " + address);
    }
  }

  /** A list keeps both. */
  void listen(Runnable listener) {
    if (!listeners.contains(listener)) {
      listeners.add(listener);
    }
  }

  /** The entry must be there while its session is flushed: removing it first would be another order. */
  void flushAndClose(String id) throws Exception {
    AutoCloseable session = sessions.get(id);
    if (session != null) {
      System.out.println("closing one of " + sessions);
      sessions.remove(id);
      session.close();
    }
  }
}
