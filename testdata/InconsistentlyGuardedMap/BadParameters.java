import java.util.ArrayList;
import java.util.LinkedList;
import java.util.List;

/** What a helper does with the list it is given counts for the field that is given. */
class BadParameters {
  private final LinkedList<String> done = new LinkedList<>();

  public synchronized void finish(String job) {
    done.add(job);
  }

  public synchronized void forget(String job) {
    done.remove(job);
  }

  public List<String> finished() {
    return copy(done);
  }

  /** Synchronized, but on the class. */
  private static synchronized List<String> copy(LinkedList<String> jobs) {
    List<String> copy = new ArrayList<>();
    for (String job : jobs) {
      copy.add(job);
    }
    return copy;
  }
}
