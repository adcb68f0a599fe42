package io.github.mapvet.model;

import static com.google.common.collect.ImmutableList.toImmutableList;

import com.google.common.base.Supplier;
import com.google.common.base.Suppliers;
import com.google.common.collect.ImmutableList;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreeScanner;
import com.sun.tools.javac.code.Flags;
import com.sun.tools.javac.code.Symbol.VarSymbol;
import io.github.mapvet.knowledge.Libraries;
import io.github.mapvet.knowledge.SharedObjects;
import io.github.mapvet.knowledge.Supertypes;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the members of a class say of the threads that use its objects: the same for all its fields,
 * so it is found once.
 */
final class MemberSigns {
  private final ClassTree type;
  private final Supplier<Optional<String>> frameworkCall;
  private final Supplier<ImmutableList<VarSymbol>> threadLocals;
  private final Supplier<Boolean> locks;

  MemberSigns(ClassTree type, Libraries libraries) {
    this.type = type;
    frameworkCall = Suppliers.memoize(this::findFrameworkCall);
    threadLocals = Suppliers.memoize(this::findThreadLocals);
    locks = Suppliers.memoize(() -> Locking.isUsedIn(type, libraries));
  }

  /** The annotation by which a framework calls a method on threads of its own. */
  Optional<String> frameworkCall() {
    return frameworkCall.get();
  }

  /** The fields that keep something for each thread. */
  ImmutableList<VarSymbol> threadLocals() {
    return threadLocals.get();
  }

  /** Whether it has volatile fields, atomics and locks. */
  boolean hasMeans() {
    return isManyTimesForThreads() && locks.get();
  }

  /** Whether it has any of these, itself or in a class inside of it. */
  boolean isForThreads() {
    return locks.get() || hasFieldForThreads();
  }

  private boolean hasFieldForThreads() {
    boolean[] found = {false};
    new TreeScanner<Void, Void>() {
      @Override
      public Void visitVariable(VariableTree tree, Void unused) {
        found[0] |= Trees.symbol(tree) instanceof VarSymbol v && (isVolatile(v) || isAtomic(v));
        return super.visitVariable(tree, null);
      }
    }.scan(type, null);
    return found[0];
  }

  private Optional<String> findFrameworkCall() {
    return type.getMembers().stream()
        .filter(MethodTree.class::isInstance)
        .flatMap(
            member ->
                SharedObjects.frameworkCalls().stream().filter(a -> Annotations.has(member, a)))
        .findFirst();
  }

  private ImmutableList<VarSymbol> findThreadLocals() {
    return fields()
        .filter(v -> Supertypes.of(v.type.tsym).contains("java.lang.ThreadLocal"))
        .collect(toImmutableList());
  }

  /** One volatile flag or one counter is everywhere: two of each. */
  private boolean isManyTimesForThreads() {
    return fields().filter(MemberSigns::isVolatile).count() > 1
        && fields().filter(MemberSigns::isAtomic).count() > 1;
  }

  private static boolean isVolatile(VarSymbol field) {
    return (field.flags() & Flags.VOLATILE) != 0;
  }

  private static boolean isAtomic(VarSymbol field) {
    String type = field.type == null ? "" : field.type.tsym.getQualifiedName().toString();
    return type.startsWith("java.util.concurrent.atomic.");
  }

  private Stream<VarSymbol> fields() {
    return type.getMembers().stream()
        .filter(VariableTree.class::isInstance)
        .map(Trees::symbol)
        .filter(VarSymbol.class::isInstance)
        .map(VarSymbol.class::cast);
  }
}
