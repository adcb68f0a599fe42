package io.github.mapvet.cli;

import com.google.common.collect.ImmutableList;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.JavacTask;
import com.sun.tools.javac.api.BasicJavacTask;
import com.sun.tools.javac.api.JavacTaskImpl;
import com.sun.tools.javac.api.JavacTool;
import com.sun.tools.javac.comp.AttrContext;
import com.sun.tools.javac.comp.Env;
import com.sun.tools.javac.comp.Todo;
import com.sun.tools.javac.main.JavaCompiler;
import com.sun.tools.javac.util.Context;
import com.sun.tools.javac.util.ListBuffer;
import io.github.mapvet.report.SourceFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Queue;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;

/**
 * One run of javac up to where class files would be written: parses, enters and attributes files,
 * whether or not they compile. Drives javac's phases itself, because {@code JavacTask} hides which
 * file it died on.
 */
final class Compilation implements AutoCloseable {
  private static final ImmutableList<String> OPTIONS =
      ImmutableList.of(
          "-proc:none",
          "-implicit:none",
          "-Xlint:none",
          "-XDcompilePolicy=simple",
          "--should-stop=ifError=FLOW",
          "-Xmaxerrs",
          "1000000000");

  private final StandardJavaFileManager files;
  private final JavacTaskImpl task;
  private final Unresolved unresolved;
  private final Progress progress;

  /** javac itself died. */
  static final class Crash extends Exception {
    private static final long serialVersionUID = 1L;
    private final transient Optional<SourceFile> file;

    Crash(Optional<SourceFile> file, Throwable cause) {
      super(cause);
      this.file = file;
    }

    /** On which file, if that is known. */
    Optional<SourceFile> file() {
      return file;
    }
  }

  /**
   * @param sources what will be parsed
   * @param classPath jars and folders
   * @param javacOptions more options
   * @param unresolved takes javac's errors
   * @param progress is told of every file
   * @throws IllegalArgumentException when javac refuses an option
   */
  Compilation(
      List<SourceFile> sources,
      List<Path> classPath,
      List<String> javacOptions,
      Unresolved unresolved,
      Progress progress)
      throws IOException {
    this.unresolved = unresolved;
    this.progress = progress;
    JavacTool javac = JavacTool.create();
    files = javac.getStandardFileManager(unresolved, Locale.ROOT, StandardCharsets.UTF_8);
    // Not -classpath: an empty one means the current folder there. And without an empty source path
    // javac takes sources from the class path.
    files.setLocationFromPaths(StandardLocation.CLASS_PATH, classPath);
    files.setLocationFromPaths(StandardLocation.SOURCE_PATH, List.of());
    List<String> options = new ArrayList<>(OPTIONS);
    options.addAll(javacOptions);
    PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
    task = (JavacTaskImpl) javac.getTask(nowhere, files, unresolved, options, null, sources);
    hideTask(context());
  }

  /**
   * Files are parsed one by one here, behind the task's back; asked for an element by name, javac
   * would have the task parse and enter them all again.
   */
  private static void hideTask(Context context) {
    context.put(JavacTask.class, (JavacTask) null);
    context.put(JavacTask.class, new BasicJavacTask(context, false));
  }

  Context context() {
    return task.getContext();
  }

  /** Parses files; what is not Java in them is left out of the trees. */
  List<CompilationUnitTree> parse(List<SourceFile> sources) throws Crash {
    task.enter(List.of()); // makes the compiler
    JavaCompiler compiler = JavaCompiler.instance(context());
    List<CompilationUnitTree> units = new ArrayList<>();
    progress.phase("parse", sources.size());
    for (SourceFile source : sources) {
      try {
        units.add(compiler.parse(source));
      } catch (RuntimeException | StackOverflowError | AssertionError e) {
        throw new Crash(Optional.of(source), e);
      }
      progress.step();
    }
    unresolved.syntaxIsDone();
    return units;
  }

  /** Resolves every name in these units. */
  void attribute(List<CompilationUnitTree> units) throws Crash {
    try {
      task.enter(units);
    } catch (RuntimeException | StackOverflowError | AssertionError e) {
      throw new Crash(Optional.empty(), e);
    }
    Queue<Env<AttrContext>> todo = new ArrayDeque<>(Todo.instance(context()));
    Todo.instance(context()).clear();
    progress.phase("resolve", todo.size());
    JavaCompiler compiler = JavaCompiler.instance(context());
    for (Env<AttrContext> env : todo) {
      attribute(env, compiler);
      progress.step();
    }
  }

  private static void attribute(Env<AttrContext> env, JavaCompiler compiler) throws Crash {
    try {
      compiler.flow(new ListBuffer<Env<AttrContext>>().append(compiler.attribute(env)));
    } catch (RuntimeException | StackOverflowError | AssertionError e) {
      throw new Crash(Optional.of((SourceFile) env.toplevel.getSourceFile()), e);
    }
  }

  @Override
  public void close() throws IOException {
    files.close();
  }
}
