import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Nothing but the map says that several threads come here: advice, as other classes show who they
 * are. What is computed from the old value, and what is in a list that is overwritten, is lost all
 * the same.
 */
class Sheets {
  private final Map<String, List<String>> sheets = new ConcurrentHashMap<>();
  private final Map<String, Object> owners = new ConcurrentHashMap<>();
  private final Map<String, Integer> counts = new ConcurrentHashMap<>();

  List<String> open(String name) {
    List<String> sheet = sheets.get(name);
    if (sheet == null) {
      sheet = new ArrayList<>();
      sheets.put(name, sheet);
    }
    return sheet;
  }

  void count(String name) {
    Integer count = counts.get(name);
    counts.put(name, count == null ? 1 : count + 1);
  }

  Object ownerOf(String name) {
    Object owner = owners.get(name);
    if (owner == null) {
      owner = new Object();
      owners.put(name, owner);
    }
    return owner;
  }

  void disown(String name) {
    Object owner = owners.get(name);
    if (owner != null) {
      owners.remove(name);
      System.out.println("disowned by " + owner);
    }
  }

  void clear(String name) {
    counts.remove(name);
    sheets.remove(name);
  }
}
