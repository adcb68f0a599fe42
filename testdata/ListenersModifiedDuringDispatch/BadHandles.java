import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** Ways out of the container, and ways to call, that are less plain. */
class BadHandles {
  interface Listener {
    void changed(String what);
  }

  /** What is returned takes the listener out. */
  static class Handles {
    private final List<Listener> listeners = new ArrayList<>();

    AutoCloseable add(Listener listener) {
      listeners.add(listener);
      return () -> listeners.remove(listener);
    }

    void fire(String what) {
      for (Listener listener : listeners) {
        tell(listener, what);
      }
    }

    private static void tell(Listener listener, String what) {
      try {
        listener.changed(what);
      } catch (RuntimeException e) {
        System.err.println(e);
      }
    }
  }

  /** No iterator fails here; the listener after the one that goes is passed over. */
  static class Counted {
    private final List<Listener> listeners = new ArrayList<>();

    void add(Listener listener) {
      listeners.add(listener);
    }

    void remove(Listener listener) {
      listeners.remove(listener);
    }

    void fire(String what) {
      for (int i = 0; i < listeners.size(); i++) {
        Listener listener = listeners.get(i);
        listener.changed(what);
      }
    }
  }

  static class ByReference {
    private final Set<Listener> listeners = new LinkedHashSet<>();

    void add(Listener listener) {
      listeners.add(listener);
    }

    void remove(Listener listener) {
      listeners.remove(listener);
    }

    void fire() {
      listeners.forEach(this::tell);
    }

    private void tell(Listener listener) {
      listener.changed("all");
    }
  }

  /** The map's values are the containers. */
  static class Topics {
    private final Map<String, Set<Consumer<String>>> handlers = new HashMap<>();

    void on(String topic, Consumer<String> handler) {
      handlers.computeIfAbsent(topic, unused -> new HashSet<>()).add(handler);
    }

    void off(String topic, Consumer<String> handler) {
      Set<Consumer<String>> all = handlers.get(topic);
      if (all != null) {
        all.remove(handler);
      }
    }

    void emit(String topic, String event) {
      for (Consumer<String> handler : handlers.getOrDefault(topic, Set.of())) {
        handler.accept(event);
      }
    }
  }

  /** Whoever copies before the same call elsewhere knows what may happen. */
  static class Channels {
    abstract static class Channel {
      abstract void broken();
    }

    @GuardedBy("this")
    private final Set<Channel> channels = new HashSet<>();

    synchronized void opened(Channel channel) {
      channels.add(channel);
    }

    synchronized void closed(Channel channel) {
      channels.remove(channel);
    }

    synchronized void readsBroken() {
      for (Channel channel : channels) {
        channel.broken();
      }
    }

    synchronized void writesBroken() {
      for (Channel channel : new ArrayList<>(channels)) {
        channel.broken();
      }
    }
  }

  /** The listener is part of what is walked, in a method that is given the container. */
  static class Subscriptions {
    private static final class Subscription {
      private final Listener listener;
      private final String topic;

      Subscription(Listener listener, String topic) {
        this.listener = listener;
        this.topic = topic;
      }
    }

    private final List<Subscription> subscriptions = new ArrayList<>();

    final class Handle implements AutoCloseable {
      private final Subscription subscription;

      Handle(Subscription subscription) {
        this.subscription = subscription;
      }

      @Override
      public void close() {
        subscriptions.remove(subscription);
      }
    }

    Handle subscribe(Listener listener, String topic) {
      Subscription subscription = new Subscription(listener, topic);
      subscriptions.add(subscription);
      return new Handle(subscription);
    }

    void fire(String what) {
      tellAll(subscriptions, what);
    }

    private static void tellAll(List<Subscription> all, String what) {
      for (Subscription subscription : all) {
        subscription.listener.changed(subscription.topic + what);
      }
    }
  }
}
