package io.github.mapvet.model;

import com.google.common.collect.Streams;
import com.google.errorprone.util.ASTHelpers;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.util.TreePath;
import com.sun.tools.javac.code.Symbol.MethodSymbol;
import com.sun.tools.javac.code.Symbol.TypeSymbol;
import com.sun.tools.javac.code.Symbol.VarSymbol;
import io.github.mapvet.knowledge.LockTypes;
import io.github.mapvet.model.LockPath.Mode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the names inside a called method or constructor stand for where it is called: its parameters
 * and its {@code this}.
 */
final class CallNames {
  private final MethodSymbol callee;
  private final Declarations declarations;
  private final Map<Term, LockPath> names = new HashMap<>();
  private final boolean sameObject;

  /**
   * The names at one call.
   *
   * @param call the call or {@code new}
   * @param callee the method or constructor
   * @param context a path in the caller
   * @param locks tells the lock that an argument denotes
   */
  CallNames(
      ExpressionTree call,
      MethodSymbol callee,
      TreePath context,
      Locks locks,
      Declarations declarations) {
    this.callee = callee;
    this.declarations = declarations;
    List<? extends ExpressionTree> arguments =
        call instanceof NewClassTree created
            ? created.getArguments()
            : ((MethodInvocationTree) call).getArguments();
    for (int i = 0; i < Math.min(arguments.size(), callee.getParameters().size()); i++) {
      Term parameter = new Term.Local(callee.getParameters().get(i));
      locks.lockOf(arguments.get(i), context).ifPresent(a -> names.put(parameter, a));
    }
    ExpressionTree receiver = Trees.receiver(call);
    sameObject = receiver == null && !callee.isConstructor();
    if (receiver != null && !callee.isStatic() && !callee.isConstructor()) {
      locks.lockOf(receiver, context).ifPresent(r -> names.put(self(), r));
    }
  }

  private Term self() {
    return new Term.This((TypeSymbol) callee.owner);
  }

  /** A lock of the callee's in the caller's terms; empty where the caller has no name for it. */
  Optional<LockPath> seenByCaller(LockPath lock) {
    Term object = givenToConstructor(lock.object()).orElse(lock.object());
    LockPath whole = names.get(object);
    if (whole != null) {
      boolean reads = lock.mode() == Mode.READ || whole.mode() == Mode.READ;
      return Optional.of(new LockPath(whole.object(), reads ? Mode.READ : Mode.EXCLUSIVE));
    }
    Term root = object.root();
    if (names.containsKey(root) && isWrapped(object)) {
      return Optional.of(new LockPath(names.get(root).object(), lock.mode()));
    }
    boolean named = names.containsKey(root);
    boolean onlyInside =
        (root instanceof Term.Local local && local.symbol().owner == callee)
            || (!sameObject && root.equals(self()));
    Map<Term, Term> objects = new HashMap<>();
    names.forEach((name, given) -> objects.put(name, given.object()));
    return named || !onlyInside
        ? Optional.of(new LockPath(object.substitute(objects), lock.mode()))
        : Optional.empty();
  }

  /** The lock inside an object that is there for nothing else: the object is called the lock. */
  private boolean isWrapped(Term object) {
    return object instanceof Term.Field field
        && field.of().equals(self())
        && field.symbol().isPrivate()
        && Streams.stream(callee.owner.members().getSymbols(s -> s instanceof VarSymbol))
            .filter(other -> !ASTHelpers.isStatic(other))
            .allMatch(other -> LockTypes.isLock(other.type.tsym));
  }

  /** {@code this.lock = lock}: the field holds what the constructor was given. */
  private Optional<Term> givenToConstructor(Term lock) {
    return callee.isConstructor() && lock instanceof Term.Field field
        ? declarations.valuesOf(field.symbol()).stream()
            .map(value -> Trees.symbol(value.getLeaf()))
            .filter(callee.getParameters()::contains)
            .<Term>map(parameter -> new Term.Local((VarSymbol) parameter))
            .findFirst()
        : Optional.empty();
  }
}
