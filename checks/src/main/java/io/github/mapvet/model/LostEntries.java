package io.github.mapvet.model;

import com.google.common.collect.ImmutableSet;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.DoWhileLoopTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TryTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.tree.WhileLoopTree;
import com.sun.source.util.TreePath;
import com.sun.tools.javac.code.Flags;
import com.sun.tools.javac.code.Symbol.MethodSymbol;
import com.sun.tools.javac.code.Symbol.TypeSymbol;
import com.sun.tools.javac.code.Symbol.VarSymbol;
import io.github.mapvet.knowledge.CleanupMethods;
import io.github.mapvet.knowledge.ContainerKind;
import io.github.mapvet.knowledge.Operation;
import io.github.mapvet.knowledge.Safety;
import io.github.mapvet.model.LostEntry.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Finds the cleanup code of one top-level class that takes out other threads' entries. */
final class LostEntries {
  private static final ImmutableSet<ContainerKind> KEYED =
      ImmutableSet.of(ContainerKind.MAP, ContainerKind.SET);

  private final Program program;
  private final List<SharedField> fields;
  private final Emptyings emptyings;
  private final OwnKeys ownKeys;
  private final KeyLocks keyLocks;
  private final List<LostEntry> found = new ArrayList<>();

  private LostEntries(Program program, List<SharedField> fields, KeyLocks keyLocks) {
    this.keyLocks = keyLocks;
    this.program = program;
    this.fields = fields;
    this.emptyings = new Emptyings(program);
    this.ownKeys = new OwnKeys(program.declarations);
  }

  /** All of them, in the order of the source. */
  static List<LostEntry> in(
      TreePath topLevelClass, Program program, List<SharedField> fields, KeyLocks keyLocks) {
    LostEntries scanner = new LostEntries(program, fields, keyLocks);
    ClassDeclarations code = program.declarations.of(topLevelClass);
    code.methods.values().forEach(scanner::inMethod);
    code.attempts.forEach(scanner::inAttempt);
    scanner.found.sort(Comparator.comparingInt(e -> Trees.start(e.where().getLeaf())));
    return scanner.found;
  }

  private void inAttempt(TreePath attempt) {
    TryTree tree = (TryTree) attempt.getLeaf();
    for (Tree resource : tree.getResources()) {
      if (resource instanceof VariableTree variable
          && variable.getInitializer() instanceof LambdaExpressionTree closing) {
        TreePath lambda = new TreePath(new TreePath(attempt, resource), closing);
        afterAttempt(new TreePath(lambda, closing.getBody()), attempt);
      } else if (resource instanceof VariableTree variable
          && variable.getInitializer() instanceof MemberReferenceTree closing) {
        ofReference(closing, new TreePath(new TreePath(attempt, resource), closing), attempt);
      }
    }
    if (tree.getFinallyBlock() != null) {
      afterAttempt(new TreePath(attempt, tree.getFinallyBlock()), attempt);
    }
  }

  private void inMethod(TreePath path) {
    MethodTree tree = (MethodTree) path.getLeaf();
    if (tree.getBody() != null
        && Trees.symbol(tree) instanceof MethodSymbol method
        && (CleanupMethods.isClose(method) || CleanupMethods.isAfterHook(method))) {
      TreePath body = new TreePath(path, tree.getBody());
      boolean close = CleanupMethods.isClose(method);
      for (TreePath statement : Unconditional.statements(body)) {
        emptyings
            .of(statement)
            .filter(e -> !close || isOfOthers(e.container()))
            .ifPresent(this::addEmptying);
        removal(new TreePath(statement, expression(statement)), null)
            .ifPresent(this::addRemovalOfOther);
      }
    }
  }

  private static ExpressionTree expression(TreePath statement) {
    return ((ExpressionStatementTree) statement.getLeaf()).getExpression();
  }

  /** A static container, or one that the object was given, does not go away with it. */
  private boolean isOfOthers(Term container) {
    VarSymbol field = container.variable();
    return field != null
        && (field.isStatic()
            || program.declarations.valuesOf(field).stream()
                .anyMatch(
                    v ->
                        Trees.symbol(v.getLeaf()) instanceof VarSymbol given
                            && !(given.owner instanceof TypeSymbol)));
  }

  /** What runs after the {@code try}, whatever happened in it. */
  private void afterAttempt(TreePath code, TreePath attempt) {
    for (TreePath path : evaluated(code)) {
      if (path.getParentPath().getLeaf() instanceof ExpressionStatementTree) {
        emptyings
            .of(path.getParentPath())
            .filter(
                e -> !isEndOfLife(e.container(), attempt) && !isHandedOut(e.container(), attempt))
            .filter(e -> !isInClose(attempt) || isOfOthers(e.container()))
            .ifPresent(this::addEmptying);
      } else {
        clearing(path)
            .filter(c -> !isEndOfLife(c.base(), attempt))
            .ifPresent(c -> addCleared(c, path));
      }
      removal(path, null).ifPresent(removal -> addRemoval(removal, attempt));
    }
  }

  /** The expressions that are evaluated on every way; a lambda may be one itself. */
  private static List<TreePath> evaluated(TreePath code) {
    return code.getLeaf() instanceof ExpressionTree
        ? List.of(code)
        : Unconditional.statements(code).stream().map(s -> new TreePath(s, expression(s))).toList();
  }

  private Optional<ContainerRef> clearing(TreePath call) {
    return program.accesses.of(call).filter(a -> a.method().equals("clear")).map(Access::container);
  }

  private void ofReference(MemberReferenceTree closing, TreePath path, TreePath attempt) {
    if (closing.getName().contentEquals("clear")) {
      program
          .containers
          .resolve(closing.getQualifierExpression(), path)
          .filter(c -> !isEndOfLife(c.base(), attempt))
          .ifPresent(c -> addCleared(c, path));
    }
  }

  private void addEmptying(Emptying emptying) {
    TreePath where = new TreePath(emptying.where(), expression(emptying.where()));
    refOf(emptying.container())
        .ifPresent(
            c ->
                add(
                    c,
                    emptying.kind() == Emptying.Kind.CLEARED ? Kind.CLEARED : Kind.REPLACED,
                    where));
  }

  private void addCleared(ContainerRef container, TreePath where) {
    add(container, Kind.CLEARED, where);
  }

  /** Only what others fill can be lost to them. */
  private void add(ContainerRef container, Kind kind, TreePath where) {
    Optional<TreePath> insert =
        field(container.base()).stream()
            .flatMap(f -> f.sharedUses().stream())
            .filter(Use::isInsert)
            .map(Use::path)
            .findFirst();
    if (insert.isPresent() && isShared(container, where)) {
      found.add(new LostEntry(container, kind, where, insert, Optional.empty()));
    }
  }

  private Optional<ContainerRef> refOf(Term container) {
    return Optional.ofNullable(container.variable())
        .flatMap(program.containers::typeOf)
        .map(type -> new ContainerRef(container, ContainerRef.Via.ITSELF, type));
  }

  private Optional<SharedField> field(Term container) {
    return fields.stream().filter(f -> f.symbol().equals(container.variable())).findFirst();
  }

  /** A removal of one entry, and the key as the code at hand knows it. */
  private record Removal(Access access, ExpressionTree key, TreePath site) {}

  /** Also through one method of the class. */
  private Optional<Removal> removal(TreePath path, TreePath calledFrom) {
    if (!(path.getLeaf() instanceof MethodInvocationTree call)) {
      return Optional.empty();
    }
    Optional<Access> access = program.accesses.of(path);
    if (access.isPresent()) {
      return access
          .filter(a -> a.method().equals("remove") && call.getArguments().size() == 1)
          .filter(a -> KEYED.contains(a.container().type().kind()))
          .map(a -> new Removal(a, call.getArguments().get(0), path));
    }
    return calledFrom == null && Trees.symbol(call) instanceof MethodSymbol method
        ? program.declarations.method(method).flatMap(m -> removalBy(method, m, call, path))
        : Optional.empty();
  }

  private Optional<Removal> removalBy(
      MethodSymbol method, TreePath declaration, MethodInvocationTree call, TreePath path) {
    MethodTree tree = (MethodTree) declaration.getLeaf();
    if (tree.getBody() == null) {
      return Optional.empty();
    }
    return Unconditional.statements(new TreePath(declaration, tree.getBody())).stream()
        .flatMap(s -> removal(new TreePath(s, expression(s)), path).stream())
        .filter(r -> !(r.access().container().base().root() instanceof Term.Local))
        .flatMap(
            r ->
                argument(method, call, r.key()).stream()
                    .map(key -> new Removal(r.access(), key, path)))
        .findFirst();
  }

  private static Optional<ExpressionTree> argument(
      MethodSymbol method, MethodInvocationTree call, ExpressionTree key) {
    int index = method.getParameters().indexOf(Trees.symbol(Trees.bare(key)));
    return index < 0 || index >= call.getArguments().size()
        ? Optional.empty()
        : Optional.of(call.getArguments().get(index));
  }

  private void addRemoval(Removal removal, TreePath attempt) {
    Optional<Term> key = program.terms.of(removal.key(), removal.site());
    if (key.isEmpty() || ownKeys.isOwn(removal.key())) {
      return;
    }
    Term container = removal.access().container().base();
    List<Change> inserts =
        program.changes.of(container, Trees.bodyOf(Trees.enclosingBody(attempt))).stream()
            .filter(c -> Operation.takesIn(c.method()))
            .toList();
    if (inserts.isEmpty()) {
      addForeign(removal, attempt);
      return;
    }
    List<Change> same = inserts.stream().filter(c -> c.key().equals(key)).toList();
    List<Optional<Kind>> doubts = same.stream().map(c -> Inserts.doubt(c, attempt)).toList();
    if (!doubts.isEmpty() && doubts.stream().allMatch(Optional::isPresent)) {
      add(removal, doubts.get(0).get(), Optional.of(same.get(0).site()));
    }
  }

  /** What another method put there for this call to work on is this call's to take out. */
  private void addForeign(Removal removal, TreePath attempt) {
    Term container = removal.access().container().base();
    TreePath body = Trees.enclosingBody(attempt);
    boolean given =
        Trees.symbol(Trees.bare(removal.key())) instanceof VarSymbol local
            && !(local.owner instanceof TypeSymbol)
            && (local.flags() & Flags.PARAMETER) != 0;
    if (!given
        || !(Trees.symbol(body.getLeaf()) instanceof MethodSymbol method)
        || program.declarations.isInternal(method)
        || CleanupMethods.takesOut(method)
        || looksAt(container, body)) {
      return;
    }
    field(container).stream()
        .flatMap(f -> f.sharedUses().stream())
        .filter(Use::isInsert)
        .map(Use::path)
        .findFirst()
        .ifPresent(insert -> add(removal, Kind.NOT_INSERTED, Optional.of(insert)));
  }

  private boolean looksAt(Term container, TreePath body) {
    return program.accesses.in(Trees.bodyOf(body)).stream()
        .anyMatch(a -> a.container().base().equals(container) && !Operation.takesOut(a.method()));
  }

  /** In a class that has put the entry there: only if it may have been another's. */
  private void addRemovalOfOther(Removal removal) {
    Term container = removal.access().container().base();
    if (!isOfOthers(container) || ownKeys.isOwn(removal.key())) {
      return;
    }
    List<Change> inserts = new ArrayList<>();
    TreePath type = removal.site();
    while (!(type.getLeaf() instanceof ClassTree)) {
      type = type.getParentPath();
    }
    for (Tree member : ((ClassTree) type.getLeaf()).getMembers()) {
      if (member instanceof MethodTree method && method.getBody() != null) {
        program
            .changes
            .of(container, new TreePath(new TreePath(type, method), method.getBody()))
            .stream()
            .filter(c -> !c.isIndirect() && Operation.takesIn(c.method()))
            .forEach(inserts::add);
      }
    }
    if (!inserts.isEmpty() && inserts.stream().allMatch(Inserts::isUnheeded)) {
      add(removal, Kind.INSERTED_ON_CONDITION, Optional.of(inserts.get(0).site()));
    }
  }

  private void add(Removal removal, Kind kind, Optional<TreePath> insert) {
    ContainerRef container = removal.access().container();
    if (isShared(container, removal.access().path()) && !isLockMap(container)) {
      found.add(new LostEntry(container, kind, removal.site(), insert, Optional.of(removal.key())));
    }
  }

  private boolean isLockMap(ContainerRef container) {
    return container.base().variable() != null && keyLocks.isLockMap(container.base().variable());
  }

  /**
   * Whether other threads use the container while the code runs, and no lock that all who insert
   * take keeps them out.
   */
  private boolean isShared(ContainerRef container, TreePath where) {
    boolean madeHere =
        container.base() instanceof Term.Local local
            && program.containers.isMadeHere(local.symbol());
    if (madeHere
        || program.ownership.isOwned(container.base(), where)
        || program.roots.isConstruction(where)
        || Evidence.isConfined(where)
        || Annotations.isForTests(where)) {
      return false;
    }
    Safety safety = program.containers.safetyOf(container);
    Optional<SharedField> field = field(container.base());
    if (field.isEmpty()) {
      return safety == Safety.CONCURRENT && program.locks.at(where).isEmpty();
    }
    boolean made =
        safety == Safety.CONCURRENT
            || safety == Safety.COPY_ON_WRITE
            || (safety == Safety.SYNCHRONIZED && field.get().typeName().startsWith("synchronized"));
    boolean known =
        made
            || (field.get().usualLock().isEmpty()
                && program.sharing.reason(field.get(), fields).isPresent());
    return known && !isExcluded(field.get(), where);
  }

  private boolean isExcluded(SharedField field, TreePath where) {
    ImmutableSet<LockPath> here = program.locks.at(where);
    return !here.isEmpty()
        && field.sharedUses().stream()
            .filter(Use::isInsert)
            .allMatch(
                u ->
                    u.locks().stream()
                        .anyMatch(theirs -> here.stream().anyMatch(theirs::excludes)));
  }

  /**
   * At the end of the object, or of a thread that works in rounds, there are no others any more.
   */
  private boolean isEndOfLife(Term container, TreePath attempt) {
    TreePath body = Trees.enclosingBody(attempt);
    boolean tearDown =
        Trees.symbol(body.getLeaf()) instanceof MethodSymbol method
            && !CleanupMethods.isClose(method)
            && CleanupMethods.isTearDown(method);
    boolean task =
        program.roots.of(attempt).stream()
            .anyMatch(r -> r.kind() == ThreadRoot.Kind.TASK && r.tree() == body.getLeaf());
    return tearDown
        || (task && (isOfTask(container, body) || worksInRounds(attempt)))
        || OnceGates.isBehind(attempt, program.changes, program.declarations);
  }

  private static boolean isOfTask(Term container, TreePath run) {
    return container instanceof Term.Field field
        && !field.symbol().isStatic()
        && field.symbol().owner == Trees.symbol(run.getParentPath().getLeaf());
  }

  private static boolean worksInRounds(TreePath attempt) {
    boolean[] found = {false};
    new OwnCodeScanner() {
      @Override
      public Void visitWhileLoop(WhileLoopTree tree, Void unused) {
        found[0] = true;
        return null;
      }

      @Override
      public Void visitDoWhileLoop(DoWhileLoopTree tree, Void unused) {
        found[0] = true;
        return null;
      }
    }.scan(new TreePath(attempt, ((TryTree) attempt.getLeaf()).getBlock()), null);
    return found[0];
  }

  private static boolean isInClose(TreePath attempt) {
    return Trees.symbol(Trees.enclosingBody(attempt).getLeaf()) instanceof MethodSymbol method
        && CleanupMethods.isClose(method);
  }

  /** What is returned and then emptied is another fault. */
  private boolean isHandedOut(Term container, TreePath attempt) {
    return program
        .handOvers
        .in(new TreePath(attempt, ((TryTree) attempt.getLeaf()).getBlock()))
        .stream()
        .anyMatch(h -> h.container().base().equals(container));
  }
}
