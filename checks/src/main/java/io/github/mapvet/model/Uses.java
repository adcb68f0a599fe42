package io.github.mapvet.model;

import com.google.common.collect.ImmutableSet;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.tools.javac.code.Symbol;
import com.sun.tools.javac.code.Symbol.ClassSymbol;
import com.sun.tools.javac.code.Symbol.MethodSymbol;
import com.sun.tools.javac.code.Symbol.TypeSymbol;
import com.sun.tools.javac.code.Symbol.VarSymbol;
import com.sun.tools.javac.code.Types;
import io.github.mapvet.knowledge.AtomicHolders;
import io.github.mapvet.knowledge.ContainerKind;
import io.github.mapvet.knowledge.ContainerTypes.ContainerType;
import io.github.mapvet.knowledge.ThreadEntries;
import io.github.mapvet.model.ContainerRef.Via;
import io.github.mapvet.model.Use.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import javax.lang.model.element.ElementKind;

/**
 * Finds every use of the container fields of one top-level class, or of some of its locals, whoever
 * in it makes it and through whatever alias or view.
 */
final class Uses extends TreePathScanner<Void, Void> {
  private final Program program;
  private final Types types;
  private final UseKinds kinds;
  private final Phases phases;
  private final Predicate<Term> asked;
  private final Map<VarSymbol, List<Use>> found = new LinkedHashMap<>();
  private Optional<PassedIn> passedIn = Optional.empty();
  private boolean isInsideTask;

  /**
   * A method that is being looked into for what it does with a container it is given.
   *
   * @param container the field or local
   * @param parameter what the method calls it
   * @param method path of the method
   * @param call path of the call
   * @param around what the caller was given itself
   */
  private record PassedIn(
      Term container,
      VarSymbol parameter,
      TreePath method,
      TreePath call,
      Optional<PassedIn> around) {

    boolean isInside(MethodSymbol other) {
      return Trees.symbol(method.getLeaf()) == other
          || around.filter(a -> a.isInside(other)).isPresent();
    }
  }

  private Uses(Program program, Types types, Predicate<Term> asked) {
    this.program = program;
    this.types = types;
    this.kinds = new UseKinds(program);
    this.phases = new Phases(program);
    this.asked = asked;
  }

  /** The uses below {@code code} by field, in the order of the source. */
  static Map<VarSymbol, List<Use>> in(TreePath code, Program program, Types types) {
    Uses scanner = new Uses(program, types, term -> fieldOf(term) != null);
    scanner.scan(code, null);
    return scanner.found;
  }

  /**
   * The uses of a local or parameter below {@code code}, in the order of the source. Their roots
   * are those of the whole method: left empty.
   */
  static List<Use> ofLocal(VarSymbol local, TreePath code, Program program, Types types) {
    Term asked = new Term.Local(local);
    Uses scanner = new Uses(program, types, asked::equals);
    scanner.scan(code, null);
    return scanner.found.getOrDefault(local, List.of());
  }

  /** The field that has the container, or the reference that holds it; null for a local's. */
  private static Term.Field fieldOf(Term container) {
    Term named = container instanceof Term.Held held ? held.of() : container;
    return named instanceof Term.Field field ? field : null;
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

  /** {@code for (Map.Entry<K, V> entry : map.entrySet()) { entry.setValue(…); }}. */
  @Override
  public Void visitMethodInvocation(MethodInvocationTree tree, Void unused) {
    if (Trees.methodName(tree).equals("setValue")
        && Trees.symbol(Trees.receiver(tree)) instanceof VarSymbol entry) {
      program
          .declarations
          .variable(entry)
          .filter(d -> d.getParentPath().getLeaf() instanceof EnhancedForLoopTree)
          .map(d -> (EnhancedForLoopTree) d.getParentPath().getLeaf())
          .flatMap(loop -> program.containers.resolve(loop.getExpression(), getCurrentPath()))
          .filter(c -> asked.test(c.base()))
          .ifPresent(c -> add(c.base(), Kind.WRITE, getCurrentPath()));
    }
    visitGetter(tree, getCurrentPath());
    visitSetter(tree, getCurrentPath());
    return super.visitMethodInvocation(tree, null);
  }

  /** {@code reference.get()}, and a method of the class that only returns the container. */
  private void visitGetter(MethodInvocationTree tree, TreePath path) {
    Optional<ContainerType> type = program.containers.typeOf(tree);
    if (type.isPresent() && passedIn.isEmpty()) {
      program
          .terms
          .of(path)
          .filter(asked)
          .ifPresent(container -> of(container, path, type.get().kind()));
    }
  }

  /** {@code reference.set(made)}. */
  private void visitSetter(MethodInvocationTree tree, TreePath path) {
    if (Trees.symbol(tree) instanceof MethodSymbol method
        && AtomicHolders.sets(method)
        && passedIn.isEmpty()) {
      program
          .terms
          .heldBy(
              Trees.receiver(tree),
              AtomicHolders.isArray(method) ? tree.getArguments().subList(0, 1) : List.of(),
              path)
          .filter(asked)
          .filter(held -> program.containers.contentOf(held.variable()).isPresent())
          .ifPresent(held -> add(held, Kind.ASSIGN, path));
    }
  }

  private void visitName(ExpressionTree tree, TreePath path) {
    if (!(Trees.symbol(tree) instanceof VarSymbol)) {
      return;
    }
    Optional<ContainerRef> ref = program.containers.resolve(path);
    Optional<Term> named = ref.flatMap(r -> askedBehind(r.base()));
    if (named.isEmpty()) {
      return;
    }
    Term container = named.get();
    if (fieldOf(container) != null
        && Trees.symbol(tree) instanceof VarSymbol local
        && !(local.owner instanceof TypeSymbol)
        && program.ownership.isDetached(local, container.variable(), path)) {
      return;
    }
    if (ref.get().via() == Via.ITERATOR) {
      ofIterator(container, path);
    } else {
      of(container, path, ref.get().type().kind());
    }
  }

  private Optional<Term> askedBehind(Term base) {
    if (passedIn.isEmpty()) {
      return Optional.of(base).filter(asked);
    }
    return passedIn
        .filter(p -> base instanceof Term.Local local && local.symbol() == p.parameter())
        .map(PassedIn::container);
  }

  /** A step of an iterator is part of the iteration, wherever it was made. */
  private void ofIterator(Term container, TreePath path) {
    if (path.getParentPath().getLeaf() instanceof MemberSelectTree select) {
      boolean changes = select.getIdentifier().contentEquals("remove");
      add(container, changes ? Kind.WRITE : Kind.ITERATE, path.getParentPath().getParentPath());
    }
  }

  private void of(Term container, TreePath path, ContainerKind kind) {
    kinds.of(path, kind).ifPresent(found -> add(container, found));
  }

  private void add(Term container, UseKinds.Happening found) {
    boolean changes =
        found.kind() == Kind.READ
            && found.where().getLeaf() instanceof MethodInvocationTree call
            && program.containers.readChanges(container, Trees.methodName(call));
    add(container, changes ? Kind.WRITE : found.kind(), found.where());
    found.passed().ifPresent(argument -> lookInto(container, argument, found.where()));
    if (found.kind() == Kind.PASS && found.where().getLeaf() instanceof NewClassTree created) {
      lookIntoTask(container, created, found.where());
    }
  }

  /** {@code executor.execute(new Writer(map))}: what the task does with it on its thread. */
  private void lookIntoTask(Term container, NewClassTree created, TreePath path) {
    if (fieldOf(container) == null
        || isInsideTask
        || created.getClassBody() != null
        || !(Trees.symbol(created) instanceof MethodSymbol constructor)
        || ThreadEntries.taskMethod((TypeSymbol) constructor.owner).isEmpty()
        || Trees.topLevelClass(constructor) != Trees.topLevelClass(container.variable())) {
      return;
    }
    Optional<TreePath> type = program.declarations.method(constructor).map(TreePath::getParentPath);
    if (type.isEmpty()) {
      return;
    }
    CallNames names =
        new CallNames(created, constructor, path, program.locks, program.declarations);
    Uses inside = new Uses(program, types, term -> fieldOf(term) != null);
    inside.isInsideTask = true;
    inside.scan(type.get(), null);
    for (VarSymbol own : inside.found.keySet()) {
      Term.Field field = new Term.Field(new Term.This((TypeSymbol) constructor.owner), own);
      if (names
          .seenByCaller(LockPath.exclusive(field))
          .filter(given -> given.object().equals(container))
          .isPresent()) {
        inside.found.get(own).stream()
            .filter(use -> !use.owned() && use.touchesContent())
            .forEach(use -> addOfTask(container, use, names));
      }
    }
  }

  private void addOfTask(Term container, Use use, CallNames names) {
    ImmutableSet<LockPath> locks =
        program.locks.at(use.path()).stream()
            .flatMap(lock -> names.seenByCaller(lock).stream())
            .collect(ImmutableSet.toImmutableSet());
    found
        .computeIfAbsent(container.variable(), unused -> new ArrayList<>())
        .add(
            new Use(
                container,
                use.kind(),
                use.path(),
                seenFromOwner(fieldOf(container), locks, program, types),
                use.roots(),
                /* owned= */ false));
  }

  /** Finds what a method of the same class does with the container that it is given. */
  private void lookInto(Term container, TreePath argument, TreePath path) {
    MethodInvocationTree call = (MethodInvocationTree) path.getLeaf();
    if (Trees.symbol(call) instanceof MethodSymbol method && !isOther(container, argument)) {
      lookInto(container, method, call.getArguments().indexOf(argument.getLeaf()), path);
    }
  }

  /** {@code if (given == this.map)}: on the other side it is another one. */
  private boolean isOther(Term container, TreePath argument) {
    Symbol given = Trees.symbol(argument.getLeaf());
    boolean[] other = {false};
    new Conditions(program.changes, program.declarations) {
      @Override
      void addTest(ExpressionTree test, TreePath context, boolean truth) {
        if (test instanceof BinaryTree comparison
            && comparison.getKind() == (truth ? Tree.Kind.NOT_EQUAL_TO : Tree.Kind.EQUAL_TO)) {
          Symbol left = Trees.symbol(Trees.bare(comparison.getLeftOperand()));
          Symbol right = Trees.symbol(Trees.bare(comparison.getRightOperand()));
          other[0] |= left == given && right == container.variable();
          other[0] |= right == given && left == container.variable();
        }
      }
    }.walk(argument);
    return other[0];
  }

  private void lookInto(Term container, MethodSymbol method, int index, TreePath call) {
    Optional<TreePath> body = program.declarations.method(method);
    boolean sameObject = Trees.receiver((MethodInvocationTree) call.getLeaf()) == null;
    if (body.isEmpty()
        || index < 0
        || index >= method.getParameters().size()
        || !(sameObject || method.isStatic())
        || Trees.topLevelClass(method) != Trees.topLevelClass(container.variable())
        || passedIn.filter(p -> p.isInside(method)).isPresent()) {
      return;
    }
    VarSymbol parameter = method.getParameters().get(index);
    if (!program.declarations.isNeverReassigned(parameter)) {
      return;
    }
    Optional<PassedIn> around = passedIn;
    passedIn = Optional.of(new PassedIn(container, parameter, body.get(), call, around));
    new TreePathScanner<Void, Void>() {
      @Override
      public Void visitIdentifier(IdentifierTree tree, Void unused) {
        visitName(tree, getCurrentPath());
        return null;
      }
    }.scan(body.get(), null);
    passedIn = around;
  }

  private void add(Term container, Kind kind, TreePath path) {
    Use use =
        fieldOf(container) != null
            ? ofField(container, kind, path)
            : new Use(
                container,
                kind,
                path,
                locksAt(path, passedIn),
                ImmutableSet.of(),
                /* owned= */ false);
    found.computeIfAbsent(container.variable(), unused -> new ArrayList<>()).add(use);
  }

  private Use ofField(Term container, Kind kind, TreePath path) {
    Term.Field field = fieldOf(container);
    TreePath from = passedIn.map(p -> outermost(p).call()).orElse(path);
    return new Use(
        container,
        kind,
        path,
        seenFromOwner(field, locksAt(path, passedIn), program, types),
        rootsOf(field, path),
        program.ownership.isOwned(field, from)
            || isBeingMade(field, from)
            || program.reach.isNever(path)
            || (kind == Kind.WRITE && phases.isBeforeSharing(container, path)));
  }

  private static PassedIn outermost(PassedIn call) {
    return call.around().map(Uses::outermost).orElse(call);
  }

  /** Inside a method that was given the field: its own locks and those of this one caller. */
  private ImmutableSet<LockPath> locksAt(TreePath path, Optional<PassedIn> call) {
    return call.isEmpty()
        ? program.locks.at(path)
        : ImmutableSet.<LockPath>builder()
            .addAll(takenInside(call.get(), path))
            .addAll(locksAt(call.get().call(), call.get().around()))
            .build();
  }

  /** {@code synchronized (given)}: the container's own lock, or one that is passed with it. */
  private List<LockPath> takenInside(PassedIn call, TreePath path) {
    return program.locks.takenAround(path).stream()
        .map(lock -> new LockPath(seenByCaller(lock.object(), call), lock.mode()))
        .toList();
  }

  private Term seenByCaller(Term lock, PassedIn call) {
    Map<Term, Term> given = new LinkedHashMap<>();
    MethodSymbol method = (MethodSymbol) Trees.symbol(call.method().getLeaf());
    List<? extends ExpressionTree> arguments =
        ((MethodInvocationTree) call.call().getLeaf()).getArguments();
    for (int i = 0; i < Math.min(arguments.size(), method.getParameters().size()); i++) {
      VarSymbol parameter = method.getParameters().get(i);
      if (program.declarations.isNeverReassigned(parameter)) {
        program
            .terms
            .of(arguments.get(i), call.call())
            .ifPresent(argument -> given.put(new Term.Local(parameter), argument));
      }
    }
    given.put(new Term.Local(call.parameter()), call.container());
    Term seen = lock.substitute(given);
    return call.around().map(outer -> seenByCaller(seen, outer)).orElse(seen);
  }

  private ImmutableSet<ThreadRoot> rootsOf(TreePath path, Optional<PassedIn> call) {
    boolean direct =
        call.filter(c -> Trees.enclosingBody(path).getLeaf() == c.method().getLeaf()).isPresent();
    return direct ? rootsOf(call.get().call(), call.get().around()) : program.roots.of(path);
  }

  /** Anybody may call a constructor, and all objects share what is static. */
  private ImmutableSet<ThreadRoot> rootsOf(Term.Field field, TreePath path) {
    return passedIn.isEmpty()
            && field.symbol().isStatic()
            && Trees.symbol(Trees.enclosingBody(path).getLeaf()) instanceof MethodSymbol method
            && method.isConstructor()
            && !method.isPrivate()
            && method.owner.getKind() == ElementKind.CLASS
        ? ImmutableSet.of(ThreadRoot.ANY_CALLER)
        : rootsOf(path, passedIn);
  }

  private boolean isBeingMade(Term.Field field, TreePath path) {
    return field.of() instanceof Term.This
        && (program.roots.isConstruction(path) || isInFinalizer(path))
        && Trees.enclosingClass(path)
            .filter(c -> isOrExtends(c, field.symbol().owner, types))
            .isPresent();
  }

  /** Nobody else can reach the object any more. */
  private static boolean isInFinalizer(TreePath path) {
    return Trees.symbol(Trees.enclosingBody(path).getLeaf()) instanceof MethodSymbol method
        && method.name.contentEquals("finalize")
        && method.getParameters().isEmpty();
  }

  private static boolean isOrExtends(ClassSymbol symbol, Symbol above, Types types) {
    return above instanceof ClassSymbol && symbol.isSubClass(above, types);
  }

  /**
   * Locks as access paths from the object that has the field: {@code entry} held for {@code
   * entry.map} is its {@code this}, and {@code this} held for {@code other.map} is another
   * object's.
   */
  static ImmutableSet<LockPath> seenFromOwner(
      Term.Field field, ImmutableSet<LockPath> held, Program program, Types types) {
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
          && isOrExtends(c, owner, types)) {
        boolean ofAnother = isOther(field.of()) && isEachObjectsOwn(object, program);
        to.put(self, ofAnother ? new Term.Another(owner) : new Term.This(owner));
      }
      seen.add(new LockPath(object.substitute(to), lock.mode()));
    }
    return seen.build();
  }

  /** {@code other.map}: not the object whose method it is, as far as names tell. */
  private static boolean isOther(Term object) {
    return object instanceof Term.Local || object instanceof Term.Field;
  }

  /** Two objects have two of it: the monitor of this, or a lock that each object makes itself. */
  private static boolean isEachObjectsOwn(Term lock, Program program) {
    return lock instanceof Term.This
        || (lock instanceof Term.Field field
            && field.of() instanceof Term.This
            && !program.declarations.valuesOf(field.symbol()).isEmpty()
            && program.declarations.valuesOf(field.symbol()).stream()
                .allMatch(value -> value.getLeaf() instanceof NewClassTree));
  }
}
