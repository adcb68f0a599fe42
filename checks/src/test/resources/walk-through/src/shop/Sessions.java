package shop;

import java.util.HashMap;
import java.util.Map;

/** Who is logged in. */
public final class Sessions {
  private final Map<String, Long> sessions = new HashMap<>();

  /** Notes a customer. */
  public void login(String id, long time) {
    sessions.put(id, time);
  }

  /** Drops every session that is older than the limit. */
  public void expire(long limit) {
    for (Map.Entry<String, Long> session : sessions.entrySet()) {
      if (session.getValue() < limit) {
        logout(session.getKey());
      }
    }
  }

  /** Drops a session. */
  public void logout(String id) {
    sessions.remove(id);
  }
}
