package io.github.mapvet.model;

import com.google.common.base.CharMatcher;
import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.tools.javac.code.Flags;
import com.sun.tools.javac.code.Symbol.ClassSymbol;
import com.sun.tools.javac.code.Symbol.VarSymbol;
import io.github.mapvet.knowledge.LockTypes;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds the lock fields of one top-level class that its declared guards leave out. */
final class UnnamedLocks extends NameScanner {
  private final Program program;

  /** The words of all the guards. */
  private final Set<String> named = new HashSet<>();

  /** The classes that declare guards. */
  private final Set<ClassSymbol> declaring = new HashSet<>();

  private final Map<VarSymbol, UnnamedLock> found = new LinkedHashMap<>();

  private UnnamedLocks(Program program) {
    this.program = program;
  }

  /** The locks below a class, in the order in which they are first held. */
  static List<UnnamedLock> in(TreePath topLevelClass, Program program) {
    UnnamedLocks scanner = new UnnamedLocks(program);
    scanner.readGuards(topLevelClass);
    if (!scanner.declaring.isEmpty()) {
      scanner.scan(topLevelClass, null);
    }
    return ImmutableList.copyOf(scanner.found.values());
  }

  private void readGuards(TreePath code) {
    new TreePathScanner<Void, Void>() {
      @Override
      public Void visitVariable(VariableTree tree, Void unused) {
        read(tree, getCurrentPath());
        return super.visitVariable(tree, null);
      }

      @Override
      public Void visitMethod(MethodTree tree, Void unused) {
        read(tree, getCurrentPath());
        return super.visitMethod(tree, null);
      }
    }.scan(code, null);
  }

  private void read(Tree member, TreePath path) {
    List<String> guards = Annotations.values(member, "GuardedBy");
    if (!guards.isEmpty()) {
      Trees.enclosingClass(path).ifPresent(declaring::add);
    }
    Splitter words = Splitter.on(CharMatcher.anyOf(".() ")).omitEmptyStrings();
    guards.forEach(guard -> words.split(guard).forEach(named::add));
  }

  @Override
  void visitName(ExpressionTree name) {
    if (!(Trees.symbol(name) instanceof VarSymbol state)
        || !isState(state)
        || program.roots.isConstruction(getCurrentPath())) {
      return;
    }
    for (LockPath held : program.locks.at(getCurrentPath())) {
      VarSymbol lock = held.object() instanceof Term.Field field ? field.symbol() : null;
      if (lock != null && declaring.contains(lock.owner) && !isNamed(lock)) {
        program
            .declarations
            .variable(lock)
            .ifPresent(
                d -> found.putIfAbsent(lock, new UnnamedLock(lock, d, state, getCurrentPath())));
      }
    }
  }

  /** What changes and has no guard yet. Containers are looked at by themselves. */
  private boolean isState(VarSymbol field) {
    return field.owner instanceof ClassSymbol
        && (field.flags() & Flags.FINAL) == 0
        && !LockTypes.isLock(field.type.tsym)
        && program.containers.typeOf(field).isEmpty()
        && !program.guards.isDeclared(field)
        && program.declarations.variable(field).isPresent();
  }

  /** Named itself, or one of its halves. */
  private boolean isNamed(VarSymbol lock) {
    return named.contains(lock.name.toString())
        || halvesOf(lock).stream().anyMatch(named::contains);
  }

  private Set<String> halvesOf(VarSymbol lock) {
    Set<String> halves = new HashSet<>();
    lock.owner
        .members()
        .getSymbols(s -> s instanceof VarSymbol)
        .forEach(
            symbol ->
                program.declarations.valuesOf((VarSymbol) symbol).stream()
                    .map(TreePath::getLeaf)
                    .filter(MethodInvocationTree.class::isInstance)
                    .map(call -> Trees.receiver((MethodInvocationTree) call))
                    .filter(whole -> whole != null && Trees.symbol(whole) == lock)
                    .forEach(whole -> halves.add(symbol.name.toString())));
    return halves;
  }
}
