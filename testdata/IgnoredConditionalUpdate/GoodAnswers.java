import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** A future replaced by what it gives: whoever replaces it has the same. */
class GoodAnswers {
  private final ConcurrentMap<String, Object> clients = new ConcurrentHashMap<>();

  static class Client {
    boolean retain() {
      return true;
    }
  }

  Client client(String id) {
    Client client = null;
    while (client == null) {
      Object entry = clients.get(id);
      if (entry instanceof Client) {
        client = (Client) entry;
      } else if (entry != null) {
        CompletableFuture<Client> future = (CompletableFuture<Client>) entry;
        client = future.join();
        clients.replace(id, future, client);
      }
      if (client != null && !client.retain()) {
        client = null;
      }
    }
    return client;
  }
}
