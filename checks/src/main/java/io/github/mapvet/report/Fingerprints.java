package io.github.mapvet.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.collect.HashMultiset;
import com.google.common.collect.Multiset;
import com.google.common.hash.Hashing;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreePath;
import com.sun.tools.javac.util.Context;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;

/**
 * Names findings so that they keep their name while the code around them changes: by the rule, the
 * name of the member around, the words of the flagged code without comments, and a number where all
 * three are equal in one file. Lines, layout, and what stands between braces do not count. One for
 * each compilation; the file is not part of the name.
 */
public final class Fingerprints {
  private static final int LENGTH = 16;

  /** Names that were given, by file. */
  private record Given(URI file, String hash) {}

  private final Multiset<Given> given = HashMultiset.create();

  /** Those of this compilation, made on first use. */
  public static Fingerprints in(Context context) {
    Fingerprints fingerprints = context.get(Fingerprints.class);
    if (fingerprints == null) {
      fingerprints = new Fingerprints();
      context.put(Fingerprints.class, fingerprints);
    }
    return fingerprints;
  }

  /**
   * The name of the next finding; ask in the order of the code.
   *
   * @param rule the rule's name
   * @param where the flagged tree
   * @param positions javac's positions
   */
  public String next(String rule, TreePath where, SourcePositions positions) {
    CompilationUnitTree unit = where.getCompilationUnit();
    String key = String.join("\n", rule, Members.around(where), words(where, positions));
    String hash = Hashing.sha256().hashString(key, UTF_8).toString().substring(0, LENGTH);
    Given name = new Given(unit.getSourceFile().toUri(), hash);
    given.add(name);
    return hash + ":" + given.count(name);
  }

  private static String words(TreePath where, SourcePositions positions) {
    Tree tree = where.getLeaf();
    CompilationUnitTree unit = where.getCompilationUnit();
    if (tree instanceof ClassTree type) {
      return "class " + type.getSimpleName();
    }
    if (tree instanceof MethodTree method) {
      return method.getName() + "(" + types(method.getParameters()) + ")";
    }
    if (tree instanceof VariableTree variable) {
      return types(List.of(variable)) + variable.getName();
    }
    int start = (int) positions.getStartPosition(unit, tree);
    int end = (int) positions.getEndPosition(unit, tree);
    return Words.of(text(unit).subSequence(start, Math.max(start, end)));
  }

  private static String types(List<? extends VariableTree> variables) {
    StringBuilder types = new StringBuilder();
    for (VariableTree variable : variables) {
      types.append(variable.getType() == null ? "var" : Words.of(variable.getType().toString()));
      types.append(' ');
    }
    return types.toString();
  }

  private static CharSequence text(CompilationUnitTree unit) {
    try {
      return unit.getSourceFile().getCharContent(true);
    } catch (IOException e) {
      throw new UncheckedIOException(e); // javac has just read it
    }
  }
}
