import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.Consumer;

/** A function that is kept runs when the lock has been given back. */
class BadCallbacks {
  private final Queue<String> pending = new ArrayDeque<>();

  interface Bus {
    void register(Consumer<String> listener);
  }

  synchronized void add(String name) {
    pending.add(name);
  }

  synchronized String next() {
    return pending.poll();
  }

  synchronized void listen(Bus bus) {
    bus.register(name -> pending.remove(name));
  }
}
