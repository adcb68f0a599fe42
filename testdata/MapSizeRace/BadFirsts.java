import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** What is added to an empty list only, by a method of the class. */
class BadFirsts {
  private final List<Runnable> reporters = new CopyOnWriteArrayList<>();

  /** Two threads both register the default one. */
  void create(String name) {
    if (reporters.isEmpty()) {
      enableDefault();
    }
    reporters.forEach(Runnable::run);
  }

  private void enableDefault() {
    register(() -> {});
  }

  public void register(Runnable reporter) {
    reporters.add(reporter);
  }
}
