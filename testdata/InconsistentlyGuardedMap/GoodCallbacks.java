import java.util.ArrayDeque;
import java.util.Queue;

/** A function that the holder of the lock gives to a method nobody knows may be run under it. */
class GoodCallbacks {
  private final Queue<String> pending = new ArrayDeque<>();

  interface Closer {
    void applyToAll(Iterable<String> all, java.util.function.Consumer<String> each);
  }

  synchronized void add(String name) {
    pending.add(name);
  }

  synchronized void abort(Closer closer, Iterable<String> all) {
    closer.applyToAll(all, name -> pending.remove(name));
  }
}
