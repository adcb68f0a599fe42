package io.github.mapvet.model;

import com.google.common.collect.ImmutableSet;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.IfTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.TreeScanner;
import com.sun.tools.javac.code.Symbol.MethodSymbol;
import com.sun.tools.javac.code.Symbol.VarSymbol;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Finds where the locks for single keys are thrown away while others may wait for them. */
final class LockRemovals extends TreePathScanner<Void, Void> {
  private static final ImmutableSet<String> REMOVE = ImmutableSet.of("invalidate", "remove");

  private static final ImmutableSet<String> COMPUTE =
      ImmutableSet.of("compute", "computeIfPresent");

  /** What a lock says of itself is out of date at once: a thread may have fetched it already. */
  private static final ImmutableSet<String> ASK_LOCK =
      ImmutableSet.of(
          "availablePermits",
          "getHoldCount",
          "getQueueLength",
          "hasQueuedThread",
          "hasQueuedThreads",
          "hasWaiters",
          "isHeldByCurrentThread",
          "isLocked",
          "isReadLocked",
          "isWriteLocked",
          "tryAcquire",
          "tryLock");

  private static final Pattern COUNT =
      Pattern.compile("(?i).*(count|refs?|user|waiter|holder|pending|usage|inuse|unused|idle).*");

  private final Program program;
  private final KeyLocks locks;
  private final List<LockRemoval> found = new ArrayList<>();

  private LockRemovals(Program program, KeyLocks locks) {
    this.program = program;
    this.locks = locks;
  }

  /** All of them, in the order of the source. */
  static List<LockRemoval> in(TreePath topLevelClass, Program program, KeyLocks locks) {
    if (locks.maps().isEmpty()) {
      return List.of();
    }
    LockRemovals scanner = new LockRemovals(program, locks);
    scanner.scan(topLevelClass, null);
    return scanner.found;
  }

  @Override
  public Void visitMethodInvocation(MethodInvocationTree tree, Void unused) {
    VarSymbol map = Trees.receiver(tree) == null ? null : locks.mapBehind(tree, getCurrentPath());
    if (map != null && locks.isLockMap(map) && !locks.taken(map).isEmpty()) {
      check(tree, getCurrentPath(), map);
    }
    return super.visitMethodInvocation(tree, null);
  }

  private void check(MethodInvocationTree call, TreePath path, VarSymbol map) {
    boolean byUser = takesOut(call) && isByUser(path, map, new HashSet<>());
    boolean byState =
        Trees.methodName(call).equals("removeIf") && mentions(call, ASK_LOCK::contains);
    if ((byUser || byState)
        && !isCounted(path)
        && !isExcluded(path, map)
        && !locks.isHeldWeakly(map)
        && !isCheckedAfterwards(path, map)) {
      TreePath taken = locks.taken(map).iterator().next();
      found.add(new LockRemoval(map, program.containers.typeName(map), path, taken));
    }
  }

  /** A call that removes, or one whose function always gives null. */
  private static boolean takesOut(MethodInvocationTree call) {
    if (REMOVE.contains(Trees.methodName(call))) {
      return !call.getArguments().isEmpty();
    }
    return COMPUTE.contains(Trees.methodName(call))
        && call.getArguments().size() == 2
        && Trees.bare(call.getArguments().get(1)) instanceof LambdaExpressionTree function
        && function.getBody().getKind() == Tree.Kind.NULL_LITERAL;
  }

  /** In code that locks or unlocks the key itself, or that such code calls. */
  private boolean isByUser(TreePath place, VarSymbol map, Set<MethodSymbol> asked) {
    TreePath body = Trees.enclosingBody(place);
    if (body == null) {
      return false;
    }
    boolean here =
        locks.taken(map).stream().anyMatch(t -> Trees.isWithin(t, body.getLeaf()))
            || locks.givenBack(map).stream().anyMatch(t -> Trees.isWithin(t, body.getLeaf()));
    if (here || body.getLeaf() instanceof LambdaExpressionTree) {
      return here || isByUser(body, map, asked);
    }
    return Trees.symbol(body.getLeaf()) instanceof MethodSymbol method
        && program.declarations.isInternal(method)
        && asked.add(method)
        && program.declarations.callsOf(method).stream().anyMatch(c -> isByUser(c, map, asked));
  }

  /** {@code if (--users == 0) locks.remove(key);}. */
  private static boolean isCounted(TreePath removal) {
    TreePath child = removal;
    for (TreePath p = removal.getParentPath();
        p != null && !Trees.isBody(p.getLeaf());
        p = p.getParentPath()) {
      Tree tree = p.getLeaf();
      ExpressionTree condition =
          tree instanceof IfTree test && child.getLeaf() != test.getCondition()
              ? test.getCondition()
              : tree instanceof ConditionalExpressionTree choice
                      && child.getLeaf() != choice.getCondition()
                  ? choice.getCondition()
                  : null;
      if (condition != null && isCount(condition)) {
        return true;
      }
      child = p;
    }
    return false;
  }

  private static boolean isCount(ExpressionTree condition) {
    if (mentions(condition, ASK_LOCK::contains)) {
      return false;
    }
    boolean[] number = {false};
    new TreeScanner<Void, Void>() {
      @Override
      public Void visitBinary(BinaryTree tree, Void unused) {
        number[0] |=
            tree.getRightOperand().getKind() == Tree.Kind.INT_LITERAL
                || tree.getLeftOperand().getKind() == Tree.Kind.INT_LITERAL;
        return super.visitBinary(tree, null);
      }
    }.scan(condition, null);
    return number[0] || mentions(condition, name -> COUNT.matcher(name).matches());
  }

  private static boolean mentions(Tree code, Predicate<String> names) {
    boolean[] found = {false};
    new TreeScanner<Void, Void>() {
      @Override
      public Void visitIdentifier(IdentifierTree tree, Void unused) {
        found[0] |= names.test(tree.getName().toString());
        return null;
      }

      @Override
      public Void visitMemberSelect(MemberSelectTree tree, Void unused) {
        found[0] |= names.test(tree.getIdentifier().toString());
        return super.visitMemberSelect(tree, null);
      }

      @Override
      public Void visitMemberReference(MemberReferenceTree tree, Void unused) {
        found[0] |= names.test(tree.getName().toString());
        return super.visitMemberReference(tree, null);
      }
    }.scan(code, null);
    return found[0];
  }

  /** A lock over all keys is held here and wherever a key's lock is fetched and taken. */
  private boolean isExcluded(TreePath removal, VarSymbol map) {
    ImmutableSet<LockPath> here = program.locks.at(removal);
    return locks.taken(map).stream()
        .map(program.locks::at)
        .map(held -> here.stream().filter(h -> held.stream().anyMatch(h::excludes)).findFirst())
        .allMatch(Optional::isPresent);
  }

  /** {@code if (locks.get(key) == lock)}: who has got an old lock sees it, and tries again. */
  private boolean isCheckedAfterwards(TreePath removal, VarSymbol map) {
    TreePath type = removal;
    while (!(type.getParentPath().getLeaf() instanceof CompilationUnitTree)) {
      type = type.getParentPath();
    }
    boolean[] checked = {false};
    new TreePathScanner<Void, Void>() {
      @Override
      public Void visitBinary(BinaryTree tree, Void unused) {
        boolean same =
            tree.getKind() == Tree.Kind.EQUAL_TO || tree.getKind() == Tree.Kind.NOT_EQUAL_TO;
        checked[0] |=
            same
                && (isLookUp(tree.getLeftOperand(), tree.getRightOperand())
                    || isLookUp(tree.getRightOperand(), tree.getLeftOperand()));
        return super.visitBinary(tree, null);
      }

      private boolean isLookUp(ExpressionTree side, ExpressionTree other) {
        return Trees.bare(side) instanceof MethodInvocationTree call
            && Trees.methodName(call).equals("get")
            && Trees.receiver(call) != null
            && locks.mapBehind(call, getCurrentPath()) == map
            && other.getKind() != Tree.Kind.NULL_LITERAL;
      }
    }.scan(type, null);
    return checked[0];
  }
}
