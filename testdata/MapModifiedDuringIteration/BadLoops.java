import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

class BadLoops {
  private final Map<String, Long> sessions = new HashMap<>();
  private final List<String> names = new ArrayList<>();
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

  /** The change is in a method that the loop calls. */
  void expireAll(long now) {
    for (Map.Entry<String, Long> entry : sessions.entrySet()) {
      if (entry.getValue() < now) {
        expire(entry.getKey());
      }
    }
  }

  private void expire(String id) {
    sessions.remove(id);
  }

  /** Directly: Error Prone reports this one in javac, so that mapvet does so only on its own. */
  void removeDirectly(long now) {
    for (String id : sessions.keySet()) {
      if (sessions.get(id) < now) {
        sessions.remove(id);
      }
    }
  }

  /** The map is changed, not the iterator asked. */
  void removeThroughMap(long now) {
    Iterator<String> ids = sessions.keySet().iterator();
    while (ids.hasNext()) {
      String id = ids.next();
      if (sessions.get(id) < now) {
        sessions.remove(id);
      }
    }
  }

  /** The view is held in a local. */
  void throughAlias() {
    Map<String, Long> alias = sessions;
    Set<String> ids = alias.keySet();
    for (String id : ids) {
      if (id.isEmpty()) {
        sessions.remove(id);
      }
    }
  }

  void inFunction() {
    sessions.forEach(
        (id, time) -> {
          if (time < 0) {
            sessions.remove(id);
          }
        });
  }

  void inStream() {
    names.stream().filter(String::isEmpty).forEach(name -> names.remove(name));
  }

  void inReference() {
    names.forEach(names::remove);
  }

  /** Leaves only when the flag is set. */
  void leavesSometimes(boolean first) {
    for (String name : names) {
      if (name.isEmpty()) {
        names.remove(name);
        if (first) {
          break;
        }
      }
    }
  }

  /** The other list is passed in, and is the same one. */
  void throughParameter() {
    for (String name : names) {
      drop(names, name);
    }
  }

  private static void drop(List<String> from, String name) {
    from.remove(name);
  }

  /** An iterator over a snapshot can never remove. */
  void removeFromSnapshot(Runnable gone) {
    Iterator<Runnable> all = listeners.iterator();
    while (all.hasNext()) {
      if (all.next() == gone) {
        all.remove();
      }
    }
  }

  void ofParameter(Set<String> ids, Map<String, Set<String>> groups) {
    for (String id : ids) {
      if (id.isEmpty()) {
        ids.add("anonymous");
      }
    }
    for (Set<String> group : groups.values()) {
      if (group.isEmpty()) {
        groups.values().remove(group);
      }
    }
  }
}
