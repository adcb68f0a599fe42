import com.google.common.util.concurrent.Monitor;
import java.util.ArrayDeque;
import java.util.Queue;

/** A monitor asks its guards while it is held. */
class BadMonitor {
  private final Monitor monitor = new Monitor();
  private final Queue<String> jobs = new ArrayDeque<>();
  private final Monitor.Guard some = new Some();
  private final Monitor.Guard room =
      new Monitor.Guard(monitor) {
        @Override
        public boolean isSatisfied() {
          return jobs.size() < 10;
        }
      };

  void put(String job) throws InterruptedException {
    monitor.enterWhen(room);
    try {
      jobs.add(job);
    } finally {
      monitor.leave();
    }
  }

  String take() throws InterruptedException {
    monitor.enterWhen(some);
    try {
      return jobs.remove();
    } finally {
      monitor.leave();
    }
  }

  private final class Some extends Monitor.Guard {
    Some() {
      super(BadMonitor.this.monitor);
    }

    @Override
    public boolean isSatisfied() {
      return !jobs.isEmpty();
    }
  }
}
