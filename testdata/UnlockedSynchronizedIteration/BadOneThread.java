import java.util.Hashtable;
import java.util.Map;

/** The thread walks, but not it alone changes. */
class BadOneThread {
  static class Connection extends Thread {
    private final Map<Integer, String> calls = new Hashtable<>();

    synchronized void call(int id, String call) {
      calls.put(id, call);
    }

    @Override
    public void run() {
      for (String call : calls.values()) { // bad: beside call
        System.out.println(call);
      }
    }
  }
}
