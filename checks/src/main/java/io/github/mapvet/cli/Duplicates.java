package io.github.mapvet.cli;

import static java.util.stream.Collectors.toSet;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import io.github.mapvet.report.SourceFile;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Files that declare a class another file declares too: copies in two modules, variants of one
 * class, examples without a package. javac attributes only the first, so the others take part in
 * later runs.
 */
final class Duplicates {

  /**
   * What one file declares.
   *
   * @param file the file
   * @param root the folder that its package starts from, as an address
   * @param classes the full names of its top-level classes
   */
  record Shape(SourceFile file, String root, Set<String> classes) {

    static Shape of(CompilationUnitTree unit) {
      SourceFile file = (SourceFile) unit.getSourceFile();
      String packageName =
          unit.getPackageName() == null ? "" : unit.getPackageName().toString() + ".";
      Set<String> classes = new HashSet<>();
      for (Tree type : unit.getTypeDecls()) {
        if (type instanceof ClassTree c) {
          classes.add(packageName + c.getSimpleName());
        }
      }
      String address = file.toUri().toString();
      String folder = address.substring(0, address.lastIndexOf('/') + 1);
      String packageFolder = packageName.replace('.', '/');
      String root =
          folder.endsWith("/" + packageFolder)
              ? folder.substring(0, folder.length() - packageFolder.length())
              : folder;
      return new Shape(file, root, classes);
    }
  }

  private Duplicates() {}

  /**
   * Splits files into runs in which no class is declared twice. Each file is in exactly one, the
   * first that it fits in.
   *
   * @param shapes the files, the most important first
   */
  static List<List<Shape>> runs(List<Shape> shapes) {
    List<List<Shape>> runs = new ArrayList<>();
    List<Set<String>> taken = new ArrayList<>();
    for (Shape shape : shapes) {
      int run = 0;
      while (run < runs.size() && intersects(taken.get(run), shape.classes())) {
        run++;
      }
      if (run == runs.size()) {
        runs.add(new ArrayList<>());
        taken.add(new HashSet<>());
      }
      runs.get(run).add(shape);
      taken.get(run).addAll(shape.classes());
    }
    return runs;
  }

  /** The files that a run needs beside its own to resolve names: all others of the same roots. */
  static List<SourceFile> context(List<Shape> run, List<Shape> all) {
    Set<String> roots = run.stream().map(Shape::root).collect(toSet());
    Set<Shape> members = new HashSet<>(run);
    return all.stream()
        .filter(s -> roots.contains(s.root()) && !members.contains(s))
        .map(Shape::file)
        .toList();
  }

  private static boolean intersects(Set<String> some, Set<String> others) {
    return others.stream().anyMatch(some::contains);
  }
}
