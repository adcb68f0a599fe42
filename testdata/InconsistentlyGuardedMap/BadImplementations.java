import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.Executor;

/** One implementation of the interface calls it on another thread. */
@SuppressWarnings("MissingGuardedBy")
class BadImplementations {
  private final Object lock = new Object();
  private final Set<String> queued = new HashSet<>();
  private final Set<String> active = new HashSet<>();

  void add(String name) {
    synchronized (lock) {
      queued.add(name);
      active.add(name);
    }
  }

  boolean has(String name) {
    synchronized (lock) {
      return queued.contains(name) && active.contains(name);
    }
  }

  void done(Request request) {
    synchronized (lock) {
      request.onDone(queued::remove); // bad: on the executor's thread
    }
  }

  void run(Step step) {
    synchronized (lock) {
      step.andThen(active::remove); // bad: a lambda implements it, too
    }
  }
}

interface Handler {
  void handle(String name);
}

interface Request {
  void onDone(Handler handler);

  String name();
}

interface Step {
  void andThen(Handler handler);
}

class Now implements Request, Step {
  @Override
  public void onDone(Handler handler) {
    handler.handle(name());
  }

  @Override
  public void andThen(Handler handler) {
    handler.handle(name());
  }

  @Override
  public String name() {
    return "now";
  }
}

class Later implements Request {
  private final Executor executor;

  Later(Executor executor) {
    this.executor = executor;
  }

  Step step() {
    return handler -> executor.execute(() -> handler.handle(name()));
  }

  @Override
  public void onDone(Handler handler) {
    executor.execute(() -> handler.handle(name()));
  }

  @Override
  public String name() {
    return "later";
  }
}
