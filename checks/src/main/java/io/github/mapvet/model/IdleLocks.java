package io.github.mapvet.model;

import com.google.common.collect.ImmutableSet;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewArrayTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.SynchronizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import com.sun.tools.javac.code.Flags;
import com.sun.tools.javac.code.Symbol.MethodSymbol;
import com.sun.tools.javac.code.Symbol.TypeSymbol;
import com.sun.tools.javac.code.Symbol.VarSymbol;
import com.sun.tools.javac.code.Type;
import io.github.mapvet.knowledge.LockCalls.Effect;
import io.github.mapvet.knowledge.LockCalls.LockCall;
import io.github.mapvet.knowledge.LockTypes;
import io.github.mapvet.model.IdleLock.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Finds the locks of one top-level class that guard nothing. */
final class IdleLocks extends NameScanner {
  private static final Pattern LOCK_NAME = Pattern.compile("(?i).*(lock|monitor|mutex|sync).*");

  /** Questions to a lock, which take nothing. */
  private static final ImmutableSet<String> QUESTIONS =
      ImmutableSet.of(
          "equals",
          "getHoldCount",
          "getQueueLength",
          "getReadLockCount",
          "hasQueuedThreads",
          "hashCode",
          "isFair",
          "isHeldByCurrentThread",
          "isLocked",
          "isOccupied",
          "isWriteLocked",
          "isWriteLockedByCurrentThread",
          "toString");

  private final Program program;
  private final LocalLocks localLocks;
  private final List<Access> accesses;
  private final List<IdleLock> found = new ArrayList<>();
  private final Set<VarSymbol> reported = new LinkedHashSet<>();
  private final Map<VarSymbol, LockField> fields = new LinkedHashMap<>();

  /** What the class does with a lock field of its own. */
  private static final class LockField {
    final TreePath declaration;
    final List<TreePath> blocks = new ArrayList<>();
    final List<TreePath> taken = new ArrayList<>();
    final List<TreePath> released = new ArrayList<>();
    boolean leaks;

    LockField(TreePath declaration) {
      this.declaration = declaration;
    }
  }

  private IdleLocks(Program program, List<Access> accesses) {
    this.program = program;
    this.accesses = accesses;
    this.localLocks =
        new LocalLocks(program.libraries, program.declarations, program.locks::isRunByHolder);
  }

  /**
   * The idle locks below a class, in the order of the source.
   *
   * @param mayLock whether the class takes a lock at all
   */
  static List<IdleLock> in(
      TreePath topLevelClass, Program program, List<Access> accesses, boolean mayLock) {
    IdleLocks scanner = new IdleLocks(program, accesses);
    scanner.declare(topLevelClass);
    if (mayLock || !scanner.fields.isEmpty()) {
      scanner.scan(topLevelClass, null);
    }
    scanner.judgeFields();
    return scanner.found;
  }

  /**
   * A look that most classes end with.
   *
   * @param contents what is in the file
   * @param mayLock whether the class takes a lock at all
   */
  static boolean mayBeIn(Contents contents, boolean mayLock) {
    return mayLock
        || contents.hasThreadTypes()
        || contents.fields().stream().anyMatch(f -> LOCK_NAME.matcher(f.name.toString()).matches());
  }

  private void declare(TreePath topLevelClass) {
    program
        .declarations
        .of(topLevelClass)
        .variables
        .forEach(
            (variable, path) -> {
              if (isLockField(variable, (VariableTree) path.getLeaf())) {
                fields.put(variable, new LockField(path));
              }
            });
  }

  /** A field that only this file sees, of a lock's type or an object that is named as one. */
  private boolean isLockField(VarSymbol field, VariableTree tree) {
    if (!(field.owner instanceof TypeSymbol) || (field.flags() & Flags.PRIVATE) == 0) {
      return false;
    }
    return (isMadeForIt(field) && LockTypes.isLock(field.type.tsym))
        || (isPlainObject(tree) && LOCK_NAME.matcher(field.name.toString()).matches());
  }

  private static boolean isPlainObject(VariableTree field) {
    return field.getInitializer() instanceof NewArrayTree
        || (field.getInitializer() instanceof NewClassTree made
            && made.getClassBody() == null
            && Trees.createdType(made) != null
            && Trees.createdType(made).tsym.getQualifiedName().contentEquals("java.lang.Object"));
  }

  /**
   * One that was handed in is somebody else's lock, and {@code private final Lock readLock =
   * rw.readLock();} is judged with {@code rw}.
   */
  private boolean isMadeForIt(VarSymbol field) {
    List<TreePath> values = program.declarations.valuesOf(field);
    return !values.isEmpty()
        && values.stream().allMatch(v -> Trees.bare(v).getLeaf() instanceof NewClassTree);
  }

  @Override
  public Void visitSynchronized(SynchronizedTree tree, Void unused) {
    ExpressionTree lock = Trees.bare(tree.getExpression());
    Optional<Kind> constant = constantKind(lock).filter(k -> guardsContainer(tree.getBlock()));
    if (constant.isPresent()) {
      add(constant.get(), getCurrentPath(), lock);
    } else if (localLocks.isOwn(lock) && !isLocalContainer(lock)) {
      add(Kind.OWN, getCurrentPath(), lock);
    }
    return super.visitSynchronized(tree, null);
  }

  /** A synchronized container of the method's own: locked out of habit. */
  private boolean isLocalContainer(ExpressionTree lock) {
    return Trees.symbol(lock) instanceof VarSymbol && program.containers.typeOf(lock).isPresent();
  }

  private Optional<Kind> constantKind(ExpressionTree lock) {
    Type type = Trees.type(lock);
    if (type == null || type.tsym == null) {
      return Optional.empty();
    }
    if (LockTypes.isBoxed(type.tsym)) {
      return Optional.of(Kind.BOXED);
    }
    return isStringConstant(lock) ? Optional.of(Kind.STRING) : Optional.empty();
  }

  /** A string that was written down, or a variable that is never given another. */
  private boolean isStringConstant(ExpressionTree lock) {
    Type type = Trees.type(lock);
    if (type == null || !type.tsym.getQualifiedName().contentEquals("java.lang.String")) {
      return false;
    }
    List<TreePath> values =
        Trees.symbol(lock) instanceof VarSymbol variable
            ? program.declarations.valuesOf(variable)
            : List.of();
    return type.constValue() != null
        || (!values.isEmpty()
            && values.stream()
                .map(v -> Trees.type(v.getLeaf()))
                .allMatch(t -> t != null && t.constValue() != null));
  }

  private boolean guardsContainer(Tree block) {
    return accesses.stream().anyMatch(a -> Trees.isWithin(a.path(), block));
  }

  @Override
  public Void visitMethodInvocation(MethodInvocationTree tree, Void unused) {
    ExpressionTree receiver = Trees.receiver(tree);
    if (receiver != null
        && Trees.symbol(tree) instanceof MethodSymbol method
        && takes(method)
        && localLocks.isOwn(receiver)) {
      add(Kind.OWN, getCurrentPath(), receiver);
    }
    return super.visitMethodInvocation(tree, null);
  }

  private boolean takes(MethodSymbol method) {
    return program
        .libraries
        .lockCall(method)
        .filter(c -> c.effect() == Effect.ACQUIRES || c.effect() == Effect.TRIES)
        .isPresent();
  }

  @Override
  void visitName(ExpressionTree name) {
    if (Trees.symbol(name) instanceof VarSymbol symbol && wholeOf(symbol) != null) {
      use(wholeOf(symbol), getCurrentPath());
    }
  }

  /** The lock field that a field is, or holds a half of. */
  private LockField wholeOf(VarSymbol symbol) {
    LockField itself = fields.get(symbol);
    if (itself != null || fields.isEmpty() || !(symbol.owner instanceof TypeSymbol)) {
      return itself;
    }
    return program.declarations.valuesOf(symbol).stream()
        .map(TreePath::getLeaf)
        .filter(MethodInvocationTree.class::isInstance)
        .map(half -> Trees.symbol(Trees.receiver((MethodInvocationTree) half)))
        .filter(VarSymbol.class::isInstance)
        .map(fields::get)
        .filter(whole -> whole != null)
        .findFirst()
        .orElse(null);
  }

  private void use(LockField field, TreePath name) {
    TreePath parent = Trees.bareParent(name);
    if (parent.getLeaf() instanceof SynchronizedTree block) {
      field.blocks.add(new TreePath(parent, block.getBlock()));
    } else if (parent.getLeaf() instanceof AssignmentTree assignment
        && Trees.bare(assignment.getVariable()) == name.getLeaf()) {
      // Given a value: taken nowhere yet.
      return;
    } else if (parent.getLeaf() instanceof MemberSelectTree
        && parent.getParentPath().getLeaf() instanceof MethodInvocationTree call
        && Trees.symbol(call) instanceof MethodSymbol method) {
      called(field, method, parent.getParentPath());
    } else {
      field.leaks = true;
    }
  }

  private void called(LockField field, MethodSymbol method, TreePath call) {
    Optional<Effect> effect = program.libraries.lockCall(method).map(LockCall::effect);
    if (effect.isEmpty()) {
      field.leaks |= !QUESTIONS.contains(method.name.toString());
      return;
    }
    switch (effect.get()) {
      case ACQUIRES, TRIES -> field.taken.add(call);
      case RELEASES -> field.released.add(call);
      case ASKS -> {}
      case GIVES_HALF -> {
        TreePath user = call.getParentPath();
        boolean keptAsField =
            user.getLeaf() instanceof VariableTree variable
                && Trees.symbol(variable) instanceof VarSymbol half
                && half.owner instanceof TypeSymbol
                && half.isPrivate();
        if (!keptAsField) {
          use(field, call);
        }
      }
    }
  }

  private void judgeFields() {
    fields.forEach(
        (symbol, field) -> {
          String name = symbol.getSimpleName().toString();
          if (field.leaks) {
            return;
          }
          if (field.taken.isEmpty() && field.blocks.isEmpty()) {
            found.add(
                new IdleLock(
                    Kind.NEVER_TAKEN, field.declaration, name, Optional.of(field.declaration)));
          } else {
            idleSection(field)
                .ifPresent(
                    where ->
                        found.add(
                            new IdleLock(
                                Kind.NOTHING_SHARED, where, name, Optional.of(field.declaration))));
          }
        });
  }

  /** The first place that takes the lock, if nothing shared is touched at any of them. */
  private Optional<TreePath> idleSection(LockField field) {
    for (TreePath block : field.blocks) {
      if (SharedTouches.isIn(block, 0, Integer.MAX_VALUE, program, field.declaration)) {
        return Optional.empty();
      }
    }
    for (TreePath call : field.taken) {
      TreePath body = Trees.enclosingBody(call);
      int end =
          field.released.stream()
              .filter(r -> Trees.enclosingBody(r).getLeaf() == body.getLeaf())
              .mapToInt(r -> Trees.start(r.getLeaf()))
              .max()
              .orElse(Integer.MAX_VALUE);
      if (end == Integer.MAX_VALUE
          || SharedTouches.isIn(
              body, Trees.start(call.getLeaf()), end, program, field.declaration)) {
        return Optional.empty();
      }
    }
    return Optional.of(
        field.blocks.isEmpty() ? field.taken.get(0) : field.blocks.get(0).getParentPath());
  }

  private void add(Kind kind, TreePath where, ExpressionTree lock) {
    Optional<VarSymbol> variable =
        Trees.symbol(lock) instanceof VarSymbol v ? Optional.of(v) : Optional.empty();
    if (variable.isEmpty() || reported.add(variable.get())) {
      found.add(
          new IdleLock(
              kind, where, lock.toString(), variable.flatMap(program.declarations::variable)));
    }
  }
}
