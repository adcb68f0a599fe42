import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/** What callers, phases and flags say of a use. */
class Callers {
  @interface ManagedAttribute {}

  interface StoreMBean {
    int getSize();
  }

  abstract static class Component {
    abstract void init();

    protected void doStart() {}
  }

  static class Started extends Component {
    private final List<String> names = new ArrayList<>();

    @Override
    void init() {
      load();
    }

    private void load() {
      names.add("loaded");
    }

    @Override
    protected void doStart() {
      names.add("before");
      new Thread(() -> names.clear()).start();
      names.add("after");
    }

    void start() {
      names.add("no contract");
    }
  }

  static class Numbers implements StoreMBean {
    private final List<String> names = new ArrayList<>();

    @ManagedAttribute
    public int managed() {
      return names.size() + 1;
    }

    @Override
    public int getSize() {
      return names.size();
    }

    public int plain() {
      return names.size();
    }

    /** A hint: does not take the lock. */
    public int hint() {
      return names.size();
    }

    int forGauge() {
      return names.size();
    }

    int forAll() {
      return names.size();
    }
  }

  static class Passed {
    private final List<String> ups = new ArrayList<>();
    private final Lock upLock = new ReentrantLock();

    void up() {
      add(ups, upLock);
    }

    private void add(List<String> queue, Lock lock) {
      lock.lock();
      try {
        queue.add("up");
        drain(queue, lock);
      } finally {
        lock.unlock();
      }
    }

    private void drain(List<String> all, Lock own) {
      own.lock();
      try {
        all.clear();
      } finally {
        own.unlock();
      }
    }
  }

  static class Flags {
    private final List<String> names = new ArrayList<>();
    private boolean never;

    Flags() {
      prepare(true);
    }

    void again() {
      prepare(false);
    }

    private void prepare(boolean create) {
      if (create) {
        names.add("made");
      } else {
        names.add("again");
      }
      if (never) {
        names.clear();
      }
    }
  }
}

class Filled {
  private final List<String> names = new ArrayList<>();
  private final List<String> shared = new ArrayList<>();

  public void add(String name) {
    names.add(name);
  }

  public void share(String name) {
    shared.add(name);
  }

  void unused() {
    shared.clear();
  }

  void copyTo(Filled copy) {
    copy.names.addAll(names);
  }
}

class Filler {
  private Filled last;

  Filled fill(Callers.Numbers numbers) {
    gauge("all", numbers::forAll);
    Filled filled = new Filled();
    lend(filled);
    filled.share("one");
    filled.copyTo(new Filled());
    last = filled;
    filled.share("two");
    return last;
  }

  private static void lend(Filled filled) {
    filled.add("lent");
  }

  int forAll(Callers.Numbers numbers) {
    gauge("one", () -> numbers.forGauge());
    return numbers.forAll();
  }

  private static void gauge(String name, java.util.function.IntSupplier supplier) {}
}
