package io.github.mapvet.guards;

import com.google.common.collect.ImmutableList;
import com.google.errorprone.util.ASTHelpers;
import com.sun.source.tree.ImportTree;
import com.sun.source.tree.Tree;
import com.sun.tools.javac.code.Symbol.ClassSymbol;
import com.sun.tools.javac.util.Context;
import io.github.mapvet.fix.Fix;
import io.github.mapvet.model.ClassModel;
import io.github.mapvet.model.DeclaredGuards;
import io.github.mapvet.model.SharedField;
import java.util.Optional;
import javax.lang.model.element.ModuleElement;
import javax.lang.model.util.Elements;

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
    return AtHand.in(model).annotation;
  }

  /** The annotation that the classes of a module can import; looked for once. */
  private record AtHand(ModuleElement module, Optional<String> annotation) {
    static AtHand in(ClassModel model) {
      Context context = model.state().context;
      Elements elements = model.state().getElements();
      ModuleElement module = elements.getModuleOf(ASTHelpers.getSymbol(model.tree()));
      AtHand known = context.get(AtHand.class);
      if (known == null || known.module != module) {
        known = new AtHand(module, find(module, elements));
        context.put(AtHand.class, (AtHand) null);
        context.put(AtHand.class, known);
      }
      return known;
    }

    private static Optional<String> find(ModuleElement module, Elements elements) {
      return ANNOTATIONS.stream()
          .filter(name -> elements.getTypeElement(module, name) != null)
          .findFirst();
    }
  }
}
