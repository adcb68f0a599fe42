package io.github.mapvet.model;

import com.google.common.collect.ImmutableSet;
import com.google.common.collect.LinkedHashMultimap;
import com.google.common.collect.SetMultimap;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.SynchronizedTree;
import com.sun.source.util.TreePath;
import com.sun.tools.javac.code.Symbol.MethodSymbol;
import com.sun.tools.javac.code.Symbol.TypeSymbol;
import com.sun.tools.javac.code.Symbol.VarSymbol;
import com.sun.tools.javac.code.Type;
import io.github.mapvet.knowledge.LockTypes;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** The maps of one top-level class that hold a lock for each key, and where those are used. */
final class KeyLocks {
  private static final int DEEPEST = 4;

  private static final Pattern LOCK_NAME =
      Pattern.compile(
          "(.*(Lock|Mutex|Monitor|Semaphore)|lock|mutex|monitor|semaphore)(s|es)?"
              + "((By|For|Per)[A-Z].*|Map|Cache|Table)?|(.*_)?(LOCK|MUTEX|MONITOR)(E?S)?(_.*)?");

  private static final Pattern WEAK = Pattern.compile("(weak|soft)Values|WeakValue");

  private static final ImmutableSet<String> TAKE =
      ImmutableSet.of(
          "acquire",
          "acquireUninterruptibly",
          "lock",
          "lockInterruptibly",
          "tryAcquire",
          "tryLock",
          "readLock",
          "writeLock");

  private static final ImmutableSet<String> GIVE_BACK = ImmutableSet.of("release", "unlock");

  private final Program program;
  private final SetMultimap<VarSymbol, TreePath> taken = LinkedHashMultimap.create();
  private final SetMultimap<VarSymbol, TreePath> givenBack = LinkedHashMultimap.create();

  private KeyLocks(Program program) {
    this.program = program;
  }

  /** Those that the class takes from its fields. */
  static KeyLocks in(TreePath topLevelClass, Program program) {
    KeyLocks locks = new KeyLocks(program);
    locks.find(program.declarations.of(topLevelClass));
    return locks;
  }

  /**
   * Whether a map's values are locks: by their type, or plain objects, or a map by its name, that
   * are locked.
   */
  boolean isLockMap(VarSymbol map) {
    Type value = valueType(map);
    return isLock(value)
        || (taken.containsKey(map)
            && (LOCK_NAME.matcher(map.name.toString()).matches()
                || (value != null
                    && value.tsym.getQualifiedName().contentEquals("java.lang.Object"))));
  }

  private static Type valueType(VarSymbol map) {
    return map.type != null && map.type.getTypeArguments().size() == 2
        ? map.type.getTypeArguments().get(1)
        : null;
  }

  private static boolean isLock(Type value) {
    return value != null
        && value.tsym != null
        && (LockTypes.isLock(value.tsym)
            || LOCK_NAME.matcher(value.tsym.getSimpleName().toString()).matches());
  }

  /** Whether a map keeps a lock as long as anybody has it, and no longer. */
  boolean isHeldWeakly(VarSymbol map) {
    return program.declarations.valuesOf(map).stream()
        .map(value -> value.getLeaf().toString())
        .anyMatch(text -> WEAK.matcher(text).find());
  }

  /** The maps whose values are locked. */
  Set<VarSymbol> maps() {
    return taken.keySet();
  }

  /** Where values of a map are locked. */
  Set<TreePath> taken(VarSymbol map) {
    return taken.get(map);
  }

  /** Where values of a map are unlocked. */
  Set<TreePath> givenBack(VarSymbol map) {
    return givenBack.get(map);
  }

  private void find(ClassDeclarations code) {
    for (TreePath monitor : code.monitors) {
      put(taken, ((SynchronizedTree) monitor.getLeaf()).getExpression(), monitor);
    }
    for (TreePath path : code.callsInOrder) {
      MethodInvocationTree call = (MethodInvocationTree) path.getLeaf();
      ExpressionTree receiver = Trees.receiver(call);
      if (receiver != null && TAKE.contains(Trees.methodName(call))) {
        put(taken, receiver, path);
      } else if (receiver != null && GIVE_BACK.contains(Trees.methodName(call))) {
        put(givenBack, receiver, path);
      }
    }
  }

  private void put(SetMultimap<VarSymbol, TreePath> into, ExpressionTree lock, TreePath where) {
    VarSymbol map = mapOf(lock, where, DEEPEST);
    if (map != null) {
      into.put(map, where);
    }
  }

  /** The map field that a lock was got from; null for another lock. */
  private VarSymbol mapOf(ExpressionTree lock, TreePath context, int depth) {
    ExpressionTree tree = Trees.bare(lock);
    if (depth == 0) {
      return null;
    }
    if (tree instanceof ConditionalExpressionTree choice) {
      VarSymbol first = mapOf(choice.getTrueExpression(), context, depth);
      return first != null ? first : mapOf(choice.getFalseExpression(), context, depth);
    }
    if (tree instanceof MethodInvocationTree call) {
      return mapOfCall(call, context, depth);
    }
    return Trees.symbol(tree) instanceof VarSymbol local && !(local.owner instanceof TypeSymbol)
        ? mapOfAny(program.declarations.valuesOf(local), depth)
        : null;
  }

  private VarSymbol mapOfAny(List<TreePath> values, int depth) {
    return values.stream()
        .map(v -> mapOf((ExpressionTree) v.getLeaf(), v, depth - 1))
        .filter(map -> map != null)
        .findFirst()
        .orElse(null);
  }

  private VarSymbol mapOfCall(MethodInvocationTree call, TreePath context, int depth) {
    ExpressionTree receiver = Trees.receiver(call);
    if (receiver != null && TAKE.contains(Trees.methodName(call))) {
      // the half of a read-write lock
      return mapOf(receiver, context, depth - 1);
    }
    VarSymbol map = receiver == null ? null : mapBehind(call, context);
    if (map != null) {
      return map;
    }
    return Trees.symbol(call) instanceof MethodSymbol method
        ? program
            .declarations
            .method(method)
            .map(m -> mapOfAny(Trees.returnedBy(m), depth))
            .orElse(null)
        : null;
  }

  /** The map or cache field that a method is called on, directly or by a view; null for none. */
  VarSymbol mapBehind(MethodInvocationTree call, TreePath context) {
    ExpressionTree receiver = Trees.receiver(call);
    if (program.containers.typeOf(receiver).isPresent()) {
      return program
          .containers
          .resolve(receiver, context)
          .map(c -> c.base().variable())
          .filter(map -> map.owner instanceof TypeSymbol)
          .orElse(null);
    }
    return Trees.symbol(receiver) instanceof VarSymbol cache
            && cache.owner instanceof TypeSymbol
            && cache.type.tsym.getSimpleName().toString().endsWith("Cache")
        ? cache
        : null;
  }
}
