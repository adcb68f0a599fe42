package io.github.mapvet.model;

import com.google.common.collect.ImmutableSet;
import com.sun.source.tree.ArrayAccessTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.CompoundAssignmentTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.SynchronizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.UnaryTree;
import com.sun.source.util.TreePath;
import com.sun.tools.javac.code.Symbol;
import com.sun.tools.javac.code.Symbol.MethodSymbol;
import com.sun.tools.javac.code.Symbol.TypeSymbol;
import com.sun.tools.javac.code.Symbol.VarSymbol;
import com.sun.tools.javac.code.Type;
import com.sun.tools.javac.code.TypeTag;
import com.sun.tools.javac.code.Types;
import io.github.mapvet.knowledge.ArgumentUses;
import io.github.mapvet.knowledge.ContainerTypes.ContainerType;
import io.github.mapvet.knowledge.Keepers;
import io.github.mapvet.knowledge.Operation;
import io.github.mapvet.knowledge.Safety;
import io.github.mapvet.knowledge.ValueNature;
import java.util.List;
import java.util.Optional;

/**
 * Which uses of an object tell it apart from another that was made in the same way: it makes a
 * difference that the map has the other one.
 */
final class TellingUses {

  /** Methods that only look, or that give an object up: their names start so. */
  private static final ImmutableSet<String> HARMLESS =
      ImmutableSet.of(
          "cancel",
          "close",
          "compareTo",
          "contains",
          "destroy",
          "dispose",
          "equals",
          "get",
          "has",
          "hashCode",
          "interrupt",
          "is",
          "length",
          "name",
          "release",
          "shutdown",
          "size",
          "stop",
          "to",
          "unlock");

  /** What takes an object out, or asks for it, does no harm when it is not there. */
  private static final ImmutableSet<String> HARMLESS_TAKERS =
      ImmutableSet.of(
          "close",
          "closeQuietly",
          "contains",
          "containsValue",
          "equals",
          "remove",
          "requireNonNull");

  private static final String CONCURRENT = "java.util.concurrent.";

  private final Declarations declarations;
  private final Containers containers;
  private final Types types;

  TellingUses(Declarations declarations, Containers containers, Types types) {
    this.declarations = declarations;
    this.containers = containers;
    this.types = types;
  }

  /**
   * Whether a use is one of them.
   *
   * @param use path of the variable's name
   * @param variable what holds the object
   */
  boolean contains(TreePath use, VarSymbol variable) {
    ValueNature nature = natureOf(variable);
    return nature != ValueNature.VALUE && tells(use, nature);
  }

  /** By the declared type, or the classes that are made for the variable. */
  private ValueNature natureOf(VarSymbol variable) {
    List<TreePath> values =
        declarations.valuesOf(variable).stream()
            .map(Trees::bare)
            .filter(v -> v.getLeaf().getKind() != Tree.Kind.NULL_LITERAL)
            .toList();
    if (!values.isEmpty() && values.stream().allMatch(this::isValue)) {
      return ValueNature.VALUE;
    }
    ValueNature declared = ValueNature.of(variable.type, types);
    return declared == ValueNature.IDENTITY
            && values.stream().anyMatch(v -> made(v) == ValueNature.STATE)
        ? ValueNature.STATE
        : declared;
  }

  private boolean isValue(TreePath value) {
    ExpressionTree tree = (ExpressionTree) value.getLeaf();
    return tree instanceof LambdaExpressionTree
        || tree instanceof MemberReferenceTree
        || made(value) == ValueNature.VALUE
        || containers.safetyOfValue(value) == Safety.IMMUTABLE;
  }

  private ValueNature made(TreePath value) {
    return value.getLeaf() instanceof NewClassTree created
        ? ValueNature.of(Trees.createdType(created), types)
        : ValueNature.IDENTITY;
  }

  private boolean tells(TreePath use, ValueNature nature) {
    TreePath parent = Trees.bareParent(use);
    Tree tree = parent.getLeaf();
    boolean hasState = nature == ValueNature.STATE;
    if (tree instanceof SynchronizedTree) {
      return true;
    }
    if (tree instanceof ReturnTree || tree instanceof LambdaExpressionTree) {
      return true;
    }
    if (tree instanceof ConditionalExpressionTree choice) {
      return !Trees.isWithin(use, choice.getCondition()) && tells(parent, nature);
    }
    if (tree instanceof ArrayAccessTree) {
      return isWritten(parent);
    }
    if (!hasState) {
      return false;
    }
    if (tree instanceof AssignmentTree assignment) {
      return Trees.symbol(assignment.getVariable()) instanceof VarSymbol field
          && field.owner instanceof TypeSymbol;
    }
    if (tree instanceof MemberSelectTree select) {
      return tellsMember(select, parent, Trees.type(use.getLeaf()));
    }
    if (tree instanceof MemberReferenceTree reference) {
      return isTelling(reference.getName().toString(), Trees.type(use.getLeaf()), 1);
    }
    return tellsArgument(tree, use);
  }

  private static boolean isWritten(TreePath element) {
    Tree tree = element.getParentPath().getLeaf();
    return tree instanceof UnaryTree
        || tree instanceof CompoundAssignmentTree
        || (tree instanceof AssignmentTree assignment
            && assignment.getVariable() == element.getLeaf());
  }

  /** A method called on the object, or a field of it. */
  private boolean tellsMember(MemberSelectTree select, TreePath path, Type type) {
    String name = select.getIdentifier().toString();
    Tree outer = path.getParentPath().getLeaf();
    if (outer instanceof MethodInvocationTree call && call.getMethodSelect() == select) {
      return !isAccessor(call) && isTelling(name, type, call.getArguments().size());
    }
    boolean changesWhatItHolds =
        outer instanceof MemberSelectTree inner
            && path.getParentPath().getParentPath().getLeaf() instanceof MethodInvocationTree call
            && isTelling(
                inner.getIdentifier().toString(), Trees.type(select), call.getArguments().size());
    return isWritten(path) || changesWhatItHolds;
  }

  /** {@code id()} of a class with a field {@code id}. */
  private static boolean isAccessor(MethodInvocationTree call) {
    if (!call.getArguments().isEmpty()
        || !(Trees.symbol(call) instanceof MethodSymbol method)
        || method.getReturnType().hasTag(TypeTag.VOID)) {
      return false;
    }
    for (Symbol member : ((TypeSymbol) method.owner).members().getSymbolsByName(method.name)) {
      if (member instanceof VarSymbol) {
        return true;
      }
    }
    return false;
  }

  private boolean isTelling(String method, Type type, int arguments) {
    Optional<ContainerType> container = containers.typeOf(type);
    if (container.isPresent()) {
      return Operation.of(container.get().kind(), method, arguments).changes();
    }
    return (isConcurrent(type) && (method.startsWith("get") || method.equals("release")))
        || HARMLESS.stream().noneMatch(verb -> startsWithWord(method, verb));
  }

  /** Whether a name is the word or begins with it. */
  static boolean startsWithWord(String name, String word) {
    return name.startsWith(word)
        && (name.length() == word.length() || !Character.isLowerCase(name.charAt(word.length())));
  }

  /** A future that nobody completes, a counter that nobody else counts with. */
  private boolean isConcurrent(Type type) {
    return type != null
        && type.hasTag(TypeTag.CLASS)
        && types.closure(type).stream()
            .anyMatch(t -> t.tsym.getQualifiedName().toString().startsWith(CONCURRENT));
  }

  private boolean tellsArgument(Tree taker, TreePath use) {
    if (!(Trees.symbol(taker) instanceof MethodSymbol method)
        || HARMLESS_TAKERS.contains(method.name.toString())
        || isTold(use)) {
      return false;
    }
    // What reads a container finds the same in both.
    boolean isContainer = containers.typeOf(Trees.type(use.getLeaf())).isPresent();
    return !isContainer || Keepers.keepsArguments(method) || Keepers.wraps(method);
  }

  /** Whether a use only tells people about the object: in a log, or in a text. */
  static boolean isTold(TreePath use) {
    return Trees.bareParent(use).getLeaf() instanceof MethodInvocationTree call && tells(call);
  }

  /** Whether a call does nothing but tell people. */
  static boolean tells(MethodInvocationTree call) {
    return Trees.symbol(call) instanceof MethodSymbol method && ArgumentUses.isPrinted(method);
  }
}
