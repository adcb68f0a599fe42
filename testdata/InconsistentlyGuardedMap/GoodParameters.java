import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.ArrayList;
import java.util.LinkedList;
import java.util.List;

/** The helper's caller holds the lock, and another caller gives it something else. */
class GoodParameters {
  @GuardedBy("this")
  private final LinkedList<String> done = new LinkedList<>();

  public synchronized void finish(String job) {
    done.add(job);
  }

  public synchronized List<String> finished() {
    return copy(done);
  }

  public List<String> other(LinkedList<String> theirs) {
    return copy(theirs);
  }

  private static List<String> copy(LinkedList<String> jobs) {
    List<String> copy = new ArrayList<>();
    for (String job : jobs) {
      copy.add(job);
    }
    return copy;
  }
}
