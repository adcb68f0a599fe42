package io.github.mapvet.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import io.github.mapvet.cli.LargeClass;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Measures whole processes, one after another, the ways to do a thing in turns:
 *
 * <pre>
 * mvn -B verify -Pbench
 * mvn -B verify -Pbench -Dit.test=CostRun#compilations -Dmapvet.bench=write
 * </pre>
 *
 * The tables are in {@code target/bench}; the second makes the README's so, too. {@code
 * -Dmapvet.bench.samples=caffeine,activemq+kafka-clients} says what is compiled, {@code
 * -Dmapvet.bench.runs} how often.
 */
final class CostRun {
  private static final int RUNS = Integer.getInteger("mapvet.bench.runs", 5);
  private static final List<String> SAMPLES =
      Splitter.on(',')
          .splitToList(
              System.getProperty(
                  "mapvet.bench.samples", "caffeine,mina-core,activemq,activemq+kafka-clients"));
  private static final ImmutableList<Integer> PARTS = ImmutableList.of(8, 4, 2, 1);
  private static final ImmutableList<Integer> METHODS = ImmutableList.of(500, 1000, 2000, 4000);

  /** A measured thing. */
  private interface Job {
    Cost run(Path folder) throws Exception;
  }

  @Test
  void compilations() throws Exception {
    Table table = Table.ofCosts("compilations", "sample", "lines", "compiled with");
    for (String name : SAMPLES) {
      Sample sample = Sample.of(name);
      Map<String, Job> jobs = new LinkedHashMap<>();
      for (Setup setup : Setup.values()) {
        jobs.put(setup.label(), folder -> setup.compile(sample, folder));
      }
      Map<String, Cost> costs = measure(jobs);
      table.add(costs, Setup.FLOOR.label(), name, lines(sample));
    }
    table.publish();
  }

  /** The command does not make classes: javac is stopped where it would begin to. */
  @Test
  void command() throws Exception {
    Table table = Table.ofCosts("command", "sample", "lines", "read by");
    for (String name : SAMPLES) {
      Sample sample = Sample.of(name);
      Map<String, Job> jobs = new LinkedHashMap<>();
      String frontEnd = "javac's front end";
      jobs.put(frontEnd, folder -> frontEnd(sample, folder));
      jobs.put("`mapvet check`", folder -> check(sample, folder));
      table.add(measure(jobs), frontEnd, name, lines(sample));
    }
    table.publish();
  }

  @Test
  void start() throws Exception {
    Table table = Table.ofCosts("start", "command");
    Map<String, Job> jobs = new LinkedHashMap<>();
    jobs.put("`javac -version`", f -> javac(List.of("-version")));
    jobs.put("`javac` of one small file", f -> javac(List.of("-d", f.toString(), tiny(f))));
    jobs.put("`mapvet --version`", f -> mapvet(List.of("--version")));
    jobs.put("`mapvet check` of one small file", f -> mapvet(List.of("check", tiny(f))));
    table.add(measure(jobs), "`javac -version`");
    table.publish();
  }

  /** The same project in growing parts, and one class that grows. */
  @Test
  void growth() throws Exception {
    Table table = Table.ofCosts("growth", "sample", "lines", "compiled with");
    Sample whole = Sample.of(SAMPLES.get(SAMPLES.size() - 1));
    for (int part : PARTS) {
      grow(table, whole.part(part));
    }
    Path folder = Files.createTempDirectory("mapvet-bench");
    for (int methods : METHODS) {
      Path file = folder.resolve(methods + "/Large.java");
      Files.createDirectories(file.getParent());
      Files.writeString(file, LargeClass.of(methods), UTF_8);
      grow(
          table,
          new Sample(
              "one class, " + methods + " methods",
              ImmutableList.of(file),
              ImmutableList.of(folder),
              ""));
    }
    MoreFiles.deleteRecursively(folder, RecursiveDeleteOption.ALLOW_INSECURE);
    table.publish();
  }

  private static void grow(Table table, Sample sample) throws Exception {
    Map<String, Job> jobs = new LinkedHashMap<>();
    for (Setup setup : List.of(Setup.FLOOR, Setup.MAPVET)) {
      jobs.put(setup.label(), folder -> setup.compile(sample, folder));
    }
    table.add(measure(jobs), Setup.FLOOR.label(), sample.name(), lines(sample));
  }

  private static Cost frontEnd(Sample sample, Path folder) throws Exception {
    List<String> arguments = new ArrayList<>();
    arguments.addAll(List.of("-proc:none", "-nowarn", "-encoding", "UTF-8", "-implicit:none"));
    arguments.addAll(List.of("-XDcompilePolicy=simple", "--should-stop=ifNoError=FLOW"));
    arguments.addAll(List.of("-d", folder.toString(), "-classpath", sample.classPath()));
    arguments.add(sample.argument(folder));
    return javac(arguments);
  }

  private static Cost check(Sample sample, Path folder) throws Exception {
    Path classPath = Files.writeString(folder.resolve("classpath"), sample.classPath(), UTF_8);
    List<String> arguments = new ArrayList<>();
    arguments.addAll(List.of("check", "--fail-on", "never"));
    arguments.addAll(List.of("--classpath-file", classPath.toString()));
    sample.roots().forEach(root -> arguments.add(root.toString()));
    return mapvet(arguments);
  }

  private static String tiny(Path folder) throws Exception {
    Path file = folder.resolve("Tiny.java");
    String code = "class Tiny { java.util.Map<String, String> map = new java.util.HashMap<>(); }\n";
    return Files.writeString(file, code, UTF_8).toString();
  }

  private static Cost javac(List<String> arguments) throws Exception {
    return Cost.of(Toolbox.ourClasses(), Toolbox.JAVAC, arguments);
  }

  private static Cost mapvet(List<String> arguments) throws Exception {
    return Cost.of(Toolbox.command(), Toolbox.COMMAND, arguments);
  }

  private static String lines(Sample sample) throws Exception {
    return "%,d".formatted(sample.lines());
  }

  /** In turns, so that a busy minute of the machine hits all of them. */
  private static Map<String, Cost> measure(Map<String, Job> jobs) throws Exception {
    Map<String, List<Cost>> costs = new LinkedHashMap<>();
    for (int run = 1; run <= RUNS; run++) {
      for (Map.Entry<String, Job> job : jobs.entrySet()) {
        Path folder = Files.createTempDirectory("mapvet-bench");
        Cost cost = job.getValue().run(folder);
        MoreFiles.deleteRecursively(folder, RecursiveDeleteOption.ALLOW_INSECURE);
        System.out.printf("run %d, %s: %s%n", run, job.getKey(), cost);
        costs.computeIfAbsent(job.getKey(), k -> new ArrayList<>()).add(cost);
      }
    }
    Map<String, Cost> medians = new LinkedHashMap<>();
    costs.forEach((label, each) -> medians.put(label, Cost.median(each)));
    return medians;
  }
}
