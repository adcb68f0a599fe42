import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.HashSet;
import java.util.Set;

/** Each implementation of the interface calls what it is given at once, or not at all. */
@SuppressWarnings("GuardedBy")
class GoodImplementations {
  private final Object lock = new Object();

  @GuardedBy("lock")
  private final Set<String> queued = new HashSet<>();

  @GuardedBy("lock")
  private final Set<String> active = new HashSet<>();

  void add(String name) {
    synchronized (lock) {
      queued.add(name);
      active.add(name);
    }
  }

  void done(Request request) {
    synchronized (lock) {
      handle(request);
    }
  }

  private void handle(Request request) {
    request.go(
        new Handler() {
          @Override
          public void added(String name) {
            drop(name);
          }

          @Override
          public void removed(String name) {
            drop(name);
          }

          private void drop(String name) {
            queued.remove(name);
            active.remove(name);
          }
        });
  }
}

interface Handler {
  void added(String name);

  void removed(String name);
}

interface Request {
  void go(Handler handler);

  String name();
}

class Add implements Request {
  @Override
  public void go(Handler handler) {
    handler.added(name());
  }

  @Override
  public String name() {
    return "add";
  }
}

class Skip implements Request {
  @Override
  public void go(Handler handler) {
    System.out.println("skipped");
  }

  @Override
  public String name() {
    return "skip";
  }
}

class Logged implements Request {
  private final Request request;

  Logged(Request request) {
    this.request = request;
  }

  @Override
  public void go(Handler handler) {
    System.out.println(name());
    request.go(handler);
  }

  @Override
  public String name() {
    return request.name();
  }
}
