package io.github.mapvet.cli;

import static java.util.stream.Collectors.joining;

import com.google.common.collect.HashMultiset;
import com.google.common.collect.ImmutableMultiset;
import com.google.common.collect.Multiset;
import com.sun.tools.javac.api.ClientCodeWrapper.DiagnosticSourceUnwrapper;
import com.sun.tools.javac.code.Kinds.KindName;
import io.github.mapvet.report.Problem;
import io.github.mapvet.report.SourceFile;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticListener;
import javax.tools.JavaFileObject;

/**
 * Counts what the sources name and javac could not find, and where they are no Java. Both are
 * normal; the user should know what may be missing from the findings.
 */
final class Unresolved implements DiagnosticListener<JavaFileObject> {
  private static final int NAMED = 3;

  private final Set<SourceFile> sources;
  private final Map<String, Long> brokenFiles = new LinkedHashMap<>();
  private final Multiset<String> packages = HashMultiset.create();
  private final Multiset<String> classes = HashMultiset.create();
  private final Set<String> files = new HashSet<>();
  private final Multiset<CompileError> errors = HashMultiset.create();
  private int names;
  private int others;
  private boolean parsing = true;

  /**
   * @param sources the files to count errors of
   */
  Unresolved(Collection<SourceFile> sources) {
    this.sources = new HashSet<>(sources);
  }

  /** What follows is about meaning. */
  void syntaxIsDone() {
    parsing = false;
  }

  /** Adds what another run of javac met. */
  void add(Unresolved other) {
    other.brokenFiles.forEach(brokenFiles::putIfAbsent);
    packages.addAll(other.packages);
    classes.addAll(other.classes);
    files.addAll(other.files);
    errors.addAll(other.errors);
    names += other.names;
    others += other.others;
  }

  @Override
  public void report(Diagnostic<? extends JavaFileObject> diagnostic) {
    if (diagnostic.getKind() != Diagnostic.Kind.ERROR
        || !(diagnostic.getSource() instanceof SourceFile source)
        || !sources.contains(source)) {
      return;
    }
    errors.add(new CompileError(source.toUri(), diagnostic.getMessage(Locale.ROOT)));
    String file = source.path();
    if (parsing) {
      brokenFiles.putIfAbsent(file, diagnostic.getLineNumber());
      return;
    }
    files.add(file);
    count(diagnostic.getCode(), ((DiagnosticSourceUnwrapper) diagnostic).d.getArgs());
  }

  private void count(String code, Object[] arguments) {
    if (code.equals("compiler.err.doesnt.exist")) {
      names++;
      String name = arguments[0].toString();
      if (Character.isLowerCase(name.charAt(0))) { // else a class, whose own import has failed
        packages.add(name);
      }
    } else if (code.startsWith("compiler.err.cant.resolve")) {
      names++;
      if (arguments[0] == KindName.CLASS) {
        classes.add(arguments[1].toString());
      }
    } else if (code.startsWith("compiler.err.cant.access")) {
      names++;
      classes.add(arguments[0].toString());
    } else {
      others++;
    }
  }

  /** Every error, one by one. */
  ImmutableMultiset<CompileError> errors() {
    return ImmutableMultiset.copyOf(errors);
  }

  /** At most one line for each of the two. */
  List<Problem> problems() {
    List<Problem> problems = new ArrayList<>();
    if (!brokenFiles.isEmpty()) {
      problems.add(Problem.note(syntaxErrors()));
    }
    if (names > 0) {
      problems.add(Problem.note(unresolvedNames()));
    } else if (others > 0) {
      problems.add(
          Problem.note(others + " compile errors" + inFiles() + "; analysed all the same."));
    }
    return problems;
  }

  private String syntaxErrors() {
    String first =
        brokenFiles.entrySet().stream()
            .limit(NAMED)
            .map(e -> e.getKey() + ":" + e.getValue())
            .collect(joining(", "));
    String more =
        brokenFiles.size() > NAMED ? " and " + (brokenFiles.size() - NAMED) + " more files" : "";
    return "syntax errors, analysed as far as they are Java: " + first + more + ".";
  }

  private String unresolvedNames() {
    StringBuilder text = new StringBuilder();
    text.append(names).append(" names").append(inFiles()).append(" not resolved");
    if (!packages.isEmpty()) {
      text.append(", most often in package ").append(mostFrequent(packages));
    } else if (!classes.isEmpty()) {
      text.append(", most often class ").append(mostFrequent(classes));
    }
    return text.append("; what needs them may be missed: give the jars with --classpath.")
        .toString();
  }

  private String inFiles() {
    return files.size() == 1 ? " in one file" : " in " + files.size() + " files";
  }

  private static String mostFrequent(Multiset<String> things) {
    // Equal counts in the order of names: the same input gives the same line.
    List<String> top =
        things.entrySet().stream()
            .sorted(
                Comparator.comparing((Multiset.Entry<String> e) -> -e.getCount())
                    .thenComparing(Multiset.Entry::getElement))
            .limit(NAMED)
            .map(e -> e.getElement() + " (" + e.getCount() + ")")
            .toList();
    int more = things.elementSet().size() - top.size();
    return String.join(", ", top) + (more > 0 ? " and " + more + " more" : "");
  }
}
