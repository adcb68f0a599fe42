package io.github.mapvet.model;

import static com.google.common.truth.Truth.assertWithMessage;

import com.google.common.collect.ImmutableList;
import com.google.errorprone.BugPattern;
import com.google.errorprone.BugPattern.SeverityLevel;
import com.sun.source.tree.CompilationUnitTree;
import io.github.mapvet.MapvetChecker;
import io.github.mapvet.harness.InProcessJavac;
import io.github.mapvet.knowledge.Libraries;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * What decides that a file is looked into at all: whether it has containers, and whether it shows
 * signs of threads. What is missed here, no rule can find.
 */
final class GatesTest {
  private static final String IMPORTS =
      """
      import com.google.common.cache.*;
      import com.google.common.collect.*;
      import java.util.*;
      import java.util.concurrent.*;
      import java.util.concurrent.atomic.*;
      import java.util.concurrent.locks.*;
      import java.util.stream.*;
      """;

  /** Other files of the compilation. */
  private static final Map<String, String> OTHERS =
      Map.of(
          "Base",
          "class Base { protected Map<String, String> map = new HashMap<>(); }",
          "Holder",
          "class Holder { Map<String, String> all() { return new HashMap<>(); }"
              + " static Object current; }",
          "Guard",
          "class Guard { private final ReentrantLock l = new ReentrantLock();"
              + " void enter() { l.lock(); } void leave() { l.unlock(); }"
              + " void run(java.util.function.Supplier<String> s) { s.get(); } }",
          "Plain",
          "class Plain { int twice(int i) { return 2 * i; } }");

  private static final ImmutableList<String> WITH_CONTAINER =
      ImmutableList.of(
          "class C { Map<String, String> map; }",
          "class C { void m() { List<String> list = new ArrayList<>(); list.add(\"\"); } }",
          "class C { void m() { var list = new ArrayList<String>(); list.add(\"\"); } }",
          "class C { int m(Holder h) { return h.all().size(); } }",
          "class C extends Base { void m() { map.clear(); } }",
          "class C { Runnable m(Holder h) { return () -> h.all().forEach((k, v) -> {}); } }",
          "class C { void m(Stream<Map<String, String>> s) { s.forEach(m -> m.clear()); } }",
          "class C { void m(Holder h) { for (var i = h.all().keySet().iterator(); i.hasNext();)"
              + " i.next(); } }",
          "class C { Map<String, String>[] shards; }",
          "class C { AtomicReference<Map<String, String>> map = new AtomicReference<>(); }",
          "class C { Multimap<String, String> map; }",
          "class C { BiMap<String, String> map; }",
          "class C { Table<String, String, String> map; }",
          "class C { void m(Cache<String, String> c) { c.asMap().clear(); } }",
          "class C { Properties map; }",
          "class C extends HashMap<String, String> {}",
          "class C { <M extends Map<String, String>> void m(M map) { map.clear(); } }");

  private static final ImmutableList<String> WITHOUT_CONTAINER =
      ImmutableList.of(
          "class C {}",
          "class C { int i; String s = \"\"; synchronized void m() { i++; } }",
          "record C(int a, String b) {}",
          "enum C { A, B }");

  private static final ImmutableList<String> WITH_SIGN =
      ImmutableList.of(
          "class C { synchronized void m() {} }",
          "class C { static synchronized void m() {} }",
          "class C { void m() { synchronized (this) {} } }",
          "class C { void m(Lock l) { l.lock(); } }",
          "class C { void m(StampedLock l) { l.writeLock(); } }",
          "class C { void m(Semaphore s) throws Exception { s.acquire(); } }",
          "class C { volatile int i; }",
          "class C { AtomicInteger i; }",
          "class C { void m(Executor e) { e.execute(() -> {}); } }",
          "class C { void m() { new Thread(this::m).start(); } }",
          "class C extends Thread {}",
          "class C implements Runnable { public void run() {} }",
          "class C implements Callable<String> { public String call() { return null; } }",
          "class C extends TimerTask { public void run() {} }",
          "class C { ThreadLocal<String> local; }",
          "class C { Map<String, String> map = new ConcurrentHashMap<>(); }",
          "class C { Map<String, String> map = Collections.synchronizedMap(new HashMap<>()); }",
          "class C { void m(List<String> l) { l.parallelStream().forEach(x -> {}); } }",
          "class C { void m(Stream<String> s) { s.parallel().forEach(x -> {}); } }",
          "class C { void m() { Runtime.getRuntime().addShutdownHook(null); } }",
          "class C { @Override protected void finalize() {} }",
          "class C { Map<Thread, String> map; }",
          "class C extends ClassLoader {}",
          "class C implements java.lang.reflect.InvocationHandler {"
              + " public Object invoke(Object p, java.lang.reflect.Method m, Object[] a) {"
              + " return null; } }",
          "/** This class is thread-safe. */ class C { int i; }",
          "@interface ThreadSafe {} @ThreadSafe class C { int i; }",
          "@interface Service {} @Service class C { int i; }",
          "@interface Scheduled {} class C { @Scheduled void m() {} }",
          "@interface GuardedBy { String value(); } class C { @GuardedBy(\"this\") int i; }",
          "class C { void m(Map<String, String> map) { Holder.current = map; } }",
          "class C { void m(Guard g) { g.enter(); g.leave(); } }",
          "class C { void m(Guard g) { g.run(() -> \"\"); } }");

  private static final ImmutableList<String> WITHOUT_SIGN =
      ImmutableList.of(
          "class C { Map<String, String> map = new HashMap<>(); }",
          "class C { List<String> list; void m() { list.stream().forEach(x -> {}); } }",
          "class C { int m(Plain p) { return p.twice(1); } }",
          "class C { void m() throws TimeoutException { TimeUnit.SECONDS.toMillis(1); } }");

  @TestFactory
  Stream<DynamicTest> containers() {
    return Stream.concat(
        cases(WITH_CONTAINER, /* expected= */ true, Gate.CONTAINERS),
        cases(WITHOUT_CONTAINER, /* expected= */ false, Gate.CONTAINERS));
  }

  @TestFactory
  Stream<DynamicTest> signsOfThreads() {
    return Stream.concat(
        cases(WITH_SIGN, /* expected= */ true, Gate.THREADS),
        cases(WITHOUT_SIGN, /* expected= */ false, Gate.THREADS));
  }

  private static Stream<DynamicTest> cases(List<String> sources, boolean expected, Gate gate) {
    return sources.stream()
        .map(
            source ->
                DynamicTest.dynamicTest(
                    source,
                    () ->
                        assertWithMessage(source).that(isOpen(gate, source)).isEqualTo(expected)));
  }

  private enum Gate {
    CONTAINERS,
    THREADS
  }

  private static boolean isOpen(Gate gate, String source) throws IOException {
    Path folder = Files.createTempDirectory("mapvet-gates");
    List<Path> files = new ArrayList<>();
    files.add(Files.writeString(folder.resolve("C.java"), IMPORTS + source));
    for (Map.Entry<String, String> other : OTHERS.entrySet()) {
      Path file = folder.resolve(other.getKey() + ".java");
      files.add(Files.writeString(file, IMPORTS + other.getValue()));
    }
    Probe probe = new Probe(gate);
    String messages = InProcessJavac.compile(probe, files, folder);
    assertWithMessage("javac").that(messages).doesNotContain("error:");
    return probe.isOpen;
  }

  /** Asks the gate for the file {@code C.java}. */
  @BugPattern(summary = "Asks what a file has in it", severity = SeverityLevel.WARNING)
  @SuppressWarnings("BugPatternNaming")
  private static final class Probe extends MapvetChecker {
    private static final long serialVersionUID = 1L;
    private final Gate gate;
    private boolean isOpen;

    Probe(Gate gate) {
      this.gate = gate;
    }

    @Override
    protected void check(ClassModel model, Reporter report) {
      CompilationUnitTree file = model.path().getCompilationUnit();
      if (file.getSourceFile().getName().endsWith("C.java")) {
        Program program =
            Program.of(model.state().context, Libraries.in(model.state().context).orElseThrow());
        isOpen =
            switch (gate) {
              case CONTAINERS -> program.files.contents(file).hasContainers();
              case THREADS -> program.threadSigns.isIn(file);
            };
      }
    }
  }
}
