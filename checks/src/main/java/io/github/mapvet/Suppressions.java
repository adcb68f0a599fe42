package io.github.mapvet;

import static com.google.common.collect.ImmutableList.toImmutableList;

import com.google.common.collect.ImmutableList;
import com.google.errorprone.VisitorState;
import com.google.errorprone.util.ASTHelpers;
import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.NewArrayTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The {@code @SuppressWarnings} that name one rule in one top-level class, and what they suppress.
 * Error Prone would honour them too, but drops a suppressed class before the rule sees it, so that
 * nobody could tell whether there was anything to suppress.
 */
final class Suppressions {
  private final Set<String> names;
  private final TreePath topLevel;
  private final FieldOf fields;
  private final boolean count;
  private final Set<AnnotationTree> used = new HashSet<>();

  /**
   * @param names what the rule may be called
   * @param state at the top-level class
   */
  Suppressions(Set<String> names, VisitorState state) {
    this.names = names;
    this.topLevel = state.getPath();
    this.fields = new FieldOf(topLevel);
    this.count = !state.errorProneOptions().isIgnoreSuppressionAnnotations();
  }

  /**
   * Whether a finding is suppressed: where it stands, on a declaration around that, or on the field
   * that it is about.
   */
  boolean cover(Draft draft) {
    if (!count) {
      return false;
    }
    Optional<AnnotationTree> found = around(draft.where());
    if (found.isEmpty()) {
      found = fields.draft(draft).flatMap(this::on);
    }
    found.ifPresent(used::add);
    return found.isPresent();
  }

  /** Those that covered nothing so far. */
  ImmutableList<TreePath> unused() {
    return all().stream()
        .filter(path -> !used.contains((AnnotationTree) path.getLeaf()))
        .collect(toImmutableList());
  }

  /** All of them. */
  ImmutableList<TreePath> all() {
    List<TreePath> found = new ArrayList<>();
    new TreePathScanner<Void, Void>() {
      @Override
      public Void visitAnnotation(AnnotationTree tree, Void unused) {
        if (suppresses(tree)) {
          found.add(getCurrentPath());
        }
        return super.visitAnnotation(tree, null);
      }
    }.scan(topLevel, null);
    return ImmutableList.copyOf(found);
  }

  private Optional<AnnotationTree> around(TreePath path) {
    for (TreePath p = path; p != null; p = p.getParentPath()) {
      Optional<AnnotationTree> found = on(p.getLeaf());
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  private Optional<AnnotationTree> on(Tree declaration) {
    return modifiers(declaration).stream()
        .flatMap(m -> m.getAnnotations().stream())
        .map(AnnotationTree.class::cast)
        .filter(this::suppresses)
        .findFirst();
  }

  private static Optional<ModifiersTree> modifiers(Tree declaration) {
    if (declaration instanceof ClassTree type) {
      return Optional.of(type.getModifiers());
    }
    if (declaration instanceof MethodTree method) {
      return Optional.of(method.getModifiers());
    }
    return declaration instanceof VariableTree variable
        ? Optional.of(variable.getModifiers())
        : Optional.empty();
  }

  /** By its simple name: in code that does not compile nothing more may be known. */
  private boolean suppresses(AnnotationTree annotation) {
    return simpleName(annotation.getAnnotationType()).equals("SuppressWarnings")
        && annotation.getArguments().stream().anyMatch(this::namesRule);
  }

  private boolean namesRule(ExpressionTree value) {
    if (value instanceof AssignmentTree assignment) {
      return namesRule(assignment.getExpression());
    }
    if (value instanceof NewArrayTree array) {
      return array.getInitializers() != null
          && array.getInitializers().stream().anyMatch(this::namesRule);
    }
    String name = ASTHelpers.constValue(value, String.class);
    return name != null && names.contains(name);
  }

  private static String simpleName(Tree type) {
    if (type instanceof MemberSelectTree select) {
      return select.getIdentifier().toString();
    }
    return type instanceof IdentifierTree identifier ? identifier.getName().toString() : "";
  }
}
