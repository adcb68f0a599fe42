import java.util.Hashtable;
import java.util.Iterator;
import java.util.Map;

/** The thread that the object is takes out; the others put in under the lock of the walk. */
class GoodOneThread {
  static class Connection extends Thread {
    private final Map<Integer, String> calls = new Hashtable<>();

    synchronized void call(int id, String call) {
      calls.put(id, call);
    }

    @Override
    public void run() {
      while (!calls.isEmpty()) {
        receive();
      }
      close();
    }

    private void receive() {
      calls.remove(1);
    }

    private synchronized void close() {
      Iterator<Map.Entry<Integer, String>> calls = this.calls.entrySet().iterator();
      while (calls.hasNext()) {
        System.out.println(calls.next());
        calls.remove();
      }
    }
  }

  interface Request {
    void awaitUninterruptibly();
  }

  /** The worker changes for a request only, and the walk waits until it is through. */
  static class Acceptor {
    private final Map<String, String> bound = new Hashtable<>();

    int bind(java.util.concurrent.Executor executor, Request request) {
      executor.execute(() -> bound.put("address", "handle"));
      request.awaitUninterruptibly();
      int count = 0;
      for (String handle : bound.values()) {
        count += handle.length();
      }
      return count;
    }
  }
}
