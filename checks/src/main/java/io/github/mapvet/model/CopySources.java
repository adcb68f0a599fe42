package io.github.mapvet.model;

import com.google.common.collect.ImmutableSet;
import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.tools.javac.code.Symbol.MethodSymbol;
import com.sun.tools.javac.code.Symbol.TypeSymbol;
import com.sun.tools.javac.code.Symbol.VarSymbol;
import com.sun.tools.javac.code.Type;
import com.sun.tools.javac.code.TypeTag;
import io.github.mapvet.knowledge.ContainerTypes.ContainerType;
import io.github.mapvet.knowledge.Operation;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Whether a container was made from what a field or reference holds: by a copy, a builder, a stream
 * or a method of the class, directly or through locals.
 */
final class CopySources extends TreePathScanner<Void, Void> {
  /** Methods that go over all entries and hand them on. */
  private static final ImmutableSet<String> COPIES =
      ImmutableSet.of("clone", "copyInto", "forEach", "forEachEntry", "forEachOrdered", "toArray");

  private final Program program;
  private final Term source;
  private final Set<Object> followed;
  private TreePath found;

  private CopySources(Program program, Term source, Set<Object> followed) {
    this.program = program;
    this.source = source;
    this.followed = followed;
  }

  /**
   * Where the entries come from.
   *
   * @param value path of the new container
   * @param source what the field or reference holds
   * @return the read of the source; empty when the value was not made from it
   */
  static Optional<TreePath> of(TreePath value, Term source, Program program) {
    if (program.containers.resolve(value).filter(c -> c.base().equals(source)).isPresent()) {
      // The same container, or a view of it, is no copy.
      return Optional.empty();
    }
    CopySources search = new CopySources(program, source, new HashSet<>());
    search.scan(value, null);
    return Optional.ofNullable(search.found);
  }

  @Override
  public Void scan(Tree tree, Void unused) {
    return found == null ? super.scan(tree, null) : null;
  }

  @Override
  public Void visitIdentifier(IdentifierTree tree, Void unused) {
    visit(tree);
    return null;
  }

  @Override
  public Void visitMemberSelect(MemberSelectTree tree, Void unused) {
    visit(tree);
    return super.visitMemberSelect(tree, null);
  }

  @Override
  public Void visitMethodInvocation(MethodInvocationTree tree, Void unused) {
    visit(tree);
    if (found == null && Trees.symbol(tree) instanceof MethodSymbol method) {
      follow(tree, method);
    }
    return super.visitMethodInvocation(tree, null);
  }

  /** Looks into code elsewhere; a scanner has one place at a time. */
  private void lookInto(TreePath code) {
    if (found == null) {
      CopySources inner = new CopySources(program, source, followed);
      inner.scan(code, null);
      found = inner.found;
    }
  }

  private void visit(ExpressionTree tree) {
    TreePath path = getCurrentPath();
    Optional<Term> term = program.terms.of(path);
    if (term.filter(source::equals).isPresent()) {
      found = carriesEntries(path) ? path : null;
    } else if (Trees.symbol(tree) instanceof VarSymbol local
        && tree instanceof IdentifierTree
        && !(local.owner instanceof TypeSymbol)
        && followed.add(local)) {
      follow(local, path);
    }
  }

  /** Whether all entries go on from here: not a look at one of them, a size or a null test. */
  private boolean carriesEntries(TreePath path) {
    TreePath parent = Trees.bareParent(path);
    Tree tree = parent.getLeaf();
    if (tree instanceof MemberSelectTree select
        && parent.getParentPath().getLeaf() instanceof MethodInvocationTree call
        && call.getMethodSelect() == tree) {
      return isWhole(parent.getParentPath(), call, select);
    }
    if (tree instanceof MethodInvocationTree call) {
      return takesEntries(call);
    }
    return tree instanceof NewClassTree
        || tree instanceof EnhancedForLoopTree
        || tree instanceof MemberReferenceTree;
  }

  /** Whether a call does more with an argument than to compare, search or print it. */
  private boolean takesEntries(MethodInvocationTree call) {
    String name = Trees.methodName(call);
    ExpressionTree receiver = Trees.receiver(call);
    if (receiver != null
        && program.containers.typeOf(receiver).isPresent()
        && Operation.isKnown(name)) {
      return Operation.adds(name);
    }
    Type given = Trees.type(call);
    if (given == null || given.getTag() == TypeTag.VOID) {
      return Trees.symbol(call) instanceof MethodSymbol method
          && program.declarations.method(method).isPresent();
    }
    return !given.isPrimitive() && !given.tsym.getQualifiedName().contentEquals("java.lang.String");
  }

  private boolean isWhole(TreePath path, MethodInvocationTree call, MemberSelectTree select) {
    String name = Trees.methodName(call);
    Optional<ContainerType> type = program.containers.typeOf(select.getExpression());
    if (type.isEmpty()) {
      return false;
    }
    if (!Operation.isKnown(name)) {
      // A persistent collection's plus(key, value) gives another container.
      return program.containers.typeOf(call).isPresent();
    }
    return switch (Operation.of(type.get().kind(), name, call.getArguments().size())) {
      case ITERATE -> COPIES.contains(name);
      case VIEW -> carriesEntries(path);
      case ITERATOR, STREAM -> true;
      case READ, WRITE, REPLACE, NONE -> false;
    };
  }

  /** The values of a local that may be stored, and the statements that fill it from the source. */
  private void follow(VarSymbol local, TreePath place) {
    for (TreePath value : program.values.reaching(local, place.getLeaf(), place)) {
      if (value.getLeaf() instanceof ExpressionTree) {
        lookInto(value);
      }
    }
    Optional<TreePath> declaration = program.declarations.variable(local);
    if (found == null && declaration.isPresent()) {
      fillings(local, declaration.get(), Trees.start(place.getLeaf()));
    }
  }

  private void fillings(VarSymbol local, TreePath declaration, int before) {
    for (TreePath read : program.declarations.readsOf(local)) {
      TreePath statement = statementAround(read);
      boolean earlier = Trees.start(read.getLeaf()) < before;
      if (earlier
          && mayFill(read)
          && Trees.enclosingBody(statement).getLeaf() == Trees.enclosingBody(declaration).getLeaf()
          && !(statement.getLeaf() instanceof VariableTree)
          && followed.add(statement.getLeaf())) {
        lookInto(statement);
      }
    }
  }

  /** Whether a use of a local can put anything into it: a look at it cannot. */
  private boolean mayFill(TreePath read) {
    TreePath parent = Trees.bareParent(read);
    if (!(parent.getLeaf() instanceof MemberSelectTree select)
        || !(parent.getParentPath().getLeaf() instanceof MethodInvocationTree call)
        || call.getMethodSelect() != select) {
      return true;
    }
    String name = Trees.methodName(call);
    return program
        .containers
        .typeOf(select.getExpression())
        .filter(type -> Operation.isKnown(name))
        .map(type -> Operation.of(type.kind(), name, call.getArguments().size()))
        .map(done -> done != Operation.READ && done != Operation.ITERATE)
        .orElse(true);
  }

  /** The outermost loop, or else the statement, that a use of the local stands in. */
  private static TreePath statementAround(TreePath read) {
    TreePath statement = read;
    TreePath outer = null;
    for (TreePath p = read; !(p.getLeaf() instanceof MethodTree); p = p.getParentPath()) {
      if (!(statement.getLeaf() instanceof StatementTree) && p.getLeaf() instanceof StatementTree) {
        statement = p;
      }
      if (ControlFlow.isLoop(p.getLeaf())) {
        outer = p;
      }
      if (p.getParentPath().getParentPath() == null) {
        break;
      }
    }
    return outer == null ? statement : outer;
  }

  /** A method of the class that makes the copy itself. */
  private void follow(MethodInvocationTree call, MethodSymbol method) {
    ExpressionTree receiver = Trees.receiver(call);
    boolean sameObject =
        method.isStatic()
            || receiver == null
            || (receiver instanceof IdentifierTree name && name.getName().contentEquals("this"));
    Optional<TreePath> body = program.declarations.method(method);
    if (sameObject
        && body.isPresent()
        && program.containers.typeOf(call).isPresent()
        && followed.add(method)) {
      TreePath at = getCurrentPath();
      for (TreePath value : Trees.returnedBy(body.get())) {
        lookInto(value);
      }
      // Seen from outside, the read is the call.
      found = found == null ? null : at;
    }
  }
}
