package io.github.mapvet.model;

import com.google.common.collect.ImmutableSet;
import com.sun.source.tree.ArrayAccessTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompoundAssignmentTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewArrayTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.UnaryTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.tools.javac.code.Flags;
import com.sun.tools.javac.code.Symbol;
import com.sun.tools.javac.code.Symbol.MethodSymbol;
import com.sun.tools.javac.code.Symbol.TypeSymbol;
import com.sun.tools.javac.code.Symbol.VarSymbol;
import com.sun.tools.javac.code.TypeTag;
import com.sun.tools.javac.code.Types;
import io.github.mapvet.knowledge.ContainerKind;
import io.github.mapvet.knowledge.ContainerTypes.ContainerType;
import io.github.mapvet.knowledge.Effects;
import io.github.mapvet.knowledge.Factories;
import io.github.mapvet.knowledge.Factories.Relation;
import io.github.mapvet.knowledge.Operation;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** What a piece of code leaves behind when it has run: running it twice is not the same as once. */
final class SideEffects {
  private static final int DEEPEST = 4;

  /** Changes that leave alone what is there already. */
  private static final ImmutableSet<String> ONCE =
      ImmutableSet.of("computeIfAbsent", "putIfAbsent");

  private final Declarations declarations;
  private final Containers containers;
  private final Changes changes;
  private final Types types;

  SideEffects(Declarations declarations, Containers containers, Changes changes, Types types) {
    this.declarations = declarations;
    this.containers = containers;
    this.changes = changes;
    this.types = types;
  }

  /**
   * The first effect.
   *
   * @param code path of a function, or of a method's body; methods whose source is at hand are
   *     followed
   * @return path of what does it, or of the call in {@code code} that leads there
   */
  Optional<TreePath> of(TreePath code) {
    return find(code, Set.of(), new HashSet<>(), DEEPEST);
  }

  private Optional<TreePath> find(
      TreePath code, Set<VarSymbol> fresh, Set<Symbol> asked, int depth) {
    Search search = new Search(code.getLeaf(), fresh, asked, depth);
    if (code.getLeaf() instanceof LambdaExpressionTree lambda) {
      search.scan(new TreePath(code, lambda.getBody()), null);
    } else if (code.getLeaf() instanceof MemberReferenceTree reference) {
      search.addReference(reference, code);
    } else {
      search.scan(code, null);
    }
    return Optional.ofNullable(search.found);
  }

  private final class Search extends TreePathScanner<Void, Void> {
    private final Tree code;

    /** The parameters for which the caller has made something. */
    private final Set<VarSymbol> fresh;

    private final Set<Symbol> asked;
    private final int depth;
    private TreePath found;

    Search(Tree code, Set<VarSymbol> fresh, Set<Symbol> asked, int depth) {
      this.code = code;
      this.fresh = fresh;
      this.asked = asked;
      this.depth = depth;
    }

    @Override
    public Void scan(Tree tree, Void unused) {
      return found == null ? super.scan(tree, null) : null;
    }

    private void found(boolean isEffect, TreePath where) {
      found = found == null && isEffect ? where : found;
    }

    @Override
    public Void visitLambdaExpression(LambdaExpressionTree tree, Void unused) {
      return changes.runsInline(getCurrentPath()) ? super.visitLambdaExpression(tree, null) : null;
    }

    @Override
    public Void visitClass(ClassTree tree, Void unused) {
      return null;
    }

    @Override
    public Void visitAssignment(AssignmentTree tree, Void unused) {
      found(isShared(tree.getVariable()), getCurrentPath());
      return super.visitAssignment(tree, null);
    }

    @Override
    public Void visitCompoundAssignment(CompoundAssignmentTree tree, Void unused) {
      found(isShared(tree.getVariable()), getCurrentPath());
      return super.visitCompoundAssignment(tree, null);
    }

    @Override
    public Void visitUnary(UnaryTree tree, Void unused) {
      switch (tree.getKind()) {
        case PREFIX_INCREMENT, PREFIX_DECREMENT, POSTFIX_INCREMENT, POSTFIX_DECREMENT ->
            found(isShared(tree.getExpression()), getCurrentPath());
        default -> {}
      }
      return super.visitUnary(tree, null);
    }

    @Override
    public Void visitNewClass(NewClassTree tree, Void unused) {
      found(Effects.keepsOpen(Trees.createdType(tree), types), getCurrentPath());
      return super.visitNewClass(tree, null);
    }

    @Override
    public Void visitMethodInvocation(MethodInvocationTree tree, Void unused) {
      if (Trees.symbol(tree) instanceof MethodSymbol method) {
        ExpressionTree receiver = Trees.receiver(tree);
        Optional<ContainerType> type =
            receiver == null ? Optional.empty() : containers.typeOf(receiver);
        boolean acts =
            type.isPresent()
                ? changesShared(receiver, type.get(), tree)
                : isEffect(method, receiver, madeArguments(method, tree));
        found(acts, getCurrentPath());
      }
      return super.visitMethodInvocation(tree, null);
    }

    void addReference(MemberReferenceTree reference, TreePath path) {
      if (!(Trees.symbol(reference) instanceof MethodSymbol method)) {
        return;
      }
      ExpressionTree receiver = reference.getQualifierExpression();
      Optional<ContainerType> type = containers.typeOf(receiver);
      if (method.isConstructor()) {
        found(Effects.keepsOpen(Trees.type(receiver), types), path);
      } else if (type.isPresent()) {
        boolean onValue = Trees.symbol(receiver) instanceof TypeSymbol;
        found(
            Operation.of(type.get().kind(), method.name.toString(), 1) == Operation.WRITE
                && !(onValue && keepsOneOfTwo(type.get())),
            path);
      } else {
        found(isEffect(method, receiver, Set.of()), path);
      }
    }

    private Set<VarSymbol> madeArguments(MethodSymbol method, MethodInvocationTree call) {
      Set<VarSymbol> made = new HashSet<>();
      int count = Math.min(method.getParameters().size(), call.getArguments().size());
      for (int i = 0; i < count; i++) {
        if (isMadeHere(call.getArguments().get(i))) {
          made.add(method.getParameters().get(i));
        }
      }
      return made;
    }

    /** A method of the program is followed; one of a library is known by its name. */
    private boolean isEffect(
        MethodSymbol method, ExpressionTree receiver, Set<VarSymbol> madeArguments) {
      Optional<TreePath> declaration = declarations.method(method);
      if (declaration.isPresent()) {
        Tree body = ((MethodTree) declaration.get().getLeaf()).getBody();
        return body != null
            && depth > 1
            && asked.add(method)
            && find(new TreePath(declaration.get(), body), madeArguments, asked, depth - 1)
                .isPresent();
      }
      return Effects.of(method) && (Effects.reachesOut(method) || !isMadeHere(receiver));
    }

    /** A list grows by the same element twice; a set or map of the entry itself does not. */
    private boolean changesShared(
        ExpressionTree receiver, ContainerType type, MethodInvocationTree call) {
      String name = Trees.methodName(call);
      return Operation.of(type.kind(), name, call.getArguments().size()) == Operation.WRITE
          && !ONCE.contains(name)
          && !isMadeHere(receiver)
          && !(isOwn(receiver) && keepsOneOfTwo(type));
    }

    private static boolean keepsOneOfTwo(ContainerType type) {
      return type.kind() == ContainerKind.SET || type.kind() == ContainerKind.MAP;
    }

    /** A field, or a local from outside the code, or an element of an array. */
    private boolean isShared(ExpressionTree variable) {
      return variable instanceof ArrayAccessTree element
          ? !isMadeHere(element.getExpression())
          : isField(variable);
    }

    private static boolean isField(ExpressionTree variable) {
      return Trees.symbol(variable) instanceof VarSymbol field && field.owner instanceof TypeSymbol;
    }

    /** A parameter or local of the code. */
    private boolean isOwn(ExpressionTree tree) {
      return Trees.symbol(tree) instanceof VarSymbol local
          && !(local.owner instanceof TypeSymbol)
          && declarations.variable(local).filter(d -> Trees.isWithin(d, code)).isPresent();
    }

    private boolean isFresh(ExpressionTree name) {
      return Trees.symbol(name) instanceof VarSymbol variable && fresh.contains(variable);
    }

    /** Something new that only this run of the code has. */
    private boolean isMadeHere(ExpressionTree tree) {
      ExpressionTree bare = tree == null ? null : Trees.bare(tree);
      if (bare instanceof NewClassTree || (bare != null && isFresh(bare))) {
        return true;
      }
      return isOwn(bare)
          && Trees.symbol(bare) instanceof VarSymbol local
          && (local.flags() & Flags.PARAMETER) == 0
          && !declarations.valuesOf(local).isEmpty()
          && declarations.valuesOf(local).stream()
              .allMatch(v -> isNew((ExpressionTree) v.getLeaf()));
    }
  }

  private static boolean isNew(ExpressionTree expression) {
    ExpressionTree value = Trees.bare(expression);
    if (value instanceof ConditionalExpressionTree choice) {
      return isNew(choice.getTrueExpression()) && isNew(choice.getFalseExpression());
    }
    return value instanceof NewClassTree
        || value instanceof NewArrayTree
        || value.getKind() == Tree.Kind.NULL_LITERAL
        || (Trees.symbol(value) instanceof MethodSymbol method && givesNew(method));
  }

  /** The JDK gives nobody an array of its own. */
  private static boolean givesNew(MethodSymbol method) {
    return (method.getReturnType().hasTag(TypeTag.ARRAY)
            && method.owner.getQualifiedName().toString().startsWith("java."))
        || Factories.of(method).filter(f -> f.relation() == Relation.FRESH).isPresent();
  }
}
