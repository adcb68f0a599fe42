package io.github.mapvet.sharing;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParameterizedTypeTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import com.sun.tools.javac.tree.JCTree;
import io.github.mapvet.fix.Fix;
import io.github.mapvet.model.CapturedLocal;
import io.github.mapvet.model.ClassModel;
import io.github.mapvet.model.Functions;
import io.github.mapvet.model.Trees;
import java.util.Optional;

/** Puts a concurrent container in the place of a plain one where nobody can tell the difference. */
final class ConcurrentFixes {
  private static final String CONCURRENT_MAP = "java.util.concurrent.ConcurrentHashMap";

  private ConcurrentFixes() {}

  /**
   * A repair that makes a local hold a concurrent map or set. Offered only for a {@code HashMap} or
   * {@code HashSet}, which promise no order, that never leaves the method and is given no null.
   */
  static Optional<Fix> of(CapturedLocal local, ClassModel model) {
    VariableTree declaration = (VariableTree) local.declaration().getLeaf();
    return isPlainlyTyped(declaration) && isGivenNoNull(local, model)
        ? replacement(declaration.getInitializer(), model)
        : Optional.empty();
  }

  private static Optional<Fix> replacement(ExpressionTree value, ClassModel model) {
    if (!(value instanceof NewClassTree made)
        || !made.getArguments().isEmpty()
        || made.getClassBody() != null) {
      return Optional.empty();
    }
    Tree name =
        made.getIdentifier() instanceof ParameterizedTypeTree generic
            ? generic.getType()
            : made.getIdentifier();
    String type = Trees.createdType(made).tsym.getQualifiedName().toString();
    Fix.Builder fix = model.fix().addImport(CONCURRENT_MAP);
    return switch (type) {
      case "java.util.HashMap" ->
          Optional.of(fix.replace(name, "ConcurrentHashMap").build("Use a ConcurrentHashMap"));
      case "java.util.HashSet" ->
          Optional.of(
              fix.replace(made, "ConcurrentHashMap.newKeySet()").build("Use a concurrent set"));
      default -> Optional.empty();
    };
  }

  /** Declared as the interface, which the new value has too. */
  private static boolean isPlainlyTyped(VariableTree declaration) {
    if (((JCTree.JCVariableDecl) declaration).declaredUsingVar()
        || Trees.type(declaration.getType()) == null) {
      return false;
    }
    String type = Trees.type(declaration.getType()).tsym.getQualifiedName().toString();
    return type.equals("java.util.Map") || type.equals("java.util.Set");
  }

  /** All it is used for is calls on it, none of which is given a null. */
  private static boolean isGivenNoNull(CapturedLocal local, ClassModel model) {
    return model.declarations().readsOf(local.symbol()).stream()
        .allMatch(read -> isCallWithoutNull(read, model));
  }

  private static boolean isCallWithoutNull(TreePath read, ClassModel model) {
    TreePath select = read.getParentPath();
    return select.getLeaf() instanceof MemberSelectTree
        && select.getParentPath().getLeaf() instanceof MethodInvocationTree call
        && call.getMethodSelect() == select.getLeaf()
        && call.getArguments().stream().allMatch(a -> Functions.isNeverNull(a, model));
  }
}
