import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;

/** {@code String.join} steps through its argument without the monitor. */
class BadJoined {
  private final Set<String> names = Collections.synchronizedSet(new LinkedHashSet<>());

  public void add(String name) {
    names.add(name);
  }

  public String text() {
    return String.join(",", names);
  }
}
