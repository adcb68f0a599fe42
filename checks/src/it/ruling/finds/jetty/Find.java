import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLParameters;
import org.eclipse.jetty.util.resource.Resource;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/** A server with a certificate for each of two hosts; handshakes while the certificates reload. */
final class Find {
  private static final String PASSWORD = "password";
  private static final List<String> HOSTS = List.of("a.example", "b.example");

  /** Stops where the key store's file is read. */
  private static final class Server extends SslContextFactory.Server {
    private final CountDownLatch reading = new CountDownLatch(1);
    private final CountDownLatch handshakesDone = new CountDownLatch(1);
    private boolean reloads;

    @Override
    protected KeyStore loadKeyStore(Resource resource) throws Exception {
      if (reloads) {
        reading.countDown();
        handshakesDone.await(30, TimeUnit.SECONDS);
      }
      return super.loadKeyStore(resource);
    }
  }

  public static void main(String[] args) throws Exception {
    Path folder = Files.createTempDirectory("find");
    Path keys = folder.resolve("keys.p12");
    for (String host : HOSTS) {
      createKey(keys, host);
    }
    Server server = new Server();
    server.setKeyStorePath(keys.toUri().toString());
    server.setKeyStorePassword(PASSWORD);
    server.start();
    SslContextFactory.Client client = new SslContextFactory.Client(true);
    client.start();

    // As a connection has it: made when the client connects, before the reload begins.
    List<SSLEngine> before = HOSTS.stream().map(host -> server.newSSLEngine()).toList();
    List<SSLEngine> during = HOSTS.stream().map(host -> server.newSSLEngine()).toList();
    System.out.println("before the reload:");
    handshakes(client, before);
    server.reloads = true;
    Thread reload =
        new Thread(
            () -> {
              try {
                server.reload(factory -> {});
              } catch (Exception e) {
                throw new IllegalStateException(e);
              }
            });
    reload.start();
    boolean held = server.reading.await(30, TimeUnit.SECONDS);
    System.out.println("during the reload:");
    int wrong = handshakes(client, during);
    server.handshakesDone.countDown();
    reload.join();
    Files.delete(keys);
    Files.delete(folder);
    System.exit(held && wrong > 0 ? 0 : 1);
  }

  private static int handshakes(SslContextFactory.Client client, List<SSLEngine> servers)
      throws Exception {
    int wrong = 0;
    for (int i = 0; i < HOSTS.size(); i++) {
      SSLEngine engine = client.newSSLEngine(HOSTS.get(i), 443);
      SSLParameters parameters = engine.getSSLParameters();
      parameters.setServerNames(List.of(new SNIHostName(HOSTS.get(i))));
      engine.setSSLParameters(parameters);
      engine.setUseClientMode(true);
      servers.get(i).setUseClientMode(false);
      handshake(engine, servers.get(i));
      X509Certificate certificate = (X509Certificate) engine.getSession().getPeerCertificates()[0];
      String got = certificate.getSubjectX500Principal().getName();
      System.out.println("  asked for " + HOSTS.get(i) + ", got " + got);
      wrong += got.equals("CN=" + HOSTS.get(i)) ? 0 : 1;
    }
    return wrong;
  }

  private static void handshake(SSLEngine client, SSLEngine server) throws Exception {
    ByteBuffer toServer = ByteBuffer.allocate(1 << 16);
    ByteBuffer toClient = ByteBuffer.allocate(1 << 16);
    client.beginHandshake();
    server.beginHandshake();
    while (goesOn(client) || goesOn(server)) {
      step(client, toClient, toServer);
      step(server, toServer, toClient);
    }
  }

  private static boolean goesOn(SSLEngine engine) {
    return engine.getHandshakeStatus() != HandshakeStatus.NOT_HANDSHAKING;
  }

  private static void step(SSLEngine engine, ByteBuffer from, ByteBuffer to) throws Exception {
    ByteBuffer empty = ByteBuffer.allocate(0);
    switch (engine.getHandshakeStatus()) {
      case NEED_TASK -> engine.getDelegatedTask().run();
      case NEED_WRAP -> engine.wrap(empty, to);
      case NEED_UNWRAP, NEED_UNWRAP_AGAIN -> {
        from.flip();
        engine.unwrap(from, ByteBuffer.allocate(1 << 16));
        from.compact();
      }
      default -> {}
    }
  }

  private static void createKey(Path keys, String host) throws Exception {
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-keyalg",
                "RSA",
                "-storetype",
                "PKCS12",
                "-alias",
                host,
                "-dname",
                "CN=" + host,
                "-ext",
                "san=dns:" + host,
                "-keystore",
                keys.toString(),
                "-storepass",
                PASSWORD)
            .redirectErrorStream(true)
            .start();
    keytool.getInputStream().readAllBytes();
    if (keytool.waitFor() != 0) {
      throw new IllegalStateException("keytool");
    }
  }
}
