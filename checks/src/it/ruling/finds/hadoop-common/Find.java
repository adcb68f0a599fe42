import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Key;
import java.security.KeyStoreSpi;
import java.security.Provider;
import java.security.Security;
import java.security.cert.Certificate;
import java.util.Collections;
import java.util.Date;
import java.util.Enumeration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.crypto.key.JavaKeyStoreProvider;
import org.apache.hadoop.crypto.key.KeyProvider;

/** Two threads read the metadata of stored keys while a new key waits to be flushed. */
final class Find {
  /** So many that the cache grows with the next one, counting the new key. */
  private static final int CACHED = 11;

  private static final Configuration CONFIGURATION = new Configuration();

  /** A key store in memory. It lets the two threads' reads end at the same moment. */
  public static final class Store extends KeyStoreSpi {
    private static final Map<String, Key> KEYS = new ConcurrentHashMap<>();
    private static final AtomicInteger READERS = new AtomicInteger();

    @Override
    public Key engineGetKey(String alias, char[] password) {
      if (alias.startsWith("reader")) {
        READERS.incrementAndGet();
        while (READERS.get() < 2) {
          Thread.onSpinWait();
        }
      }
      return KEYS.get(alias);
    }

    @Override
    public boolean engineContainsAlias(String alias) {
      return KEYS.containsKey(alias);
    }

    @Override
    public void engineSetKeyEntry(String alias, Key key, char[] password, Certificate[] chain) {
      KEYS.put(alias, key);
    }

    @Override
    public void engineDeleteEntry(String alias) {
      KEYS.remove(alias);
    }

    @Override
    public void engineLoad(InputStream stream, char[] password) {}

    @Override
    public void engineStore(OutputStream stream, char[] password) {}

    @Override
    public Enumeration<String> engineAliases() {
      return Collections.enumeration(KEYS.keySet());
    }

    @Override
    public int engineSize() {
      return KEYS.size();
    }

    @Override
    public boolean engineIsKeyEntry(String alias) {
      return KEYS.containsKey(alias);
    }

    @Override
    public boolean engineIsCertificateEntry(String alias) {
      return false;
    }

    @Override
    public Certificate[] engineGetCertificateChain(String alias) {
      return null;
    }

    @Override
    public Certificate engineGetCertificate(String alias) {
      return null;
    }

    @Override
    public String engineGetCertificateAlias(Certificate certificate) {
      return null;
    }

    @Override
    public Date engineGetCreationDate(String alias) {
      return null;
    }

    @Override
    public void engineSetKeyEntry(String alias, byte[] key, Certificate[] chain) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void engineSetCertificateEntry(String alias, Certificate certificate) {
      throw new UnsupportedOperationException();
    }
  }

  public static void main(String[] args) throws Exception {
    Provider memory = new Provider("memory", "1", "key stores in memory") {};
    memory.put("KeyStore.jceks", Store.class.getName());
    Security.insertProviderAt(memory, 1);
    Path folder = Files.createTempDirectory("find");
    URI uri = URI.create("jceks://file" + folder.resolve("keys.jceks").toUri().getPath());

    KeyProvider first = open(uri);
    for (int i = 0; i < CACHED; i++) {
      create(first, "stored" + i);
    }
    create(first, "reader1");
    create(first, "reader2");
    first.flush();

    boolean lost = false;
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (!lost && System.nanoTime() < deadline) {
      KeyProvider provider = open(uri);
      create(provider, "fresh");
      for (int i = 0; i < CACHED; i++) {
        provider.getMetadata("stored" + i);
      }
      Store.READERS.set(0);
      Thread reader = new Thread(() -> read(provider, "reader1"));
      reader.start();
      read(provider, "reader2");
      reader.join();
      lost = provider.getMetadata("fresh") == null;
      if (lost) {
        provider.flush();
        System.out.println("material of the new key stored: " + Store.KEYS.containsKey("fresh@0"));
        System.out.println("its metadata stored: " + Store.KEYS.containsKey("fresh"));
      }
      Store.KEYS.remove("fresh@0");
    }
    System.exit(lost ? 0 : 1);
  }

  private static KeyProvider open(URI uri) throws Exception {
    return new JavaKeyStoreProvider.Factory().createProvider(uri, CONFIGURATION);
  }

  private static void create(KeyProvider provider, String name) throws Exception {
    provider.createKey(name, new byte[16], KeyProvider.options(CONFIGURATION).setBitLength(128));
  }

  private static void read(KeyProvider provider, String name) {
    try {
      provider.getMetadata(name);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
