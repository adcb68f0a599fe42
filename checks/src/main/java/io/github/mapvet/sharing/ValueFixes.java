package io.github.mapvet.sharing;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import com.sun.tools.javac.code.Symbol.MethodSymbol;
import com.sun.tools.javac.code.Type;
import io.github.mapvet.fix.Fix;
import io.github.mapvet.model.ClassModel;
import io.github.mapvet.model.Functions;
import io.github.mapvet.model.HeldValues;
import io.github.mapvet.model.Trees;
import io.github.mapvet.model.Use;
import java.util.List;
import java.util.Optional;

/**
 * Repairs that put safe containers into a map: a synchronized one takes nulls and keeps the order
 * as the plain one does, but must not be iterated without its monitor; a copy-on-write list may be.
 */
final class ValueFixes {
  private static final ImmutableSet<String> LISTS =
      ImmutableSet.of("java.util.ArrayList", "java.util.LinkedList");

  /** By the type that the map's values are declared with, what makes one safe. */
  private static final ImmutableMap<String, String> WRAPPERS =
      ImmutableMap.of(
          "java.util.Collection", "synchronizedCollection",
          "java.util.List", "synchronizedList",
          "java.util.Map", "synchronizedMap",
          "java.util.Set", "synchronizedSet");

  private ValueFixes() {}

  /** The repair of what a map holds, where all that goes in is made on the spot. */
  static Optional<Fix> of(ClassModel model, HeldValues values) {
    String declared = nameOf(values.valueType());
    List<TreePath> made = values.unsafeInserted().stream().map(Trees::bare).toList();
    if (!WRAPPERS.containsKey(declared) || !made.stream().allMatch(ValueFixes::isMade)) {
      return Optional.empty();
    }
    boolean walked = values.uses().stream().anyMatch(u -> isWalk(u.use(), model));
    boolean lists =
        !declared.equals("java.util.Set")
            && !declared.equals("java.util.Map")
            && made.stream().allMatch(v -> LISTS.contains(nameOf(typeOf(v.getLeaf()))));
    if (!walked) {
      return Optional.of(wrap(model, made, WRAPPERS.get(declared)));
    }
    boolean removes = values.uses().stream().anyMatch(u -> isIteratorsOwn(u.use(), model));
    return lists && !removes && made.stream().allMatch(ValueFixes::isEmptyOrCopy)
        ? Optional.of(copyOnWrite(model, made))
        : Optional.empty();
  }

  /** Also what is done out of sight; a method of the class is looked into. */
  private static boolean isWalk(Use use, ClassModel model) {
    return switch (use.kind()) {
      case ITERATE, ESCAPE -> true;
      case PASS ->
          !(Trees.bareParent(use.path()).getLeaf() instanceof AssignmentTree)
              && !(Trees.symbol(use.path().getLeaf()) instanceof MethodSymbol method
                  && model.declarations().method(method).isPresent());
      case READ, WRITE, ASSIGN -> false;
    };
  }

  private static boolean isIteratorsOwn(Use use, ClassModel model) {
    return use.isWrite()
        && use.path().getLeaf() instanceof MethodInvocationTree call
        && (Trees.receiver(call) == null
            || model.containers().typeOf(Trees.receiver(call)).isEmpty());
  }

  private static boolean isMade(TreePath value) {
    Tree tree = value.getLeaf();
    return tree instanceof NewClassTree created
        ? created.getClassBody() == null
        : tree instanceof MemberReferenceTree
            && Trees.symbol(tree) instanceof MethodSymbol constructor
            && constructor.isConstructor()
            && constructor.getParameters().isEmpty();
  }

  /** The argument of a constructor is a capacity or what is copied; only a copy can stay. */
  private static boolean isEmptyOrCopy(TreePath value) {
    return !(value.getLeaf() instanceof NewClassTree created)
        || created.getArguments().stream()
            .allMatch(a -> Trees.type(a) != null && !Trees.type(a).isPrimitive());
  }

  private static Type typeOf(Tree made) {
    return made instanceof NewClassTree created
        ? Trees.createdType(created)
        : Trees.symbol(made).owner.type;
  }

  private static String nameOf(Type type) {
    return type.tsym.getQualifiedName().toString();
  }

  private static Fix wrap(ClassModel model, List<TreePath> made, String wrapper) {
    Fix.Builder fix = model.fix().addImport("java.util.Collections");
    for (TreePath value : made) {
      fix.replace(
          value.getLeaf(),
          function(model, value) + "Collections." + wrapper + "(" + expression(model, value) + ")");
    }
    return fix.build("Hold synchronized containers");
  }

  private static Fix copyOnWrite(ClassModel model, List<TreePath> made) {
    Fix.Builder fix = model.fix().addImport("java.util.concurrent.CopyOnWriteArrayList");
    for (TreePath value : made) {
      String arguments =
          value.getLeaf() instanceof NewClassTree created && !created.getArguments().isEmpty()
              ? model.source(created.getArguments().get(0))
              : "";
      fix.replace(
          value.getLeaf(),
          function(model, value) + "new CopyOnWriteArrayList<>(" + arguments + ")");
    }
    return fix.build("Hold copy-on-write lists");
  }

  /** {@code ArrayList::new} becomes a lambda. */
  private static String function(ClassModel model, TreePath value) {
    return value.getLeaf() instanceof MemberReferenceTree
        ? Functions.freshName("key", value, model) + " -> "
        : "";
  }

  private static String expression(ClassModel model, TreePath value) {
    return value.getLeaf() instanceof MemberReferenceTree reference
        ? "new " + Trees.symbol(reference).owner.getSimpleName() + "<>()"
        : model.source(value.getLeaf());
  }
}
