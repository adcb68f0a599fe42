package io.github.mapvet.guards;

import com.google.common.collect.ImmutableList;
import com.sun.source.tree.ImportTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.tools.javac.code.Symbol.ClassSymbol;
import io.github.mapvet.fix.Fix;
import io.github.mapvet.model.ClassModel;
import io.github.mapvet.model.DeclaredGuards;
import io.github.mapvet.model.SharedField;
import java.util.Optional;

/** Writes down a guard. */
final class GuardFixes {

  /**
   * Whose annotation is taken where the file uses none yet: first those that Error Prone enforces.
   */
  private static final ImmutableList<String> ANNOTATIONS =
      ImmutableList.of(
          "com.google.errorprone.annotations.concurrent.GuardedBy",
          "javax.annotation.concurrent.GuardedBy",
          "io.github.mapvet.annotations.GuardedBy",
          "net.jcip.annotations.GuardedBy");

  private GuardFixes() {}

  /** Adds {@code @GuardedBy(guard)} to the field; empty where no such annotation is at hand. */
  static Optional<Fix> annotate(ClassModel model, SharedField field, String guard) {
    if (!isTakenWhereUsed(model, field, guard)) {
      return Optional.empty();
    }
    return annotation(model)
        .map(
            name ->
                model
                    .fix()
                    .insertBefore(
                        start(field), "@GuardedBy(\"" + guard + "\")" + separator(model, field))
                    .addImport(name)
                    .build("Say which lock guards it"));
  }

  /**
   * Error Prone's own check asks each method for itself: a helper that relies on its callers would
   * be reported.
   */
  private static boolean isTakenWhereUsed(ClassModel model, SharedField field, String guard) {
    ClassSymbol owner = (ClassSymbol) field.symbol().owner;
    return field.sharedUses().stream()
        .allMatch(
            use ->
                model.locks().takenAround(use.path()).stream()
                    .map(lock -> DeclaredGuards.expression(lock.object(), owner))
                    .anyMatch(text -> text.equals(Optional.of(guard))));
  }

  private static Tree start(SharedField field) {
    return field.declaration().getLeaf();
  }

  /** On a line of its own, indented like the field. */
  private static String separator(ClassModel model, SharedField field) {
    VariableTree tree = (VariableTree) field.declaration().getLeaf();
    long start = model.fix().start(tree);
    CharSequence source = model.state().getSourceCode();
    int line = (int) start;
    while (line > 0 && source.charAt(line - 1) != '\n') {
      line--;
    }
    String indent = source.subSequence(line, (int) start).toString();
    return indent.isBlank() ? "\n" + indent : " ";
  }

  private static Optional<String> annotation(ClassModel model) {
    for (ImportTree used : model.path().getCompilationUnit().getImports()) {
      String name = used.getQualifiedIdentifier().toString();
      if (name.endsWith(".GuardedBy")) {
        return Optional.of(name);
      }
    }
    return ANNOTATIONS.stream()
        .filter(name -> model.state().getElements().getTypeElement(name) != null)
        .findFirst();
  }
}
