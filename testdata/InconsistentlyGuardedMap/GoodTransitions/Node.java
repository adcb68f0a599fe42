import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.apache.hadoop.yarn.state.SingleArcTransition;
import org.apache.hadoop.yarn.state.StateMachine;

/** Transitions run where the machine is told of an event: under the lock of the node. */
@SuppressWarnings("MissingGuardedBy")
class Node {
  private final Lock readLock;
  private final Lock writeLock;
  private final Map<String, String> containers = new HashMap<>();
  private final StateMachine<TimeUnit, TimeUnit, String> machine;

  Node(StateMachine<TimeUnit, TimeUnit, String> machine) {
    this.machine = machine;
    ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
    readLock = lock.readLock();
    writeLock = lock.writeLock();
  }

  public void handle(String event) {
    writeLock.lock();
    try {
      machine.doTransition(TimeUnit.DAYS, event);
    } finally {
      writeLock.unlock();
    }
  }

  public int size() {
    readLock.lock();
    try {
      return containers.size();
    } finally {
      readLock.unlock();
    }
  }

  public Map<String, String> pull() {
    writeLock.lock();
    try {
      Map<String, String> pulled = new HashMap<>(containers);
      containers.clear();
      return pulled;
    } finally {
      writeLock.unlock();
    }
  }

  /** A look that only decides whether the lock is worth while. */
  public void forget() {
    if (!containers.isEmpty()) {
      writeLock.lock();
      try {
        containers.clear();
      } finally {
        writeLock.unlock();
      }
    }
  }

  private void report(String id) {
    containers.put(id, id);
  }

  static class Added implements SingleArcTransition<Node, String> {
    @Override
    public void transition(Node node, String event) {
      node.containers.put(event, event);
      node.report(event + event);
    }
  }
}
