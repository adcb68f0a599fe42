import java.util.HashMap;
import java.util.Map;

/** A size is read without the lock: advice, as the program around shows what it does with it. */
class Rooms {
  private final Map<String, Integer> guests = new HashMap<>();
  private final Map<String, Integer> keys = new HashMap<>();

  synchronized void enter(String room, int key) {
    guests.merge(room, 1, Integer::sum);
    keys.put(room, key);
  }

  synchronized void leave(String room) {
    guests.remove(room);
    keys.remove(room);
  }

  int count() {
    return guests.size();
  }

  Integer keyOf(String room) {
    return keys.get(room);
  }
}
