package io.github.mapvet.knowledge;

import static com.google.common.truth.Truth.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.collect.ImmutableMap;
import io.github.mapvet.harness.InProcessJavac;
import io.github.mapvet.options.Options;
import io.github.mapvet.sharing.UnguardedSharedMap;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What users add to the knowledge of libraries, by options and by models. */
final class LibrariesTest {
  private static final String CODE =
      """
      package acme;

      class Code {
        static class Fast extends java.util.HashMap<String, String> {}

        static class Pool {
          native void dispatch(Runnable task);
        }

        private final Fast fast = new Fast();
        private final java.util.Map<String, String> plain = new java.util.HashMap<>();

        public void start(Pool pool) {
          pool.dispatch(() -> fast.put("a", "b"));
          pool.dispatch(() -> plain.put("a", "b"));
        }

        public String look() {
          return fast.get("a") + plain.get("a");
        }
      }

      @interface Desk {}

      @Desk
      class Served {
        private final java.util.Map<String, String> calls = new java.util.HashMap<>();

        public void call(String name) {
          calls.put(name, name);
        }

        public String last(String name) {
          return calls.get(name);
        }
      }

      class Cache {
        private static final java.util.Map<String, String> SEEN = new java.util.HashMap<>();

        public static String intern(String s) {
          return SEEN.computeIfAbsent(s, k -> k);
        }
      }
      """;

  @TempDir private Path folder;

  // Options

  @Test
  void nothingAdded() throws IOException {
    assertThat(Libraries.load(Options.none(), loader()).problems()).isEmpty();
    assertThat(compile()).isEmpty();
  }

  @Test
  void taskMethod() throws IOException {
    String said = compile("-XepOpt:MapVet:TaskMethods=acme.Code.Pool#dispatch");
    assertThat(said).contains("Code.java:14: warning: [UnguardedSharedMap] 'fast' (Fast)");
    assertThat(said).contains("Code.java:15: warning: [UnguardedSharedMap] 'plain' (HashMap)");
  }

  @Test
  void concurrentContainer() throws IOException {
    String said =
        compile(
            "-XepOpt:MapVet:TaskMethods=acme.Code.Pool#dispatch",
            "-XepOpt:MapVet:ConcurrentContainers=acme.Code.Fast");
    assertThat(said).doesNotContain("'fast'");
    assertThat(said).contains("'plain'");
  }

  @Test
  void singleton() throws IOException {
    String said = compile("-XepOpt:MapVet:Singletons=acme.Desk");
    assertThat(said).contains("because the class is one of your singletons");
    assertThat(said).contains("'calls' (HashMap)");
    assertThat(said).doesNotContain("'plain'");
  }

  @Test
  void weakEvidence() throws IOException {
    assertThat(compile("-XepOpt:MapVet:WeakEvidence=false")).isEmpty();
    String said = compile("-XepOpt:MapVet:WeakEvidence=true");
    assertThat(said).contains("[UnguardedSharedMap] 'SEEN' (HashMap)");
    assertThat(said).contains("because it is static");
    assertThat(said).doesNotContain("'calls'");
  }

  @Test
  void badEntryIsNamedAndNothingElseIsLost() throws IOException {
    String said = compile("-XepOpt:MapVet:TaskMethods=Pool.dispatch,acme.Code.Pool#dispatch");
    assertThat(said)
        .contains(
            "error: [UnguardedSharedMap] mapvet: option -XepOpt:MapVet:TaskMethods: 'Pool.dispatch'"
                + " is wrong; an entry is Type#method, or Type#new for a constructor, such as"
                + " com.acme.Pool#dispatch. It is left out, all else counts.");
    assertThat(said).contains("'fast'");
    assertThat(said).contains("'plain'");
  }

  // Models

  /** Says something of everything. */
  public static final class Complete implements LibraryModel {
    @Override
    public Set<String> concurrentContainers() {
      return Set.of("com.acme.FastMap");
    }

    @Override
    public Set<String> acquireMethods() {
      return Set.of("com.acme.SpinLock#grab");
    }
  }

  /** Is wrong in one entry, fails in another method, and is right in a third. */
  public static final class Broken implements LibraryModel {
    @Override
    public Set<String> concurrentContainers() {
      return Set.of("com.acme.OtherMap", "no name");
    }

    @Override
    public Set<String> taskMethods() {
      throw new IllegalStateException("not today");
    }
  }

  @Test
  void modelsAreFound() throws IOException {
    Libraries libraries = Libraries.load(Options.none(), loader(Complete.class.getName()));
    assertThat(libraries.problems()).isEmpty();
    assertThat(libraries.safetyOf("com.acme.FastMap")).hasValue(Safety.CONCURRENT);
    assertThat(libraries.safetyOf("com.acme.SlowMap")).isEmpty();
    assertThat(libraries.mayBeLockCall("grab")).isTrue();
    assertThat(libraries.mayBeLockCall("lock")).isTrue();
    assertThat(libraries.mayBeLockCall("get")).isFalse();
  }

  @Test
  void brokenModelsCostNothingButThemselves() throws IOException {
    Libraries libraries =
        Libraries.load(
            Options.ofCompiler(ImmutableMap.of("MapVet:ConcurrentContainers", "com.acme.Third")),
            loader("com.acme.Missing", Broken.class.getName(), Complete.class.getName()));
    assertThat(libraries.problems()).hasSize(3);
    assertThat(libraries.problems().get(0).text()).contains("com.acme.Missing");
    assertThat(libraries.problems().get(1).text())
        .isEqualTo(
            "library model io.github.mapvet.knowledge.LibrariesTest$Broken,"
                + " MapVet:ConcurrentContainers: 'no name' is wrong; an entry is a qualified class"
                + " name such as com.acme.FastMap.");
    assertThat(libraries.problems().get(2).text()).contains("not today");
    for (String type : List.of("com.acme.FastMap", "com.acme.OtherMap", "com.acme.Third")) {
      assertThat(libraries.safetyOf(type)).hasValue(Safety.CONCURRENT);
    }
  }

  private ClassLoader loader(String... models) throws IOException {
    Path services = Files.createDirectories(folder.resolve("META-INF/services"));
    Files.write(services.resolve(LibraryModel.class.getName()), List.of(models), UTF_8);
    return new URLClassLoader(new URL[] {folder.toUri().toURL()}, loader());
  }

  private static ClassLoader loader() {
    return LibrariesTest.class.getClassLoader();
  }

  private String compile(String... options) throws IOException {
    Path source = Files.writeString(folder.resolve("Code.java"), CODE, UTF_8);
    return InProcessJavac.compile(List.of(UnguardedSharedMap.class), source, folder, options);
  }
}
