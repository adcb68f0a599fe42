package io.github.mapvet.model;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.tools.javac.code.Symbol.TypeSymbol;
import com.sun.tools.javac.code.Symbol.VarSymbol;
import io.github.mapvet.model.Use.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Finds hooks that touch containers without the lock of the working threads, or an old one. */
final class HookUses {
  private final Program program;
  private final HookCode hooks;
  private final List<SharedField> fields;

  private HookUses(Program program, HookCode hooks, List<SharedField> fields) {
    this.program = program;
    this.hooks = hooks;
    this.fields = fields;
  }

  /** All of them, those without a lock first. */
  static List<HookUse> in(TreePath topLevelClass, Program program, List<SharedField> fields) {
    HookUses finder = new HookUses(program, new HookCode(program, topLevelClass), fields);
    List<HookUse> found = new ArrayList<>();
    fields.forEach(f -> found.addAll(finder.withoutLock(f)));
    if (fields.stream().anyMatch(f -> finder.replacement(f).isPresent())) {
      found.addAll(finder.captured(topLevelClass));
    }
    return found;
  }

  /** Changes and iterations; changes first. */
  private List<HookUse> withoutLock(SharedField field) {
    if (!field.mayNeedLock() || !isGuarded(field) || field.isConfined()) {
      return List.of();
    }
    List<Use> inHooks =
        field.sharedUses().stream()
            .filter(u -> !u.roots().isEmpty() && hooks.around(u.path()).isPresent())
            .toList();
    Optional<Term> guard =
        program.guards.of(field.symbol()).stream().findFirst().or(() -> field.usualLock(inHooks));
    return guard.isEmpty()
        ? List.of()
        : inHooks.stream()
            .filter(u -> (u.isWrite() || u.kind() == Kind.ITERATE) && !u.holds(guard.get()))
            .sorted(Comparator.comparing(Use::isWrite, Comparator.reverseOrder()))
            .flatMap(u -> withoutLock(field, u, guard.get()).stream())
            .toList();
  }

  private boolean isGuarded(SharedField field) {
    return field.sharedUses().stream().anyMatch(u -> !u.locks().isEmpty())
        || !program.guards.of(field.symbol()).isEmpty();
  }

  private Optional<HookUse> withoutLock(SharedField field, Use use, Term guard) {
    return field.sharedUses().stream()
        .filter(u -> u.holds(guard) && (u.isWrite() || use.isWrite()) && !u.isOrderedWith(use))
        .min(Comparator.comparing(u -> !u.isWrite()))
        .map(
            worker ->
                new HookUse(
                    field,
                    hooks.around(use.path()).orElseThrow(),
                    use.path(),
                    Optional.of(use),
                    Optional.of(guard),
                    worker));
  }

  private List<HookUse> captured(TreePath topLevelClass) {
    List<HookUse> found = new ArrayList<>();
    new TreePathScanner<Void, Void>() {
      @Override
      public Void visitLambdaExpression(LambdaExpressionTree tree, Void unused) {
        if (hooks.isForTheEnd(getCurrentPath())) {
          addLocals(getCurrentPath(), found);
        }
        return super.visitLambdaExpression(tree, null);
      }

      /** {@code map::clear} evaluates {@code map} when the hook is made. */
      @Override
      public Void visitMemberReference(MemberReferenceTree tree, Void unused) {
        if (hooks.isForTheEnd(getCurrentPath())) {
          addCaptured(tree.getQualifierExpression(), getCurrentPath(), found);
        }
        return super.visitMemberReference(tree, null);
      }

      @Override
      public Void visitNewClass(NewClassTree tree, Void unused) {
        if (hooks.isForTheEnd(getCurrentPath())) {
          tree.getArguments().forEach(a -> addCaptured(a, getCurrentPath(), found));
          addLocals(getCurrentPath(), found);
        }
        return super.visitNewClass(tree, null);
      }
    }.scan(topLevelClass, null);
    return found;
  }

  /** The locals from outside that stand for a field's content as it was. */
  private void addLocals(TreePath function, List<HookUse> found) {
    new TreePathScanner<Void, Void>() {
      @Override
      public Void visitIdentifier(IdentifierTree tree, Void unused) {
        if (Trees.symbol(tree) instanceof VarSymbol local
            && !(local.owner instanceof TypeSymbol)
            && local.pos < Trees.start(function.getLeaf())) {
          addCaptured(tree, getCurrentPath(), found);
        }
        return null;
      }
    }.scan(function, null);
  }

  private void addCaptured(ExpressionTree value, TreePath path, List<HookUse> found) {
    program
        .containers
        .resolve(value, path)
        .map(c -> c.base().variable())
        .flatMap(variable -> fields.stream().filter(f -> f.symbol().equals(variable)).findFirst())
        .filter(f -> found.stream().noneMatch(h -> h.use().isEmpty() && h.field() == f))
        .ifPresent(
            field ->
                replacement(field)
                    .ifPresent(
                        other ->
                            found.add(
                                new HookUse(
                                    field,
                                    "a hook",
                                    new TreePath(path, value),
                                    Optional.empty(),
                                    Optional.empty(),
                                    other))));
  }

  /** Where the class gives the field another container when it is at work. */
  private Optional<Use> replacement(SharedField field) {
    return field.uses().stream()
        .filter(
            u -> u.kind() == Kind.ASSIGN && !u.owned() && !program.roots.isConstruction(u.path()))
        .findFirst();
  }
}
