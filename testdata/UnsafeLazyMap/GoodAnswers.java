import java.util.ArrayList;
import java.util.List;

/** Filled before it is stored, never changed after: both threads' lists are right. */
class GoodAnswers {
  private volatile List<String> names;

  List<String> names() {
    List<String> known = names;
    if (known != null) {
      return known;
    }
    List<String> found = new ArrayList<>();
    for (String name : System.getenv().keySet()) {
      found.add(name);
    }
    return names = found;
  }
}
