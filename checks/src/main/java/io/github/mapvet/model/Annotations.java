package io.github.mapvet.model;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.NewArrayTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreeScanner;
import com.sun.tools.javac.tree.JCTree;
import com.sun.tools.javac.tree.TreeInfo;
import java.util.List;
import java.util.Optional;

/**
 * Annotations by simple name, read from the source, so that they count whatever package they are
 * from and even if it is missing.
 */
public final class Annotations {
  /** Annotations by which findings of tools are suppressed. */
  private static final ImmutableSet<String> SUPPRESSORS =
      ImmutableSet.of("SuppressWarnings", "SuppressFBWarnings");

  /** What other tools call an access without its guard: IntelliJ and SpotBugs. */
  private static final ImmutableSet<String> UNGUARDED =
      ImmutableSet.of("FieldAccessNotGuarded", "IS2_INCONSISTENT_SYNC");

  private Annotations() {}

  /** Whether a declaration carries an annotation of this simple name. */
  public static boolean has(Tree declaration, String simpleName) {
    return find(declaration, simpleName).isPresent();
  }

  /**
   * Whether the declaration at {@code path}, or one around it, carries an annotation of this simple
   * name.
   */
  public static boolean hasAround(TreePath path, String simpleName) {
    for (TreePath p = path; p != null; p = p.getParentPath()) {
      if (has(p.getLeaf(), simpleName)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Whether the code at {@code path} is there for tests only, as an annotation or the comment above
   * its method says.
   */
  static boolean isForTests(TreePath path) {
    return hasAround(path, "VisibleForTesting") || Comments.isForTests(path);
  }

  /**
   * Whether the declarations around {@code path} tell another tool that the guard is left out on
   * purpose.
   */
  static boolean acceptUnguarded(TreePath path) {
    for (TreePath p = path; p != null; p = p.getParentPath()) {
      Tree declaration = p.getLeaf();
      if (SUPPRESSORS.stream()
          .anyMatch(s -> values(declaration, s).stream().anyMatch(UNGUARDED::contains))) {
        return true;
      }
    }
    return false;
  }

  /** Whether anything in the code below {@code path} carries an annotation of this simple name. */
  public static boolean isUsedIn(TreePath path, String simpleName) {
    boolean[] found = {false};
    new TreeScanner<Void, Void>() {
      @Override
      public Void visitAnnotation(AnnotationTree tree, Void unused) {
        found[0] |= simpleName(tree.getAnnotationType()).equals(simpleName);
        return null;
      }
    }.scan(path.getLeaf(), null);
    return found[0];
  }

  /** The strings that are the annotation's value; empty where it is absent or no string. */
  static ImmutableList<String> values(Tree declaration, String simpleName) {
    Optional<? extends AnnotationTree> annotation = find(declaration, simpleName);
    if (annotation.isEmpty() || annotation.get().getArguments().isEmpty()) {
      return ImmutableList.of();
    }
    ExpressionTree value = annotation.get().getArguments().get(0);
    if (value instanceof AssignmentTree named) {
      value = named.getExpression();
    }
    List<? extends ExpressionTree> all =
        value instanceof NewArrayTree array ? array.getInitializers() : List.of(value);
    return all.stream()
        .filter(LiteralTree.class::isInstance)
        .map(v -> String.valueOf(((LiteralTree) v).getValue()))
        .collect(ImmutableList.toImmutableList());
  }

  /** The package of a declaration's annotation of this simple name, if it was resolved. */
  static Optional<String> packageOf(Tree declaration, String simpleName) {
    return find(declaration, simpleName)
        .map(a -> Trees.type(a.getAnnotationType()))
        .filter(type -> type != null && type.tsym != null)
        .map(type -> type.tsym.getQualifiedName().toString())
        .map(name -> name.substring(0, Math.max(0, name.lastIndexOf('.'))));
  }

  private static Optional<? extends AnnotationTree> find(Tree declaration, String simpleName) {
    ModifiersTree modifiers = modifiers(declaration);
    return modifiers == null || modifiers.getAnnotations().isEmpty()
        ? Optional.empty()
        : modifiers.getAnnotations().stream()
            .filter(a -> simpleName(a.getAnnotationType()).equals(simpleName))
            .findFirst();
  }

  static String simpleName(Tree type) {
    return TreeInfo.name((JCTree) type).toString();
  }

  private static ModifiersTree modifiers(Tree declaration) {
    if (declaration instanceof VariableTree variable) {
      return variable.getModifiers();
    }
    if (declaration instanceof MethodTree method) {
      return method.getModifiers();
    }
    return declaration instanceof ClassTree type ? type.getModifiers() : null;
  }
}
