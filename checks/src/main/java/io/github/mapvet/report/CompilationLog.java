package io.github.mapvet.report;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.errorprone.bugpatterns.BugChecker;
import com.sun.source.util.TaskEvent;
import com.sun.source.util.TaskListener;
import com.sun.tools.javac.api.MultiTaskListener;
import com.sun.tools.javac.util.Context;
import com.sun.tools.javac.util.Log;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.StandardLocation;

/** Gathers what the plugin finds in one compilation, and writes it when the compilation ends. */
public final class CompilationLog implements FindingSink, TaskListener {
  private static final int FAULT = 3;

  private final Context context;
  private final SarifFolder folder;
  private final Path base = Repository.around(Path.of(""));

  private final Map<URI, JavaFileObject> files = new LinkedHashMap<>();
  private final Map<String, RuleInfo> rules = new TreeMap<>();
  private final List<Finding> findings = new ArrayList<>();

  private CompilationLog(Context context, SarifFolder folder) {
    this.context = context;
    this.folder = folder;
  }

  /** Makes this compilation write into a folder. */
  public static void install(Context context, SarifFolder folder) {
    CompilationLog log = new CompilationLog(context, folder);
    FindingSink.install(context, log);
    MultiTaskListener.instance(context).add(log);
  }

  @Override
  public void accept(Finding finding) {
    findings.add(finding);
  }

  @Override
  public void looksAt(JavaFileObject file, BugChecker rule) {
    files.putIfAbsent(file.toUri(), file);
    rules.computeIfAbsent(rule.canonicalName(), name -> RuleInfo.of(rule));
  }

  @Override
  public void finished(TaskEvent event) {
    if (event.getKind() == TaskEvent.Kind.COMPILATION) {
      try {
        folder.write(report(), base, classes());
      } catch (IOException e) {
        Log.instance(context)
            .printRawLines(Log.WriterKind.ERROR, "mapvet: no SARIF file written: " + e);
      }
    }
  }

  private Report report() throws IOException {
    ImmutableMap.Builder<URI, SourceFile> sources = ImmutableMap.builder();
    for (JavaFileObject file : files.values()) {
      sources.put(file.toUri(), source(file));
    }
    ImmutableMap<URI, SourceFile> read = sources.buildOrThrow();
    ImmutableList<Problem> problems = problems();
    Report report =
        new Report(
            RuleInfo.version(),
            ImmutableList.copyOf(rules.values()),
            read,
            Report.sorted(findings, read),
            ImmutableSet.of(),
            false,
            problems,
            problems.isEmpty() ? 0 : FAULT);
    return Baseline.in(context).map(b -> report.withKnown(b::contains)).orElse(report);
  }

  private ImmutableList<Problem> problems() {
    return FaultLog.of(context).faults().stream()
        .map(f -> new Problem(Problem.Level.FAULT, "", f.describe().replaceFirst("^mapvet: ", "")))
        .collect(ImmutableList.toImmutableList());
  }

  private SourceFile source(JavaFileObject file) throws IOException {
    URI address = file.toUri();
    String path =
        "file".equals(address.getScheme())
            ? Repository.show(Path.of(address), base)
            : address.toString();
    return new SourceFile(address, path, file.getCharContent(true).toString());
  }

  /** Where class files go: javac's {@code -d}, or the sources' own folder. */
  private Path classes() throws IOException {
    JavaFileManager manager = context.get(JavaFileManager.class);
    URI inside =
        manager.hasLocation(StandardLocation.CLASS_OUTPUT)
            ? manager.getFileForOutput(StandardLocation.CLASS_OUTPUT, "", "mapvet", null).toUri()
            : files.keySet().iterator().next();
    return "file".equals(inside.getScheme())
        ? Path.of(inside).getParent()
        : base.resolve(inside.getSchemeSpecificPart().replaceFirst("^/+", "")).getParent();
  }
}
