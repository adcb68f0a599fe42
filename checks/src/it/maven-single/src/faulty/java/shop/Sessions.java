package shop;

import java.util.HashMap;
import java.util.Map;

/** Removes entries from the map it walks over. */
public final class Sessions {
  private final Map<String, Long> sessions = new HashMap<>();

  /** Drops every session that is older than the limit. */
  public void expire(long limit) {
    for (Map.Entry<String, Long> session : sessions.entrySet()) {
      if (session.getValue() < limit) {
        drop(session.getKey());
      }
    }
  }

  private void drop(String id) {
    sessions.remove(id);
  }
}
