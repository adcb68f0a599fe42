package io.github.mapvet.model;

import com.google.common.collect.ImmutableSet;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.tools.javac.code.Symbol;
import com.sun.tools.javac.code.Symbol.ClassSymbol;
import com.sun.tools.javac.code.Symbol.MethodSymbol;
import com.sun.tools.javac.code.Symbol.TypeSymbol;
import com.sun.tools.javac.code.Symbol.VarSymbol;
import com.sun.tools.javac.code.Types;
import io.github.mapvet.knowledge.ArgumentUses;
import io.github.mapvet.knowledge.ContainerKind;
import io.github.mapvet.knowledge.ContainerTypes.ContainerType;
import io.github.mapvet.knowledge.Factories;
import io.github.mapvet.knowledge.Operation;
import io.github.mapvet.model.ContainerRef.Via;
import io.github.mapvet.model.Use.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds every use of the container fields of one top-level class, whoever in it makes it and
 * through whatever alias or view.
 */
final class Uses extends TreePathScanner<Void, Void> {
  private final Program program;
  private final Types types;
  private final Map<VarSymbol, List<Use>> found = new LinkedHashMap<>();
  private Optional<PassedIn> passedIn = Optional.empty();

  /**
   * A method that is being looked into for what it does with a container field it is given.
   *
   * @param field the field
   * @param parameter what the method calls it
   * @param method path of the method
   * @param call path of the call
   * @param around what the caller was given itself
   */
  private record PassedIn(
      Term.Field field,
      VarSymbol parameter,
      TreePath method,
      TreePath call,
      Optional<PassedIn> around) {

    boolean isInside(MethodSymbol other) {
      return Trees.symbol(method.getLeaf()) == other
          || around.filter(a -> a.isInside(other)).isPresent();
    }
  }

  private Uses(Program program, Types types) {
    this.program = program;
    this.types = types;
  }

  /** The uses below {@code code} by field, in the order of the source. */
  static Map<VarSymbol, List<Use>> in(TreePath code, Program program, Types types) {
    Uses scanner = new Uses(program, types);
    scanner.scan(code, null);
    return scanner.found;
  }

  @Override
  public Void visitIdentifier(IdentifierTree tree, Void unused) {
    visitName(tree, getCurrentPath());
    return null;
  }

  @Override
  public Void visitMemberSelect(MemberSelectTree tree, Void unused) {
    visitName(tree, getCurrentPath());
    return super.visitMemberSelect(tree, null);
  }

  private void visitName(ExpressionTree tree, TreePath path) {
    if (!(Trees.symbol(tree) instanceof VarSymbol)) {
      return;
    }
    Optional<ContainerRef> ref = program.containers.resolve(path);
    Optional<Term.Field> named = ref.flatMap(r -> fieldBehind(r.base()));
    if (named.isEmpty()) {
      return;
    }
    Term.Field field = named.get();
    if (Trees.symbol(tree) instanceof VarSymbol local
        && !(local.owner instanceof TypeSymbol)
        && program.ownership.isDetached(local, field.symbol(), path)) {
      return;
    }
    if (ref.get().via() == Via.ITERATOR) {
      ofIterator(field, path);
    } else {
      of(field, path, ref.get().type().kind());
    }
  }

  private Optional<Term.Field> fieldBehind(Term base) {
    if (passedIn.isEmpty()) {
      return base instanceof Term.Field field ? Optional.of(field) : Optional.empty();
    }
    return passedIn
        .filter(p -> base instanceof Term.Local local && local.symbol() == p.parameter())
        .map(PassedIn::field);
  }

  /** A step of an iterator is part of the iteration, wherever it was made. */
  private void ofIterator(Term.Field field, TreePath path) {
    if (path.getParentPath().getLeaf() instanceof MemberSelectTree select) {
      boolean changes = select.getIdentifier().contentEquals("remove");
      add(field, changes ? Kind.WRITE : Kind.ITERATE, path.getParentPath().getParentPath());
    }
  }

  /** What the tree around does with the container, or the view of it, at {@code path}. */
  private void of(Term.Field field, TreePath path, ContainerKind kind) {
    TreePath parent = Trees.bareParent(path);
    Tree tree = parent.getLeaf();
    if (tree instanceof MemberSelectTree
        && parent.getParentPath().getLeaf() instanceof MethodInvocationTree call
        && call.getMethodSelect() == tree) {
      ofCall(field, call, parent.getParentPath(), viewedKind(path).orElse(kind));
    } else if (tree instanceof MemberReferenceTree reference) {
      Operation operation = Operation.of(kind, reference.getName().toString(), 1);
      add(field, operation.changes() ? Kind.WRITE : Kind.READ, parent);
    } else if (tree instanceof MethodInvocationTree call) {
      ofArgument(field, call, path, parent, kind);
    } else if (tree instanceof NewClassTree created) {
      boolean copied = program.containers.typeOf(created).isPresent();
      add(field, copied ? Kind.ITERATE : Kind.PASS, parent);
    } else if (tree instanceof EnhancedForLoopTree) {
      add(field, Kind.ITERATE, path);
    } else if (tree instanceof ConditionalExpressionTree) {
      of(field, parent, kind);
    } else if (tree instanceof ReturnTree) {
      add(field, leavesTheClass(path) ? Kind.ESCAPE : Kind.PASS, path);
    } else if (tree instanceof LambdaExpressionTree) {
      add(field, Kind.PASS, path);
    } else if (tree instanceof AssignmentTree assignment) {
      ofAssignment(field, assignment, path, parent);
    } else if (tree instanceof BinaryTree binary && binary.getKind() == Tree.Kind.PLUS) {
      add(field, Kind.ITERATE, path);
    } else if (tree instanceof VariableTree variable && !isFollowed(variable)) {
      add(field, Kind.PASS, path);
    }
  }

  private boolean isReturned(TreePath path) {
    return Trees.bareParent(path).getLeaf() instanceof ReturnTree && leavesTheClass(path);
  }

  /** What a private method returns stays in the class. */
  private boolean leavesTheClass(TreePath returned) {
    return Trees.symbol(Trees.enclosingBody(returned).getLeaf()) instanceof MethodSymbol method
        && !method.isPrivate()
        && !program.declarations.isInternal(method);
  }

  private Optional<ContainerKind> viewedKind(TreePath path) {
    return program.containers.typeOf((ExpressionTree) path.getLeaf()).map(ContainerType::kind);
  }

  /** The uses of a local that stands for the field are found at the local's own places. */
  private boolean isFollowed(VariableTree variable) {
    return Trees.symbol(variable) instanceof VarSymbol local
        && !(local.owner instanceof TypeSymbol)
        && program.declarations.hasOneValue(local);
  }

  private void ofCall(
      Term.Field field, MethodInvocationTree call, TreePath path, ContainerKind kind) {
    if (isOwnInvention(call)) {
      return;
    }
    switch (Operation.of(kind, Trees.methodName(call), call.getArguments().size())) {
      case READ -> add(field, program.containers.readsChange(field) ? Kind.WRITE : Kind.READ, path);
      case ITERATE -> add(field, Kind.ITERATE, path);
      case ITERATOR, STREAM -> add(field, isReturned(path) ? Kind.ESCAPE : Kind.ITERATE, path);
      case WRITE, REPLACE -> add(field, Kind.WRITE, path);
      case VIEW -> of(field, path, kind);
      case NONE -> {}
    }
  }

  /** A method that a container class of the program has beyond what containers have. */
  private boolean isOwnInvention(MethodInvocationTree call) {
    return !Operation.isKnown(Trees.methodName(call))
        && Trees.symbol(call) instanceof MethodSymbol method
        && program.declarations.method(method).isPresent();
  }

  private void ofArgument(
      Term.Field field,
      MethodInvocationTree call,
      TreePath argument,
      TreePath path,
      ContainerKind kind) {
    if (!(Trees.symbol(call) instanceof MethodSymbol method)) {
      add(field, Kind.PASS, path);
      return;
    }
    if (Factories.of(method).filter(f -> f.relation() != Factories.Relation.FRESH).isPresent()) {
      of(field, path, kind);
      return;
    }
    ExpressionTree receiver = Trees.receiver(call);
    boolean onContainer =
        receiver != null && !method.isStatic() && program.containers.typeOf(receiver).isPresent();
    switch (ArgumentUses.of(method, onContainer, call.getArguments().indexOf(argument.getLeaf()))) {
      case ITERATED -> add(field, Kind.ITERATE, path);
      case CHANGED -> add(field, Kind.WRITE, path);
      case KEPT -> add(field, staysInside(call, path) ? Kind.PASS : Kind.ESCAPE, path);
      case IGNORED -> {}
      case UNKNOWN -> {
        add(field, Kind.PASS, path);
        lookInto(field, method, call.getArguments().indexOf(argument.getLeaf()), path);
      }
    }
  }

  /** Finds what a method of the same class does with the field that it is given. */
  private void lookInto(Term.Field field, MethodSymbol method, int index, TreePath call) {
    Optional<TreePath> body = program.declarations.method(method);
    boolean sameObject = Trees.receiver((MethodInvocationTree) call.getLeaf()) == null;
    if (body.isEmpty()
        || index < 0
        || index >= method.getParameters().size()
        || !(sameObject || method.isStatic())
        || Trees.topLevelClass(method) != Trees.topLevelClass(field.symbol())
        || passedIn.filter(p -> p.isInside(method)).isPresent()) {
      return;
    }
    VarSymbol parameter = method.getParameters().get(index);
    if (!program.declarations.isNeverReassigned(parameter)) {
      return;
    }
    Optional<PassedIn> around = passedIn;
    passedIn = Optional.of(new PassedIn(field, parameter, body.get(), call, around));
    new TreePathScanner<Void, Void>() {
      @Override
      public Void visitIdentifier(IdentifierTree tree, Void unused) {
        visitName(tree, getCurrentPath());
        return null;
      }
    }.scan(body.get(), null);
    passedIn = around;
  }

  /** Kept by another private container of the class, or by a local one that stays here. */
  private boolean staysInside(MethodInvocationTree call, TreePath path) {
    ExpressionTree receiver = Trees.receiver(call);
    return receiver != null
        && program
            .containers
            .resolve(receiver, path)
            .map(ContainerRef::base)
            .filter(
                keeper ->
                    keeper instanceof Term.Local
                        ? program.ownership.isOwned(keeper, path)
                        : keeper.variable() != null && keeper.variable().isPrivate())
            .isPresent();
  }

  private void ofAssignment(
      Term.Field field, AssignmentTree assignment, TreePath path, TreePath parent) {
    boolean target = Trees.bare(assignment.getVariable()) == path.getLeaf();
    if (target) {
      add(field, Kind.ASSIGN, parent);
    } else if (Trees.symbol(assignment.getVariable()) instanceof VarSymbol variable
        && variable.owner instanceof TypeSymbol
        && !variable.isPrivate()) {
      add(field, Kind.ESCAPE, path);
    } else {
      add(field, Kind.PASS, path);
    }
  }

  private void add(Term.Field field, Kind kind, TreePath path) {
    TreePath from = passedIn.map(p -> outermost(p).call()).orElse(path);
    Use use =
        new Use(
            field,
            kind,
            path,
            seenFromOwner(field, locksAt(path, passedIn)),
            rootsOf(path, passedIn),
            program.ownership.isOwned(field, from) || isBeingMade(field, from));
    found.computeIfAbsent(field.symbol(), unused -> new ArrayList<>()).add(use);
  }

  private static PassedIn outermost(PassedIn call) {
    return call.around().map(Uses::outermost).orElse(call);
  }

  /** Inside a method that was given the field: its own locks and those of this one caller. */
  private ImmutableSet<LockPath> locksAt(TreePath path, Optional<PassedIn> call) {
    return call.isEmpty()
        ? program.locks.at(path)
        : ImmutableSet.<LockPath>builder()
            .addAll(program.locks.takenAround(path))
            .addAll(locksAt(call.get().call(), call.get().around()))
            .build();
  }

  private ImmutableSet<ThreadRoot> rootsOf(TreePath path, Optional<PassedIn> call) {
    boolean direct =
        call.filter(c -> Trees.enclosingBody(path).getLeaf() == c.method().getLeaf()).isPresent();
    return direct ? rootsOf(call.get().call(), call.get().around()) : program.roots.of(path);
  }

  private boolean isBeingMade(Term.Field field, TreePath path) {
    return field.of() instanceof Term.This
        && program.roots.isConstruction(path)
        && Trees.enclosingClass(path).filter(c -> isOrExtends(c, field.symbol().owner)).isPresent();
  }

  private boolean isOrExtends(ClassSymbol symbol, Symbol above) {
    return above instanceof ClassSymbol && symbol.isSubClass(above, types);
  }

  /**
   * Locks as access paths from the object that has the field: {@code entry} held for {@code
   * entry.map} is its {@code this}.
   */
  private ImmutableSet<LockPath> seenFromOwner(Term.Field field, ImmutableSet<LockPath> held) {
    if (held.isEmpty() || !(field.symbol().owner instanceof ClassSymbol owner)) {
      return held;
    }
    ImmutableSet.Builder<LockPath> seen = ImmutableSet.builder();
    for (LockPath lock : held) {
      Term object = lock.object();
      Map<Term, Term> to = new LinkedHashMap<>();
      if (!(field.of() instanceof Term.Type)) {
        to.put(field.of(), new Term.This(owner));
      }
      if (object.root() instanceof Term.This self
          && self.of() instanceof ClassSymbol c
          && isOrExtends(c, owner)) {
        to.put(self, new Term.This(owner));
      }
      seen.add(new LockPath(object.substitute(to), lock.mode()));
    }
    return seen.build();
  }
}
