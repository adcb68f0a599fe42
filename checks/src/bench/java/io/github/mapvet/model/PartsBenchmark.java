package io.github.mapvet.model;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.collect.ImmutableList;
import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import com.google.errorprone.BugPattern;
import com.google.errorprone.BugPattern.SeverityLevel;
import io.github.mapvet.MapvetChecker;
import io.github.mapvet.cli.LargeClass;
import io.github.mapvet.harness.InProcessJavac;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** Compiles a large class while one part of its model is asked for. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class PartsBenchmark {
  private static final int METHODS = 500;

  /** A part of the model, with all that it stands on. */
  public enum Part {
    /** The compilation alone. */
    NOTHING(model -> model),
    ITERATIONS(ClassModel::failFastIterations),
    DISPATCHES(ClassModel::dispatches),
    SHARED_FIELDS(ClassModel::sharedFields),
    IDLE_LOCKS(ClassModel::idleLocks),
    LATE_CHANGES(ClassModel::lateChanges),
    HELD_VALUES(ClassModel::heldValues),
    CAPTURED_LOCALS(ClassModel::capturedLocals),
    ATOMIC_ACCESSES(ClassModel::atomicAccesses);

    private final Function<ClassModel, Object> question;

    Part(Function<ClassModel, Object> question) {
      this.question = question;
    }
  }

  /** What is asked for. */
  @Param public Part part;

  private Path folder;
  private Path source;

  /** Writes the class. */
  @Setup
  public void write() throws IOException {
    folder = Files.createTempDirectory("mapvet-bench");
    source = Files.writeString(folder.resolve("Large.java"), LargeClass.of(METHODS), UTF_8);
  }

  /** Leaves nothing behind. */
  @TearDown
  public void delete() throws IOException {
    MoreFiles.deleteRecursively(folder, RecursiveDeleteOption.ALLOW_INSECURE);
  }

  /** What is measured. */
  @Benchmark
  public Object compile() throws IOException {
    Asker asker = new Asker(part);
    String said = InProcessJavac.compile(asker, ImmutableList.of(source), folder);
    if (asker.answer == null) {
      throw new IllegalStateException(said);
    }
    return asker.answer;
  }

  @BugPattern(summary = "Asks for a part of the model", severity = SeverityLevel.WARNING)
  @SuppressWarnings("BugPatternNaming")
  private static final class Asker extends MapvetChecker {
    private static final long serialVersionUID = 1L;
    private final Part part;
    private transient Object answer;

    Asker(Part part) {
      this.part = part;
    }

    @Override
    protected void check(ClassModel model, Reporter report) {
      answer = part.question.apply(model);
    }
  }
}
