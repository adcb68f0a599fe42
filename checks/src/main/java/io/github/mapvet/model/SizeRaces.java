package io.github.mapvet.model;

import com.google.common.collect.ImmutableSet;
import com.sun.source.tree.CatchTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewArrayTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TryTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.tree.WhileLoopTree;
import com.sun.source.util.TreePath;
import com.sun.tools.javac.code.Symbol.MethodSymbol;
import com.sun.tools.javac.code.Symbol.VarSymbol;
import io.github.mapvet.knowledge.ContainerKind;
import io.github.mapvet.knowledge.Operation;
import io.github.mapvet.knowledge.SizeReliance;
import io.github.mapvet.model.CheckThenAct.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Finds calls on a container that rely on how full it was a moment ago. */
public final class SizeRaces {

  /** How many calls are followed from a look to what it makes the code add. */
  private static final int DEEPEST = 3;

  /** Calls that add an entry; those that add only what is missing, too: they make it grow. */
  private static final ImmutableSet<String> ADD =
      ImmutableSet.of(
          "add",
          "addFirst",
          "addLast",
          "computeIfAbsent",
          "offer",
          "offerFirst",
          "offerLast",
          "push",
          "put",
          "putIfAbsent");

  /** Those of them that two threads may both do when both found the container empty. */
  private static final ImmutableSet<String> ADD_FIRST =
      ImmutableSet.of("add", "addAll", "addFirst", "addLast", "offer", "push", "put");

  private static final ImmutableSet<String> BY_INDEX = ImmutableSet.of("get", "remove", "set");

  /** What a caller catches who knows. */
  private static final Pattern EXPECTED = Pattern.compile("NoSuchElement.*|.*IndexOutOfBounds.*");

  private final SizeFacts facts;
  private final CheckThenActs checkThenActs;
  private final NullTests nullTests;
  private final Declarations declarations;
  private final Terms terms;

  SizeRaces(
      SizeFacts facts,
      CheckThenActs checkThenActs,
      NullTests nullTests,
      Declarations declarations,
      Terms terms) {
    this.facts = facts;
    this.checkThenActs = checkThenActs;
    this.nullTests = nullTests;
    this.declarations = declarations;
    this.terms = terms;
  }

  /**
   * The look that a call relies on.
   *
   * @param act a call on a container whose single calls are atomic
   * @param all the calls of the same class, to see whether entries are ever removed
   */
  public Optional<SizeRace> of(Access act, List<Access> all) {
    if (act.method().equals("toArray")) {
      return ofArray(act).filter(r -> checkThenActs.mayLoseEntries(act.container(), all));
    }
    Optional<SizeFact> fact =
        facts.before(act.path()).stream()
            .filter(f -> f.check().container().base().equals(act.container().base()))
            .findFirst();
    if (fact.isEmpty()) {
      return addsFirst(act) ? addedByHelper(act, act.path(), DEEPEST) : ofIndex(act, all);
    }
    SizeReliance reliance = reliance(act, fact.get());
    if (reliance == SizeReliance.EXCEEDS_IF_FULLER && isTrimmed(fact.get().check(), all)) {
      return Optional.empty();
    }
    boolean possible =
        addsTooMuch(reliance)
            || (checkThenActs.mayLoseEntries(act.container(), all) && !isExpected(act.path()));
    return reliance != SizeReliance.NONE && possible
        ? Optional.of(new SizeRace(reliance, fact.get().check(), act))
        : Optional.empty();
  }

  /** {@code list.get(list.size() - 1)}, {@code list.get(random.nextInt(list.size()))}. */
  private Optional<SizeRace> ofIndex(Access act, List<Access> all) {
    return isByIndex(act)
            && checkThenActs.mayLoseEntries(act.container(), all)
            && !isExpected(act.path())
        ? sizeBehindIndex(act).map(size -> new SizeRace(SizeReliance.THROWS_IF_SHORTER, size, act))
        : Optional.empty();
  }

  private static boolean isByIndex(Access act) {
    return act.container().type().kind() == ContainerKind.LIST
        && BY_INDEX.contains(act.method())
        && !act.call().getArguments().isEmpty();
  }

  /** {@code while (queue.size() >= MAX) queue.poll();}: a limit that is kept by and by. */
  private static boolean isTrimmed(Access check, List<Access> all) {
    TreePath p = check.path();
    while (p != null && !(p.getLeaf() instanceof StatementTree)) {
      p = p.getParentPath();
    }
    return p != null
        && p.getLeaf() instanceof WhileLoopTree loop
        && all.stream()
            .filter(a -> a.container().base().equals(check.container().base()))
            .filter(a -> Operation.takesOut(a.method()))
            .anyMatch(a -> Trees.isWithin(a.path(), loop.getStatement()));
  }

  private static boolean addsTooMuch(SizeReliance reliance) {
    return reliance == SizeReliance.EXCEEDS_IF_FULLER || reliance == SizeReliance.NOT_THE_FIRST;
  }

  /** {@code if (list.isEmpty()) addDefaults();}: the helper's call stands for what it adds. */
  private Optional<SizeRace> addedByHelper(Access act, TreePath place, int depth) {
    if (depth == 0
        || !(Trees.symbol(Trees.enclosingBody(place).getLeaf()) instanceof MethodSymbol helper)) {
      return Optional.empty();
    }
    for (TreePath call : declarations.callsOf(helper)) {
      Optional<SizeFact> fact =
          facts.before(call).stream()
              .filter(f -> f.check().container().base().equals(act.container().base()))
              .findFirst();
      Optional<SizeRace> race =
          fact.isPresent()
              ? fact.filter(SizeFact::isEmpty).map(f -> secondOne(f, act, call))
              : addedByHelper(act, call, depth - 1);
      if (race.isPresent()) {
        return race;
      }
    }
    return Optional.empty();
  }

  private static SizeRace secondOne(SizeFact fact, Access act, TreePath call) {
    return new SizeRace(
        SizeReliance.NOT_THE_FIRST,
        fact.check(),
        new Access(act.container(), act.operation(), act.method(), act.key(), call));
  }

  /** The same two calls as a check-then-act: what must be kept out between them. */
  public static CheckThenAct asPair(SizeRace race) {
    Kind kind = addsTooMuch(race.reliance()) ? Kind.PUT_IF_ABSENT : Kind.ASSUMED_PRESENT;
    return new CheckThenAct(kind, race.check(), race.act());
  }

  private SizeReliance reliance(Access act, SizeFact fact) {
    if (fact.hasRoom()) {
      return ADD.contains(act.method()) && !asksForRoom(act)
          ? SizeReliance.EXCEEDS_IF_FULLER
          : SizeReliance.NONE;
    }
    if (fact.isEmpty()) {
      return addsFirst(act) ? SizeReliance.NOT_THE_FIRST : SizeReliance.NONE;
    }
    if (fact.hasIndex() && isByIndex(act)) {
      return isIndex(act, fact) ? SizeReliance.THROWS_IF_SHORTER : SizeReliance.NONE;
    }
    return fact.hasEntries() ? onEmpty(act) : SizeReliance.NONE;
  }

  private SizeReliance onEmpty(Access act) {
    if (act.method().equals("iterator")) {
      return isStepped(act.path()) ? SizeReliance.THROWS_IF_EMPTY : SizeReliance.NONE;
    }
    SizeReliance onEmpty =
        act.call().getArguments().isEmpty()
            ? SizeReliance.onEmpty(act.method())
            : SizeReliance.NONE;
    return onEmpty != SizeReliance.NULL_IF_EMPTY || isUsedUntested(act.path())
        ? onEmpty
        : SizeReliance.NONE;
  }

  private static boolean addsFirst(Access act) {
    return ADD_FIRST.contains(act.method()) && isOneOfTwo(act);
  }

  /** {@code if (queue.offer(x))}: a queue that has a limit of its own says whether it had room. */
  private static boolean asksForRoom(Access act) {
    return act.method().startsWith("offer")
        && !(Trees.bareParent(act.path()).getLeaf() instanceof ExpressionStatementTree);
  }

  /** Elements of a list or queue, or the entry of a map; a set keeps one of two equal ones. */
  private static boolean isOneOfTwo(Access act) {
    ContainerKind kind = act.container().type().kind();
    return kind != ContainerKind.SET
        && Trees.bareParent(act.path()).getLeaf() instanceof ExpressionStatementTree;
  }

  /** {@code c.iterator().next()}. */
  private static boolean isStepped(TreePath iterator) {
    return iterator.getParentPath().getLeaf() instanceof MemberSelectTree select
        && select.getIdentifier().contentEquals("next");
  }

  /** The first, the last, or the one that was asked for. */
  private boolean isIndex(Access act, SizeFact fact) {
    ExpressionTree index = Trees.bare(act.call().getArguments().get(0));
    if (index instanceof LiteralTree literal) {
      return literal.getValue() instanceof Integer;
    }
    return sizeBehindIndex(act).isPresent()
        || (fact.index().isPresent() && fact.index().equals(terms.of(index, act.path())));
  }

  /** The size that the index is computed from, as in {@code list.size() - 1}. */
  private Optional<Access> sizeBehindIndex(Access act) {
    List<Access> sizes = new ArrayList<>();
    new OwnCodeScanner() {
      @Override
      public Void visitMethodInvocation(MethodInvocationTree tree, Void unused) {
        addSize(tree);
        return super.visitMethodInvocation(tree, null);
      }

      @Override
      public Void visitIdentifier(IdentifierTree tree, Void unused) {
        addSize(tree);
        return super.visitIdentifier(tree, null);
      }

      private void addSize(ExpressionTree tree) {
        facts
            .sizeIn(tree, getCurrentPath())
            .filter(s -> s.container().base().equals(act.container().base()))
            .ifPresent(sizes::add);
      }
    }.scan(
        declarations.onlyValue(new TreePath(act.path(), act.call().getArguments().get(0))), null);
    return sizes.stream().findFirst();
  }

  /** Used in any way, and not compared with null. */
  private boolean isUsedUntested(TreePath lookup) {
    TreePath parent = Trees.bareParent(lookup);
    if (parent.getLeaf() instanceof VariableTree variable
        && Trees.symbol(variable) instanceof VarSymbol local
        && !local.type.isPrimitive()) {
      return nullTests.isUsedUntested(local, parent);
    }
    return checkThenActs.isTrusted(lookup)
        || (parent.getLeaf() instanceof MethodInvocationTree taker
            && !NullTests.isNullCall(taker)
            && !TellingUses.tells(taker));
  }

  private static boolean isExpected(TreePath place) {
    Tree child = place.getLeaf();
    for (TreePath p = place.getParentPath(); p != null; p = p.getParentPath()) {
      if (p.getLeaf() instanceof TryTree attempt
          && attempt.getBlock() == child
          && attempt.getCatches().stream().anyMatch(SizeRaces::isExpected)) {
        return true;
      }
      child = p.getLeaf();
    }
    return false;
  }

  private static boolean isExpected(CatchTree handler) {
    return EXPECTED.matcher(handler.getParameter().getType().toString()).matches();
  }

  /** {@code c.toArray(new T[c.size()])}. */
  private Optional<SizeRace> ofArray(Access act) {
    if (act.call().getArguments().size() != 1) {
      return Optional.empty();
    }
    TreePath array =
        declarations.onlyValue(new TreePath(act.path(), act.call().getArguments().get(0)));
    if (!(array.getLeaf() instanceof NewArrayTree made) || made.getDimensions().size() != 1) {
      return Optional.empty();
    }
    return facts
        .sizeIn(made.getDimensions().get(0), array)
        .filter(s -> s.container().base().equals(act.container().base()))
        .map(s -> new SizeRace(SizeReliance.NULLS_IF_SHORTER, s, act));
  }
}
