package io.github.mapvet.model;

import com.google.common.collect.ImmutableSet;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.BlockTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IfTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TryTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import com.sun.tools.javac.code.Symbol.MethodSymbol;
import com.sun.tools.javac.code.Symbol.VarSymbol;
import com.sun.tools.javac.code.Type;
import io.github.mapvet.knowledge.ContainerKind;
import io.github.mapvet.knowledge.Factories;
import io.github.mapvet.knowledge.Interchangeable;
import io.github.mapvet.knowledge.Operation;
import io.github.mapvet.model.CheckThenAct.Kind;
import io.github.mapvet.model.Presence.Outcome;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Finds check-then-act on one entry of a container whose single calls are atomic. */
public final class CheckThenActs {

  /** Calls that take an entry out when their function gives null. */
  private static final ImmutableSet<String> MAY_TAKE_OUT =
      ImmutableSet.of("compute", "computeIfPresent", "merge");

  /** Methods whose functions give nothing back. */
  private static final ImmutableSet<String> TAKE_NO_RESULT =
      ImmutableSet.of("execute", "forEach", "ifPresent", "ifPresentOrElse");

  private static final Pattern FORGIVES =
      Pattern.compile(".*\\b(NullPointerException|RuntimeException|Throwable)");

  private final Presences presences;
  private final Derivations derivations;
  private final NullTests nullTests;
  private final FreshKeys freshKeys;
  private final OutsideCalls outside;
  private final Declarations declarations;
  private final Helpers helpers;
  private final Terms terms;
  private final ValueTests tests;

  CheckThenActs(
      Presences presences,
      Derivations derivations,
      NullTests nullTests,
      FreshKeys freshKeys,
      OutsideCalls outside,
      Declarations declarations,
      Helpers helpers,
      Lookups lookups,
      Terms terms) {
    this.presences = presences;
    this.derivations = derivations;
    this.nullTests = nullTests;
    this.freshKeys = freshKeys;
    this.outside = outside;
    this.declarations = declarations;
    this.helpers = helpers;
    this.terms = terms;
    this.tests = new ValueTests(lookups, terms);
  }

  /**
   * The check that a call relies on.
   *
   * @param act a call on a container
   * @param all the calls of the same class, to see whether entries are ever removed
   */
  public Optional<CheckThenAct> of(Access act, List<Access> all) {
    return isOwn(act) ? Optional.empty() : find(act, all);
  }

  /** What is kept under a key that was made for this call nobody else looks for. */
  private boolean isOwn(Access act) {
    return !act.method().equals("setValue")
        && !act.call().getArguments().isEmpty()
        && freshKeys.contain(new TreePath(act.path(), act.call().getArguments().get(0)));
  }

  private Optional<CheckThenAct> find(Access act, List<Access> all) {
    return switch (act.method()) {
      case "put", "setProperty" -> ofPut(act).or(() -> ofCallers(act));
      case "replace" -> ofReplace(act);
      case "setValue" -> ofSetValue(act);
      case "add", "addLast", "addFirst", "offer" -> ofAdd(act);
      case "remove" -> ofRemove(act, all);
      case "get", "getProperty" -> ofGet(act, all);
      default -> Optional.empty();
    };
  }

  private Optional<CheckThenAct> ofPut(Access put) {
    if (!isPut(put)) {
      return Optional.empty();
    }
    TreePath value = new TreePath(put.path(), put.call().getArguments().get(1));
    Optional<Presence> known = latest(put, put.path());
    if (known.filter(p -> p.outcome() == Outcome.MISSING).isPresent()) {
      // The value that was read is null there, and nothing is computed from it.
      return Interchangeable.contains(Trees.type(Trees.bare(value).getLeaf()))
          ? Optional.empty()
          : known.map(p -> new CheckThenAct(Kind.PUT_IF_ABSENT, p.check(), put));
    }
    return derivations
        .readBehind(value, put)
        .map(read -> new CheckThenAct(Kind.READ_MODIFY_WRITE, read, put))
        .or(() -> ofTested(known, put))
        .or(() -> ofDisposed(put));
  }

  private static boolean isPut(Access put) {
    return put.container().type().kind() == ContainerKind.MAP
        && put.call().getArguments().size() == 2
        && isStatement(put);
  }

  /** {@code map.replace(key, map.get(key) + 1)}: the two-step form of the call with three. */
  private Optional<CheckThenAct> ofReplace(Access replace) {
    return isPut(replace)
        ? derivations
            .readBehind(new TreePath(replace.path(), replace.call().getArguments().get(1)), replace)
            .map(read -> new CheckThenAct(Kind.READ_MODIFY_WRITE, read, replace))
        : Optional.empty();
  }

  /**
   * {@code entry.setValue(entry.getValue() + 1)}: an entry of a concurrent map is a place, not a
   * copy.
   */
  private Optional<CheckThenAct> ofSetValue(Access set) {
    return derivations
        .readBehind(new TreePath(set.path(), set.call().getArguments().get(0)), set)
        .map(read -> new CheckThenAct(Kind.READ_MODIFY_WRITE, read, set))
        .or(() -> ofTested(latest(set, set.path()), set));
  }

  /** A value that was asked whether it should be replaced or removed. */
  private Optional<CheckThenAct> ofTested(Optional<Presence> known, Access act) {
    return known
        .filter(p -> p.outcome() == Outcome.TESTED && !isComparedWithNew(p.check(), act))
        .map(p -> new CheckThenAct(Kind.TESTED_VALUE, p.check(), act));
  }

  /** {@code if (!value.equals(map.get(key))) map.put(key, value)}: overwriting is meant. */
  private boolean isComparedWithNew(Access check, Access put) {
    if (put.call().getArguments().size() < 2) {
      return false;
    }
    Optional<Term> stored = terms.of(put.call().getArguments().get(1), put.path());
    return stored.isPresent() && tests.compares(check, stored.get(), put.path());
  }

  /** {@code V old = map.get(key); old.close(); map.put(key, new V())}. */
  private Optional<CheckThenAct> ofDisposed(Access put) {
    return tests
        .disposedIn(Trees.enclosingBody(put.path()))
        .filter(old -> old.sameEntry(put) && isUnchanged(put, old.path(), put.path()))
        .filter(old -> Trees.start(old.call()) < Trees.start(put.call()))
        .filter(old -> ControlFlow.canFollow(old.path(), put.path()))
        .findFirst()
        .map(old -> new CheckThenAct(Kind.REPLACE_OLD, old, put));
  }

  /** A method that only puts for its callers, one of which has asked before. */
  private Optional<CheckThenAct> ofCallers(Access put) {
    TreePath body = Trees.enclosingBody(put.path());
    if (!isPut(put)
        || !(Trees.symbol(body.getLeaf()) instanceof MethodSymbol method)
        || !(put.key().map(Term::root).orElse(null) instanceof Term.Local key)
        || !method.getParameters().contains(key.symbol())
        || !declarations.isInternal(method)
        || !presences.before(put.path()).isEmpty()) {
      return Optional.empty();
    }
    return declarations.callsOf(method).stream()
        .filter(c -> c.getLeaf() instanceof MethodInvocationTree)
        .map(c -> helpers.asSeenAt(c, put))
        .flatMap(
            act ->
                latest(act, act.path())
                    .filter(p -> p.outcome() == Outcome.MISSING)
                    .map(p -> new CheckThenAct(Kind.PUT_IF_ABSENT, p.check(), act))
                    .stream())
        .findFirst();
  }

  /**
   * A set keeps one of two equal elements in any case: it matters only what else the one who added
   * it does.
   */
  private Optional<CheckThenAct> ofAdd(Access add) {
    ContainerKind kind = add.container().type().kind();
    if (add.call().getArguments().size() != 1 || !isStatement(add)) {
      return Optional.empty();
    }
    boolean keepsBoth = kind == ContainerKind.LIST || kind == ContainerKind.QUEUE;
    boolean matters = keepsBoth || (kind == ContainerKind.SET && somethingElseFollows(add));
    return matters
        ? latest(add, add.path())
            .filter(p -> p.outcome() == Outcome.MISSING)
            .map(p -> new CheckThenAct(Kind.ADD_IF_ABSENT, p.check(), add))
        : Optional.empty();
  }

  private Optional<CheckThenAct> ofRemove(Access remove, List<Access> all) {
    if (remove.call().getArguments().size() != 1
        || remove.container().type().kind() == ContainerKind.LIST) {
      return Optional.empty();
    }
    if (!isStatement(remove)) {
      return present(remove)
          .filter(c -> isTrusted(remove.path()))
          .map(c -> new CheckThenAct(Kind.ASSUMED_PRESENT, c, remove));
    }
    Optional<Presence> known = latest(remove, remove.path());
    return present(remove)
        .filter(c -> actsOnIt(c, remove))
        .map(c -> new CheckThenAct(Kind.REMOVE_IF_PRESENT, c, remove))
        .or(
            () ->
                mayBeReplaced(remove.container(), all)
                    ? ofTested(known, remove)
                    : Optional.empty());
  }

  /**
   * Removing twice is the same as once; it matters what else is done by the one that found the
   * entry.
   */
  private static boolean actsOnIt(Access check, Access remove) {
    Optional<VarSymbol> entry = NullTests.heldBy(check.path());
    return SiblingActs.of(remove.path())
        .anyMatch(act -> entry.isEmpty() || act.mentions(entry.get()));
  }

  private Optional<CheckThenAct> ofGet(Access get, List<Access> all) {
    if (get.container().type().kind() != ContainerKind.MAP
        || !isTrusted(get.path())
        || !mayLoseEntries(get.container(), all)) {
      return Optional.empty();
    }
    return present(get).map(c -> new CheckThenAct(Kind.ASSUMED_PRESENT, c, get));
  }

  /** A map of the class's own from which it never removes anything keeps what it has. */
  boolean mayLoseEntries(ContainerRef container, List<Access> all) {
    return isChanged(
        container,
        all,
        a ->
            Operation.takesOut(a.method())
                || MAY_TAKE_OUT.contains(a.method())
                || a.method().equals("iterator"));
  }

  /**
   * Whether an entry that was there can be put again with another value; what is kept under a key
   * of its own each time cannot.
   */
  private boolean mayBeReplaced(ContainerRef container, List<Access> all) {
    return isChanged(
        container,
        all,
        a -> a.operation().changes() && !Operation.takesOut(a.method()) && !isOwn(a));
  }

  private boolean isChanged(ContainerRef container, List<Access> all, Predicate<Access> change) {
    VarSymbol variable = container.base().variable();
    return variable == null
        || !(isMadeHere(variable) || outside.isForClassAlone(variable))
        || all.stream()
            .anyMatch(a -> a.container().base().variable() == variable && change.test(a));
  }

  /** A local with a container of its own. */
  private boolean isMadeHere(VarSymbol variable) {
    return variable.owner instanceof MethodSymbol
        && declarations.hasOneValue(variable)
        && isMaking(declarations.valuesOf(variable).get(0).getLeaf());
  }

  private static boolean isMaking(Tree value) {
    return value instanceof NewClassTree
        || (Trees.symbol(value) instanceof MethodSymbol method && Factories.of(method).isPresent());
  }

  /** What was found out last about the same entry. */
  private Optional<Presence> latest(Access act, TreePath place) {
    return presences.before(place).stream().filter(p -> isAbout(p, act, place)).findFirst();
  }

  /** The latest check of the same entry, if it was there. */
  private Optional<Access> present(Access act) {
    return presences.before(act.path()).stream()
        .filter(p -> p.outcome() != Outcome.TESTED && isAbout(p, act, act.path()))
        .findFirst()
        .filter(p -> p.outcome() == Outcome.PRESENT)
        .map(Presence::check);
  }

  private boolean isAbout(Presence presence, Access act, TreePath place) {
    return presence.check().sameEntry(act) && isUnchanged(act, presence.check().path(), place);
  }

  /** Whether the key is not given another value between two places. */
  private boolean isUnchanged(Access act, TreePath from, TreePath to) {
    return !(act.key().map(Term::root).orElse(null) instanceof Term.Local key)
        || declarations.valuesOf(key.symbol()).stream()
            .mapToInt(v -> Trees.start(v.getLeaf()))
            .noneMatch(v -> Trees.start(from.getLeaf()) < v && v < Trees.start(to.getLeaf()));
  }

  /** A call of which nobody takes the result. */
  private static boolean isStatement(Access access) {
    TreePath parent = access.path().getParentPath();
    return parent.getLeaf() instanceof ExpressionStatementTree
        || (parent.getLeaf() instanceof LambdaExpressionTree
            && parent.getParentPath().getLeaf() instanceof MethodInvocationTree runner
            && TAKE_NO_RESULT.contains(Trees.methodName(runner)));
  }

  /**
   * Whether the one that adds does something else as well: in the branch, or after an early exit of
   * the others.
   */
  private static boolean somethingElseFollows(Access add) {
    TreePath list = add.path().getParentPath().getParentPath();
    boolean isBranch = list.getParentPath().getLeaf() instanceof IfTree;
    return SiblingActs.of(add.path()).findAny().isPresent()
        || (list.getLeaf() instanceof BlockTree && (!isBranch || SiblingActs.leaves(list)));
  }

  /** Whether the value of a look-up is used as if it could not be null. */
  boolean isTrusted(TreePath lookup) {
    return !isForgiven(lookup) && isUsedAsPresent(lookup);
  }

  /** Who catches the exception that null leads to knows. */
  private static boolean isForgiven(TreePath lookup) {
    TreePath body = Trees.enclosingBody(lookup);
    for (TreePath p = lookup; p.getLeaf() != body.getLeaf(); p = p.getParentPath()) {
      if (p.getParentPath().getLeaf() instanceof TryTree attempt
          && attempt.getBlock() == p.getLeaf()
          && attempt.getCatches().stream()
              .anyMatch(c -> FORGIVES.matcher(c.getParameter().getType().toString()).matches())) {
        return true;
      }
    }
    return false;
  }

  private boolean isUsedAsPresent(TreePath lookup) {
    TreePath parent = Trees.bareParent(lookup);
    Tree tree = parent.getLeaf();
    if (tree instanceof ReturnTree) {
      return !NullTests.mayReturnNull(parent);
    }
    if (tree instanceof VariableTree variable) {
      return isPrimitive(variable)
          || (Trees.symbol(variable) instanceof VarSymbol local
              && nullTests.isDereferencedUntested(local, parent));
    }
    if (tree instanceof ConditionalExpressionTree choice) {
      return isTrustedChoice(choice, parent, lookup.getLeaf());
    }
    return tree instanceof MemberSelectTree
        || tree instanceof EnhancedForLoopTree
        || (tree instanceof BinaryTree binary && unboxes(binary, lookup.getLeaf()));
  }

  /** {@code map.containsKey(key) ? map.get(key) : other}. */
  private boolean isTrustedChoice(ConditionalExpressionTree choice, TreePath path, Tree lookup) {
    ExpressionTree taken = Trees.bare(choice.getTrueExpression());
    ExpressionTree other = taken == lookup ? choice.getFalseExpression() : taken;
    Type type = Trees.type(choice);
    return Trees.bare(choice.getCondition()) != lookup
        && other.getKind() != Tree.Kind.NULL_LITERAL
        && ((type != null && type.isPrimitive()) || isUsedAsPresent(path));
  }

  private static boolean isPrimitive(VariableTree variable) {
    return Trees.symbol(variable) != null && Trees.symbol(variable).type.isPrimitive();
  }

  /** {@code map.get(key) <= 1}: a boxed value is read like a field. */
  private static boolean unboxes(BinaryTree operation, Tree lookup) {
    ExpressionTree left = Trees.bare(operation.getLeftOperand());
    ExpressionTree other = left == lookup ? operation.getRightOperand() : left;
    return Trees.type(other) != null && Trees.type(other).isPrimitive();
  }
}
