package io.github.mapvet.guards;

import com.google.common.collect.ImmutableList;
import com.sun.source.tree.ImportTree;
import com.sun.source.tree.Tree;
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
    Fix.Builder fix = model.fix();
    Tree start = field.declaration().getLeaf();
    String separator = fix.separator(start, model.state().getSourceCode());
    return annotation(model)
        .map(
            name ->
                fix.insertBefore(start, "@GuardedBy(\"" + guard + "\")" + separator)
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
