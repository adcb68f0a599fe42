import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.ListIterator;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

class GoodLoops {
  private final Map<String, Long> sessions = new HashMap<>();
  private final List<String> names = new ArrayList<>();
  private final Set<String> expired = new HashSet<>();
  private final ConcurrentMap<String, Long> concurrent = new ConcurrentHashMap<>();
  private final List<String> snapshots = new CopyOnWriteArrayList<>();
  private final Queue<String> queue = new ConcurrentLinkedQueue<>();
  private final Map<TimeUnit, Long> times = new EnumMap<>(TimeUnit.class);

  private Map<String, Long> replaced = new HashMap<>();
  private Runnable later = () -> {};

  /** Nothing is iterated after the change. */
  void breakAfter(String name) {
    for (String other : names) {
      if (other.equalsIgnoreCase(name)) {
        names.remove(other);
        break;
      }
    }
    names.add(name);
  }

  boolean returnAfter(String name) {
    for (String other : names) {
      if (other.equalsIgnoreCase(name)) {
        drop(other);
        return true;
      }
    }
    return false;
  }

  private void drop(String name) {
    names.remove(name);
  }

  boolean returnsTheResult(String name) {
    for (String other : names) {
      if (other.equalsIgnoreCase(name)) {
        return names.remove(other);
      }
    }
    return false;
  }

  void throwAfter() {
    for (String name : names) {
      if (name.isEmpty()) {
        names.remove(name);
        throw new IllegalStateException("no name");
      }
    }
  }

  boolean returnIfRemoved(Collection<String> wanted) {
    for (String name : names) {
      if (wanted.contains(name) && names.remove(name)) {
        return true;
      }
    }
    return false;
  }

  /** The outer loop goes over something else. */
  void labelled(List<List<String>> groups) {
    next:
    for (List<String> group : groups) {
      for (String name : names) {
        if (group.contains(name)) {
          names.remove(name);
          continue next;
        }
      }
    }
  }

  /** Leaves both loops. */
  void labelledBreak() {
    all:
    for (String name : names) {
      for (int i = 0; i < name.length(); i++) {
        if (name.charAt(i) == '#') {
          names.remove(name);
          break all;
        }
      }
    }
  }

  boolean insideTry(String name) {
    try {
      for (String other : names) {
        if (other.equals(name)) {
          try {
            names.remove(other);
            return true;
          } finally {
            System.out.println(other);
          }
        }
      }
    } finally {
      System.out.println(name);
    }
    return false;
  }

  boolean jumpsAfterTry(String name) {
    for (String other : names) {
      if (other.equals(name)) {
        try {
          names.remove(other);
        } finally {
          System.out.println(other);
        }
        return true;
      }
    }
    return false;
  }

  void onBothWays(boolean loud) {
    for (String name : names) {
      if (name.isEmpty()) {
        names.remove(name);
        if (loud) {
          throw new IllegalStateException();
        } else {
          return;
        }
      }
    }
  }

  /** The iterator's own change. */
  void byIterator(long now) {
    Iterator<Map.Entry<String, Long>> entries = sessions.entrySet().iterator();
    while (entries.hasNext()) {
      if (entries.next().getValue() < now) {
        entries.remove();
      }
    }
    for (Iterator<String> all = names.iterator(); all.hasNext(); ) {
      if (all.next().isEmpty()) {
        all.remove();
      }
    }
  }

  void byListIterator() {
    ListIterator<String> all = names.listIterator();
    while (all.hasNext()) {
      if (all.next().isEmpty()) {
        all.set("anonymous");
        all.add("second");
      }
    }
  }

  /** A copy is iterated. */
  void overCopies() {
    for (String id : new ArrayList<>(sessions.keySet())) {
      sessions.remove(id);
    }
    for (String name : List.copyOf(names)) {
      names.remove(name);
    }
    for (String name : names.toArray(new String[0])) {
      names.remove(name);
    }
    Set<String> copy = new HashSet<>(names);
    for (String name : copy) {
      names.remove(name);
    }
    new ArrayList<>(names).forEach(names::remove);
    names.stream().filter(String::isEmpty).toList().forEach(names::remove);
  }

  /** Iterators that put up with changes. */
  void concurrent() {
    for (String id : concurrent.keySet()) {
      concurrent.remove(id);
    }
    concurrent.forEach((id, time) -> concurrent.remove(id));
    for (String name : snapshots) {
      snapshots.remove(name);
    }
    for (String name : queue) {
      queue.remove(name);
    }
    for (TimeUnit unit : times.keySet()) {
      times.remove(unit);
    }
  }

  /** Entries that are there get another value: no structural change. */
  void newValues() {
    for (String id : sessions.keySet()) {
      sessions.put(id, 0L);
    }
    for (Map.Entry<String, Long> entry : sessions.entrySet()) {
      sessions.put(entry.getKey(), 0L);
    }
    for (Map.Entry<String, Long> entry : sessions.entrySet()) {
      String id = entry.getKey();
      sessions.put(id, 1L);
    }
    for (Map.Entry<String, Long> entry : sessions.entrySet()) {
      entry.setValue(entry.getValue() + 1);
    }
    for (String id : sessions.keySet()) {
      sessions.replace(id, 2L);
    }
    for (String name : names) {
      names.set(names.indexOf(name), name.trim());
    }
    sessions.replaceAll((id, time) -> time + 1);
  }

  /** Another container. */
  void other(Map<String, Long> target) {
    for (String id : sessions.keySet()) {
      names.add(id);
      target.remove(id);
      expired.add(id);
    }
    for (String id : expired) {
      sessions.remove(id);
    }
    expired.clear();
  }

  /** Collect first, change afterwards. */
  void collect(long now) {
    List<String> old = new ArrayList<>();
    sessions.forEach(
        (id, time) -> {
          if (time < now) {
            old.add(id);
          }
        });
    old.forEach(sessions::remove);
    sessions.values().removeIf(time -> time < now);
    names.removeIf(String::isEmpty);
  }

  /** Runs when the loop is over. */
  void deferred(Executor executor) {
    for (String name : names) {
      later = () -> names.remove(name);
    }
    List<Runnable> tasks = new ArrayList<>();
    for (String name : names) {
      tasks.add(() -> names.remove(name));
    }
    tasks.forEach(Runnable::run);
    for (String name : names) {
      executor.execute(() -> System.out.println(name));
    }
  }

  /** A class is declared, nothing of it runs. */
  void declares(List<Object> removers) {
    for (String name : names) {
      removers.add(
          new Object() {
            @Override
            public String toString() {
              names.remove(name);
              return name;
            }
          });
      class Remover {
        void remove() {
          names.remove(name);
        }
      }
      removers.add(new Remover());
    }
  }

  /** The loop walks over the old map. */
  void reassigned() {
    for (String id : replaced.keySet()) {
      replaced = new HashMap<>(replaced);
      replaced.remove(id);
    }
  }

  /** Its own map, each time. */
  private static Map<String, Long> recursive(List<String> ids) {
    Map<String, Long> result = new HashMap<>();
    if (ids.isEmpty()) {
      return result;
    }
    for (String id : recursive(ids.subList(1, ids.size())).keySet()) {
      result.put(id, 1L);
    }
    for (String id : result.keySet()) {
      Map<String, Long> below = recursive(List.of(id));
      below.remove(id);
    }
    return result;
  }

  /** Works off the container without an iterator. */
  void withoutIterator(Deque<String> open) {
    while (!open.isEmpty()) {
      String name = open.pop();
      open.push(name.substring(1));
    }
    for (int i = names.size() - 1; i >= 0; i--) {
      if (names.get(i).isEmpty()) {
        names.remove(i);
      }
    }
    while (!sessions.isEmpty()) {
      String first = sessions.keySet().iterator().next();
      sessions.remove(first);
    }
    while (sessions.size() > 10) {
      Iterator<String> oldest = sessions.keySet().iterator();
      String id = oldest.next();
      sessions.remove(id);
    }
  }

  /** The change comes before the loop, or after it. */
  void around(String name) {
    names.add(name);
    for (String other : names) {
      System.out.println(other);
    }
    names.remove(name);
  }

  /** Another instance's field. */
  void move(GoodLoops other) {
    for (String name : names) {
      other.names.remove(name);
      other.drop(name);
    }
  }

  abstract static class Base {
    final Map<String, Long> open = new ConcurrentHashMap<>();
  }

  static final class Derived extends Base {
    void closeAll() {
      for (String id : open.keySet()) {
        close(id);
      }
    }

    private void close(String id) {
      open.remove(id);
    }
  }

  /** Holds a map of its own. */
  static final class Inner {
    private final Map<String, Long> sessions = new HashMap<>();

    void copy(GoodLoops outer) {
      for (Map.Entry<String, Long> entry : outer.sessions.entrySet()) {
        sessions.put(entry.getKey(), entry.getValue());
      }
    }
  }

  /** The inner map of the entry, not the map. */
  void nested(Map<String, Map<String, Long>> groups, String id) {
    for (Map<String, Long> group : groups.values()) {
      group.remove(id);
    }
    for (String key : groups.keySet()) {
      groups.get(key).clear();
    }
  }

  String switched(String name) {
    for (String other : names) {
      switch (other.length()) {
        case 0:
          names.remove(other);
          return name;
        default:
          break;
      }
    }
    return "";
  }

  /** The entries that are there keep their place, however they are come by. */
  void newValuesOtherwise() {
    Iterator<Map.Entry<String, Long>> entries = sessions.entrySet().iterator();
    while (entries.hasNext()) {
      Map.Entry<String, Long> entry = entries.next();
      sessions.put(entry.getKey(), 0L);
    }
    sessions.forEach((id, time) -> sessions.put(id, time + 1));
    sessions.keySet().stream().filter(id -> !id.isEmpty()).forEach(id -> sessions.put(id, 0L));
    for (String id : sessions.keySet()) {
      touch(id);
      sessions.computeIfPresent(id, (same, time) -> time + 1);
      sessions.merge(id, 1L, Long::sum);
    }
  }

  private void touch(String id) {
    sessions.put(id, 1L);
  }

  /** Sorting takes all elements in before the first one is given on. */
  void afterSorting() {
    sessions.keySet().stream().sorted().forEach(id -> sessions.remove(id));
  }

  /** An exception ends the walk, here and in the method that is called. */
  void failures() {
    sessions.forEach(
        (id, time) -> {
          if (time < 0) {
            sessions.remove(id);
            throw new IllegalStateException(id);
          }
        });
    for (String id : sessions.keySet()) {
      if (id.isEmpty()) {
        fail(id);
      }
    }
  }

  private void fail(String id) {
    sessions.remove(id);
    throw new IllegalStateException(id);
  }

  /** The loop's condition ends it. */
  void flagged() {
    boolean done = false;
    Iterator<String> ids = sessions.keySet().iterator();
    while (ids.hasNext() && !done) {
      String id = ids.next();
      if (id.isEmpty()) {
        sessions.remove(id);
        done = true;
      }
    }
    String found = null;
    for (Iterator<String> all = names.iterator(); found == null && all.hasNext(); ) {
      String name = all.next();
      if (name.isEmpty()) {
        names.remove(name);
        found = name;
      }
    }
  }

  /** A new iterator after each change. */
  void restarted() {
    Iterator<String> ids = sessions.keySet().iterator();
    while (ids.hasNext()) {
      String id = ids.next();
      if (id.isEmpty()) {
        sessions.remove(id);
        ids = sessions.keySet().iterator();
      }
    }
  }

  /** Copy-on-write by hand, in a method of its own. */
  void replacedElsewhere() {
    for (String id : replaced.keySet()) {
      replaceWithout(id);
    }
  }

  private void replaceWithout(String id) {
    replaced = new HashMap<>(replaced);
    replaced.remove(id);
  }

  /** The field holds another list by then. */
  void swapped() {
    List<String> now = swappedOut;
    swappedOut = new ArrayList<>();
    for (String name : now) {
      swappedOut.add(name.trim());
    }
  }

  private List<String> swappedOut = new ArrayList<>();

  /** Kept until the loop is over. */
  void ranAfterwards() {
    Runnable last = () -> {};
    for (String name : names) {
      last = () -> names.remove(name);
    }
    last.run();
  }

  /** The connection leads to another owner. */
  static final class Connection {
    private final GoodLoops owner;

    Connection(GoodLoops owner) {
      this.owner = owner;
    }

    void end(String name) {
      owner.drop(name);
    }
  }

  void closeOthers(GoodLoops other) {
    Connection connection = new Connection(other);
    for (String name : names) {
      connection.end(name);
    }
  }

  /** What the map holds is copy-on-write. */
  static final class Groups {
    private final Map<String, List<String>> groups = new HashMap<>();

    void add(String group, String member) {
      groups.computeIfAbsent(group, unused -> new CopyOnWriteArrayList<>()).add(member);
    }

    void removeEmpty(String group) {
      List<String> members = groups.get(group);
      for (String member : members) {
        if (member.isEmpty()) {
          members.remove(member);
        }
      }
    }
  }

  /** The helper only removes when it is told to. */
  static final class Beans {
    private final Map<String, Runnable> beans = new HashMap<>();

    void unbind(String name) {
      destroy(name, true);
    }

    void stop() {
      for (String name : beans.keySet()) {
        destroy(name, false);
      }
    }

    private void destroy(String name, boolean remove) {
      Runnable bean = remove ? beans.remove(name) : beans.get(name);
      if (bean != null) {
        bean.run();
      }
    }
  }

  /** Once the flag is set, nothing is taken out any more. */
  static final class Closers {
    private final List<Runnable> open = new ArrayList<>();
    private boolean isTerminated;

    void remove(Runnable one) {
      if (isTerminated) {
        return;
      }
      open.remove(one);
    }

    void terminate() {
      isTerminated = true;
      for (Runnable one : open) {
        remove(one);
      }
    }
  }

  /** While it is started nothing is kept for later; only another method ends that. */
  static final class Announcer {
    private final List<String> later = new ArrayList<>();
    private boolean started;

    void start() {
      if (started) {
        return;
      }
      started = true;
      for (String name : later) {
        announce(name);
      }
    }

    public void announce(String name) {
      if (!started) {
        later.add(name);
      }
    }

    public void stop() {
      started = false;
    }
  }

  /** All that make it give it a concurrent map. */
  static final class Delegating {
    private final Map<String, String> delegate;

    private Delegating(Map<String, String> delegate) {
      this.delegate = delegate;
    }

    static Delegating make() {
      return new Delegating(new ConcurrentHashMap<>());
    }

    void shrink() {
      for (String key : delegate.keySet()) {
        if (key.isEmpty()) {
          delegate.remove(key);
        }
      }
    }
  }
}
