import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.ListIterator;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Changes in functions, in elements that come back, and by mere looks. */
class BadFunctions {
  private final Map<String, Long> sessions = new HashMap<>();
  private final Map<String, Long> recent = new LinkedHashMap<>(16, 0.75f, true);
  private final Map<String, List<String>> groups = new HashMap<>();
  private final List<String> names = new ArrayList<>();
  private final List<String> snapshots = new CopyOnWriteArrayList<>();
  private final Set<Session> open = new HashSet<>();
  private final Consumer<String> remover = id -> sessions.remove(id);

  void byRemainingElements() {
    Iterator<String> ids = sessions.keySet().iterator();
    ids.forEachRemaining(id -> sessions.remove(id));
  }

  void byLocalFunction() {
    for (String id : sessions.keySet()) {
      Runnable remove = () -> sessions.remove(id);
      remove.run();
    }
  }

  void byFieldFunction() {
    for (String id : sessions.keySet()) {
      remover.accept(id);
    }
  }

  void functionGiven() {
    sessions.keySet().forEach(remover);
  }

  void byAnonymousClass() {
    sessions
        .keySet()
        .forEach(
            new Consumer<String>() {
              @Override
              public void accept(String id) {
                sessions.remove(id);
              }
            });
  }

  /** The function is passed in by the class itself. */
  void byCallback() {
    each(id -> sessions.remove(id));
  }

  private void each(Consumer<String> action) {
    for (String id : sessions.keySet()) {
      action.accept(id);
    }
  }

  void inHeldStream() {
    Stream<String> empty = names.stream().filter(String::isEmpty);
    empty.forEach(name -> names.remove(name));
  }

  Map<String, Integer> inCollector() {
    return names.stream()
        .collect(
            Collectors.toMap(
                name -> name,
                name -> {
                  names.add(name.trim());
                  return name.length();
                }));
  }

  /** The function gives null: the entry goes. */
  void byCompute() {
    sessions.forEach((id, time) -> sessions.computeIfPresent(id, (same, old) -> null));
  }

  /** A look moves the entry to the end of this map. */
  void byLook() {
    for (String id : recent.keySet()) {
      System.out.println(id + recent.get(id));
    }
  }

  /** So does a new value for an entry that is there. */
  void byMovingPut() {
    for (String id : recent.keySet()) {
      recent.put(id, 0L);
    }
  }

  void throughGetter() {
    for (String name : names()) {
      names.remove(name);
    }
  }

  private List<String> names() {
    return Collections.unmodifiableList(names);
  }

  /** An inner class's object takes itself out of its owner. */
  final class Session {
    void close() {
      open.remove(this);
    }
  }

  void closeAll() {
    for (Session session : open) {
      session.close();
    }
  }

  void closeAllByReference() {
    open.forEach(Session::close);
  }

  /** A class with a field that leads back. */
  static final class Pool {
    private final Map<String, Connection> connections = new HashMap<>();

    void connect(String id) {
      connections.put(id, new Connection(this, id));
    }

    void forget(String id) {
      connections.remove(id);
    }

    void shutDown() {
      for (Connection connection : connections.values()) {
        connection.end();
      }
    }
  }

  static final class Connection {
    private final Pool pool;
    private final String id;

    Connection(Pool pool, String id) {
      this.pool = pool;
      this.id = id;
    }

    void end() {
      pool.forget(id);
    }
  }

  abstract static class Registry {
    final Map<String, Long> entries = new HashMap<>();

    void expireAll() {
      for (String id : entries.keySet()) {
        expire(id);
      }
    }

    abstract void expire(String id);
  }

  static final class Forgetful extends Registry {
    @Override
    void expire(String id) {
      entries.remove(id);
    }
  }

  void backwards() {
    ListIterator<String> all = names.listIterator(names.size());
    while (all.hasPrevious()) {
      names.remove(all.previous());
    }
  }

  /** The variable walks another list first. */
  void iteratorUsedTwice(List<String> others) {
    Iterator<String> all = others.iterator();
    while (all.hasNext()) {
      System.out.println(all.next());
    }
    all = names.iterator();
    while (all.hasNext()) {
      String name = all.next();
      names.remove(name);
    }
  }

  void valueOfMap(String group) {
    groups.computeIfAbsent(group, unused -> new ArrayList<>());
    List<String> members = groups.get(group);
    for (String member : members) {
      if (member.isEmpty()) {
        members.remove(member);
      }
    }
  }

  /** No iterator over a snapshot can change anything. */
  void setInSnapshot() {
    ListIterator<String> all = snapshots.listIterator();
    while (all.hasNext()) {
      all.set(all.next().trim());
    }
  }

  static final class Holders {
    private final Map<String, List<String>> byName = new HashMap<>();

    void add(String name, String holder) {
      byName.computeIfAbsent(name, unused -> new CopyOnWriteArrayList<>()).add(holder);
    }

    void removeFirst(String name) {
      List<String> holders = byName.get(name);
      Iterator<String> it = holders.iterator();
      if (it.hasNext()) {
        it.next();
        it.remove();
      }
    }
  }

  static final class Recent extends LinkedHashMap<String, Long> {
    Recent() {
      super(16, 0.75f, true);
    }
  }

  /** The class of the program asks for the order. */
  void byLookIntoOwnClass() {
    Recent own = new Recent();
    own.put("a", 1L);
    for (String id : own.keySet()) {
      System.out.println(own.get(id));
    }
  }

  /** All callers give the field. */
  void callers() {
    dropAll(names);
  }

  private void dropAll(List<String> all) {
    for (String name : all) {
      names.remove(name);
    }
  }
}
