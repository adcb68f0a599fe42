package io.github.mapvet.model;

import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Sets;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.SynchronizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TryTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreeScanner;
import com.sun.tools.javac.code.Flags;
import com.sun.tools.javac.code.Symbol.MethodSymbol;
import com.sun.tools.javac.code.Symbol.TypeSymbol;
import com.sun.tools.javac.code.Symbol.VarSymbol;
import com.sun.tools.javac.util.Context;
import io.github.mapvet.knowledge.InlineCalls;
import io.github.mapvet.knowledge.Libraries;
import io.github.mapvet.knowledge.LockCalls.Effect;
import io.github.mapvet.model.LockFlow.LockEvent;
import io.github.mapvet.model.LockPath.Mode;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Which locks must be held at a place. {@code synchronized} is taken from the source's nesting,
 * explicit locks from a flow analysis of those bodies that call lock methods, and a private method
 * holds what all its callers hold.
 */
public final class Locks implements LockFlow.Calls {
  private static final Pattern TAKE = Pattern.compile("(?i).*(acquire|lock).*");
  private static final Pattern SHARED = Pattern.compile("(?i).*(read|shared|try).*");
  private static final Pattern ASSERTION =
      Pattern.compile("assert(That|True)?|check(Argument|State)?|isTrue|state|validState|verify");
  private static final Pattern GIVE_BACK = Pattern.compile("(?i)(release|unlock).*");

  private final Context context;
  private final Libraries libraries;
  private final MonitorGuards monitorGuards;
  private final Declarations declarations;
  private final Terms terms;
  private final Changes changes;
  private final DeclaredGuards guards;
  private final ParallelRuns parallel;
  private final LocalLocks localLocks;
  private final IdentityHashMap<Tree, Optional<LockFlow>> flows = new IdentityHashMap<>();
  private final Map<MethodSymbol, LockStore> effects = new HashMap<>();
  private final CallerLocks callers;
  private final Runners runners;

  Locks(
      Context context,
      Libraries libraries,
      Declarations declarations,
      Terms terms,
      Changes changes,
      DeclaredGuards guards,
      StartUps startUps) {
    this.guards = guards;
    this.context = context;
    this.libraries = libraries;
    this.monitorGuards = new MonitorGuards(terms);
    this.declarations = declarations;
    this.terms = terms;
    this.changes = changes;
    this.parallel = new ParallelRuns(declarations);
    this.localLocks = new LocalLocks(libraries, declarations, this::isRunByHolder);
    this.callers = new CallerLocks(declarations, terms, startUps, this::at, this::isRunByHolder);
    this.runners = new Runners(this, declarations);
  }

  /**
   * The locks that must be held when the tree at {@code place} is evaluated. A lock that each call
   * makes for itself keeps nobody out: left out.
   *
   * @param place path of an expression or statement
   */
  public ImmutableSet<LockPath> at(TreePath place) {
    ImmutableSet<LockPath> held = at(place, callers::of);
    return held.stream().noneMatch(lock -> localLocks.isOwn(lock.object()))
        ? held
        : held.stream()
            .filter(lock -> !localLocks.isOwn(lock.object()))
            .collect(ImmutableSet.toImmutableSet());
  }

  /**
   * The locks that the method around a place itself takes: not those that its callers hold for it.
   */
  public ImmutableSet<LockPath> takenAround(TreePath place) {
    return at(place, method -> ImmutableSet.of());
  }

  private ImmutableSet<LockPath> at(
      TreePath place, Function<MethodSymbol, Set<LockPath>> byCallers) {
    ImmutableSet.Builder<LockPath> held = ImmutableSet.builder();
    if (place.getLeaf() instanceof MemberReferenceTree) {
      held.addAll(runners.heldAround(place));
      if (!isRunByHolder(place)) {
        return held.build();
      }
    }
    TreePath inner = place;
    TreePath p = place.getParentPath();
    while (p != null && !(p.getLeaf() instanceof ClassTree)) {
      Tree tree = p.getLeaf();
      if (tree instanceof SynchronizedTree locked && inner.getLeaf() == locked.getBlock()) {
        terms.of(locked.getExpression(), p).map(LockPath::exclusive).ifPresent(held::add);
      } else if (tree instanceof TryTree attempt && inner.getLeaf() == attempt.getBlock()) {
        held.addAll(releasedAtLast(attempt, p));
        for (Tree resource : attempt.getResources()) {
          held.addAll(heldBy(resource, p));
        }
      } else if (tree instanceof MethodTree) {
        return held.addAll(explicit(p, place))
            .addAll(ofMethod(p, byCallers))
            .addAll(ofFunction(p.getParentPath().getParentPath(), byCallers))
            .build();
      } else if (tree instanceof LambdaExpressionTree) {
        return held.addAll(explicit(p, place)).addAll(ofFunction(p, byCallers)).build();
      }
      inner = p;
      p = p.getParentPath();
    }
    return held.build();
  }

  /**
   * Whether the function around a place is given, by one who holds the lock, to a method of which
   * nobody knows whether it runs the function at once.
   */
  public boolean mayBeHeld(Term lock, TreePath place) {
    for (TreePath p = place; p != null; p = p.getParentPath()) {
      if (p.getLeaf() instanceof LambdaExpressionTree
          && !changes.runsInline(p)
          && p.getParentPath().getLeaf() instanceof MethodInvocationTree call
          && Trees.symbol(call) instanceof MethodSymbol method) {
        return !libraries.takesTasks(method)
            && !InlineCalls.mayKeep(method.name.toString())
            && at(p).stream().anyMatch(held -> held.object().equals(lock));
      }
    }
    return false;
  }

  /**
   * What whoever runs a lambda, or the methods of an anonymous class, holds around them: those that
   * the called method takes before it runs it and, if it does so at once, the locks of the place
   * where it is given.
   */
  private Set<LockPath> ofFunction(
      TreePath function, Function<MethodSymbol, Set<LockPath>> byCallers) {
    boolean isFunction =
        function.getLeaf() instanceof LambdaExpressionTree
            || function.getLeaf() instanceof NewClassTree;
    if (!isFunction) {
      return Set.of();
    }
    Set<LockPath> held = runners.heldAround(function);
    return isRunByHolder(function) ? Sets.union(at(function, byCallers), held) : held;
  }

  /** Whether a function is run before the locks around it are released, by their holder. */
  boolean isRunByHolder(TreePath function) {
    return changes.runsInline(function) && !parallel.isParallel(function);
  }

  /** What {@code finally} unlocks first thing is held in the try block, wherever it was taken. */
  private ImmutableSet<LockPath> releasedAtLast(TryTree attempt, TreePath path) {
    ImmutableSet.Builder<LockPath> released = ImmutableSet.builder();
    if (attempt.getFinallyBlock() != null) {
      for (StatementTree statement : attempt.getFinallyBlock().getStatements()) {
        if (statement instanceof ExpressionStatementTree expression
            && expression.getExpression() instanceof MethodInvocationTree call) {
          event(call, path)
              .filter(e -> e.call().effect() == Effect.RELEASES)
              .map(LockEvent::lock)
              .or(() -> ticketGivenBack(call))
              .ifPresent(released::add);
        }
      }
    }
    return released.build();
  }

  /**
   * {@code Entry e = locks.acquire(key); try { … } finally { locks.release(e); }}: the ticket
   * stands for the lock.
   */
  private Optional<LockPath> ticketGivenBack(MethodInvocationTree call) {
    if (!GIVE_BACK.matcher(Trees.methodName(call)).matches()) {
      return Optional.empty();
    }
    return Stream.concat(call.getArguments().stream(), Stream.ofNullable(Trees.receiver(call)))
        .map(Trees::symbol)
        .filter(VarSymbol.class::isInstance)
        .map(VarSymbol.class::cast)
        .filter(this::isTicket)
        .map(ticket -> LockPath.exclusive(new Term.Local(ticket)))
        .findFirst();
  }

  private boolean isTicket(VarSymbol local) {
    return !(local.owner instanceof TypeSymbol)
        && declarations.valuesOf(local).stream()
            .map(TreePath::getLeaf)
            .anyMatch(
                value ->
                    value instanceof MethodInvocationTree taken
                        && TAKE.matcher(Trees.methodName(taken)).matches());
  }

  /**
   * What a resource of a {@code try} holds until the end of its block: a closeable lock.
   *
   * @param attempt path of the try statement
   */
  Set<LockPath> heldBy(Tree resource, TreePath attempt) {
    if (!(resource instanceof VariableTree variable) || variable.getInitializer() == null) {
      return Set.of();
    }
    Set<LockPath> held = effect(Trees.bare(variable.getInitializer()), attempt).held();
    return held.isEmpty() && isTakenBy(variable)
        ? Set.of(LockPath.exclusive(new Term.Local((VarSymbol) Trees.symbol(variable))))
        : held;
  }

  /**
   * {@code try (Held held = locks.writeLock(key))}: by its name; others take part in a shared one.
   */
  private static boolean isTakenBy(VariableTree resource) {
    return Trees.bare(resource.getInitializer()) instanceof MethodInvocationTree call
        && TAKE.matcher(Trees.methodName(call)).matches()
        && !SHARED.matcher(Trees.methodName(call)).matches();
  }

  private ImmutableSet<LockPath> ofMethod(
      TreePath path, Function<MethodSymbol, Set<LockPath>> byCallers) {
    if (!(Trees.symbol(path.getLeaf()) instanceof MethodSymbol method)) {
      return ImmutableSet.of();
    }
    ImmutableSet.Builder<LockPath> held = ImmutableSet.builder();
    if ((method.flags() & Flags.SYNCHRONIZED) != 0) {
      TypeSymbol owner = (TypeSymbol) method.owner;
      held.add(LockPath.exclusive(method.isStatic() ? new Term.Type(owner) : new Term.This(owner)));
    }
    guards.of(method).forEach(guard -> held.add(LockPath.exclusive(guard)));
    monitorGuards.heldIn(path).ifPresent(held::add);
    if (declarations.isInternal(method)) {
      held.addAll(byCallers.apply(method));
    }
    return held.build();
  }

  /**
   * The locks without which a method does not return: it asserts that its caller holds them.
   *
   * @param method path of the method
   */
  ImmutableSet<LockPath> demandedBy(TreePath method) {
    return flowOf(method).map(LockFlow::demanded).orElse(ImmutableSet.of());
  }

  private ImmutableSet<LockPath> explicit(TreePath body, TreePath place) {
    Optional<LockFlow> flow = flowOf(body);
    if (flow.isEmpty()) {
      return ImmutableSet.of();
    }
    for (TreePath p = place; p != body; p = p.getParentPath()) {
      LockStore store = flow.get().before(p.getLeaf());
      if (store != null) {
        return store.held();
      }
    }
    return ImmutableSet.of();
  }

  private Optional<LockFlow> flowOf(TreePath body) {
    Optional<LockFlow> known = flows.get(body.getLeaf());
    if (known == null) {
      // Taken for empty while it is being computed: a recursive call leaves nothing held.
      flows.put(body.getLeaf(), Optional.empty());
      known = mayLock(body.getLeaf()) ? LockFlow.of(body, this, context) : Optional.empty();
      flows.put(body.getLeaf(), known);
    }
    return known;
  }

  /** Whether a body calls a lock's method, or one of the program that may take a lock for it. */
  private boolean mayLock(Tree body) {
    boolean[] found = {false};
    new TreeScanner<Void, Void>() {
      @Override
      public Void visitMethodInvocation(MethodInvocationTree tree, Void unused) {
        found[0] |= isLockCall(tree) || !effectOf(tree).isNothing();
        return found[0] ? null : super.visitMethodInvocation(tree, null);
      }

      @Override
      public Void visitNewClass(NewClassTree tree, Void unused) {
        found[0] |= !effectOf(tree).isNothing();
        return found[0] ? null : super.visitNewClass(tree, null);
      }

      @Override
      public Void visitLambdaExpression(LambdaExpressionTree tree, Void unused) {
        return tree == body ? super.visitLambdaExpression(tree, null) : null;
      }

      @Override
      public Void visitClass(ClassTree tree, Void unused) {
        return null;
      }
    }.scan(body, null);
    return found[0];
  }

  private boolean isLockCall(MethodInvocationTree call) {
    return libraries.mayBeLockCall(Trees.methodName(call))
        && Trees.symbol(call) instanceof MethodSymbol method
        && libraries.lockCall(method).filter(c -> c.effect() != Effect.GIVES_HALF).isPresent();
  }

  @Override
  public Optional<LockEvent> event(MethodInvocationTree call, TreePath path) {
    if (!(Trees.symbol(call) instanceof MethodSymbol method)) {
      return Optional.empty();
    }
    return libraries
        .lockCall(method)
        .filter(c -> c.effect() != Effect.GIVES_HALF)
        .flatMap(
            c ->
                lockCalledOn(call, path)
                    .map(
                        lock ->
                            new LockEvent(
                                c, c.read() ? new LockPath(lock.object(), Mode.READ) : lock)));
  }

  /**
   * {@code lock()} without a receiver is called on this: a class that extends {@code
   * ReentrantLock}; a static helper is given the lock.
   */
  private Optional<LockPath> lockCalledOn(MethodInvocationTree call, TreePath path) {
    if (Trees.symbol(call) instanceof MethodSymbol method && method.isStatic()) {
      return call.getArguments().stream().findFirst().flatMap(a -> lockOf(a, path));
    }
    ExpressionTree receiver = Trees.receiver(call);
    return receiver == null
        ? Trees.enclosingClass(path).map(c -> LockPath.exclusive(new Term.This(c)))
        : lockOf(receiver, path);
  }

  /**
   * The lock that an expression denotes: {@code rw.readLock()}, or a field that holds it, is a half
   * of {@code rw}.
   */
  public Optional<LockPath> lockOf(ExpressionTree expression, TreePath context) {
    ExpressionTree tree = Trees.bare(expression);
    if (tree instanceof MethodInvocationTree call
        && Trees.receiver(call) != null
        && Trees.symbol(call) instanceof MethodSymbol method) {
      Optional<LockPath> half =
          libraries
              .lockCall(method)
              .filter(c -> c.effect() == Effect.GIVES_HALF)
              .flatMap(c -> terms.of(Trees.receiver(call), context).map(t -> half(t, c.read())));
      if (half.isPresent()) {
        return half;
      }
    }
    Optional<Term> term = terms.of(tree, context);
    return term.flatMap(this::halfHeldBy).or(() -> term.map(LockPath::exclusive));
  }

  private static LockPath half(Term whole, boolean read) {
    return new LockPath(whole, read ? Mode.READ : Mode.EXCLUSIVE);
  }

  /** {@code private final Lock readLock = rw.readLock();}, or copied from another object's. */
  private Optional<LockPath> halfHeldBy(Term term) {
    List<TreePath> values =
        term.variable() == null ? List.of() : declarations.valuesOf(term.variable());
    List<TreePath> made =
        values.stream().filter(v -> Trees.symbol(v.getLeaf()) != term.variable()).toList();
    if (made.size() != 1) {
      return Optional.empty();
    }
    TreePath value = made.get(0);
    return value.getLeaf() instanceof MethodInvocationTree call
        ? lockOf(call, value).filter(lock -> !lock.object().equals(term))
        : Optional.empty();
  }

  @Override
  public LockStore effect(ExpressionTree call, TreePath context) {
    LockStore effect = effectOf(call);
    return !effect.isNothing() && Trees.symbol(call) instanceof MethodSymbol callee
        ? effect.seenBy(new CallNames(call, callee, context, this, declarations))
        : effect;
  }

  @Override
  public boolean isAssertion(MethodInvocationTree call) {
    return ASSERTION.matcher(Trees.methodName(call)).matches();
  }

  /** What a method or constructor of the program leaves held, and what it releases. */
  private LockStore effectOf(ExpressionTree call) {
    if (!(call instanceof MethodInvocationTree || call instanceof NewClassTree)
        || !(Trees.symbol(call) instanceof MethodSymbol method)) {
      return LockStore.EMPTY;
    }
    LockStore known = effects.get(method);
    if (known == null) {
      effects.put(method, LockStore.EMPTY);
      known =
          declarations
              .method(method)
              .filter(m -> ((MethodTree) m.getLeaf()).getBody() != null)
              .flatMap(this::flowOf)
              .map(LockFlow::atExit)
              .orElse(LockStore.EMPTY);
      effects.put(method, known);
    }
    return known;
  }
}
