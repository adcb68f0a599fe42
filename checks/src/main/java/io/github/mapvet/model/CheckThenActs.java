package io.github.mapvet.model;

import com.google.common.collect.ImmutableSet;
import com.sun.source.tree.BlockTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.IfTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import com.sun.tools.javac.code.Symbol.VarSymbol;
import io.github.mapvet.knowledge.ContainerKind;
import io.github.mapvet.knowledge.Interchangeable;
import io.github.mapvet.model.CheckThenAct.Kind;
import java.util.List;
import java.util.Optional;

/** Finds check-then-act on one entry of a container whose single calls are atomic. */
public final class CheckThenActs {

  /** Calls after which an entry that was there may be gone. */
  private static final ImmutableSet<String> REMOVE =
      ImmutableSet.of(
          "clear",
          "poll",
          "pollFirst",
          "pollFirstEntry",
          "pollLast",
          "pollLastEntry",
          "remove",
          "removeAll",
          "removeIf",
          "retainAll",
          "compute",
          "computeIfPresent",
          "merge");

  private final Presences presences;
  private final Derivations derivations;
  private final NullTests nullTests;

  CheckThenActs(Presences presences, Derivations derivations, NullTests nullTests) {
    this.presences = presences;
    this.derivations = derivations;
    this.nullTests = nullTests;
  }

  /**
   * The check that a call relies on.
   *
   * @param act a call on a container
   * @param all the calls of the same class, to see whether entries are ever removed
   */
  public Optional<CheckThenAct> of(Access act, List<Access> all) {
    return switch (act.method()) {
      case "put" -> ofPut(act);
      case "add" -> ofAdd(act);
      case "remove" -> ofRemove(act);
      case "get" -> ofGet(act, all);
      default -> Optional.empty();
    };
  }

  private Optional<CheckThenAct> ofPut(Access put) {
    if (put.container().type().kind() != ContainerKind.MAP
        || put.call().getArguments().size() != 2
        || !isStatement(put)) {
      return Optional.empty();
    }
    TreePath value = new TreePath(put.path(), put.call().getArguments().get(1));
    // Where the entry was found missing, the value that was read is null and nothing is computed
    // from it.
    return found(put, false)
        .filter(check -> !Interchangeable.contains(Trees.type(value.getLeaf())))
        .map(check -> new CheckThenAct(Kind.PUT_IF_ABSENT, check, put))
        .or(
            () ->
                derivations
                    .readBehind(value, put)
                    .map(read -> new CheckThenAct(Kind.READ_MODIFY_WRITE, read, put)));
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
    boolean matters =
        kind == ContainerKind.LIST || (kind == ContainerKind.SET && somethingElseFollows(add));
    return matters
        ? found(add, false).map(c -> new CheckThenAct(Kind.ADD_IF_ABSENT, c, add))
        : Optional.empty();
  }

  private Optional<CheckThenAct> ofRemove(Access remove) {
    if (remove.call().getArguments().size() != 1
        || remove.container().type().kind() == ContainerKind.LIST) {
      return Optional.empty();
    }
    Optional<Access> check = found(remove, true);
    if (isStatement(remove)) {
      return check
          .filter(c -> usesWhatItFound(c, remove))
          .map(c -> new CheckThenAct(Kind.REMOVE_IF_PRESENT, c, remove));
    }
    return check
        .filter(c -> isTrusted(remove.path()))
        .map(c -> new CheckThenAct(Kind.ASSUMED_PRESENT, c, remove));
  }

  private boolean usesWhatItFound(Access check, Access remove) {
    return check.method().equals("get")
        ? nullTests.isUsedOtherwise(check.path())
        : somethingElseFollows(remove);
  }

  private Optional<CheckThenAct> ofGet(Access get, List<Access> all) {
    if (get.container().type().kind() != ContainerKind.MAP
        || !isTrusted(get.path())
        || !mayLoseEntries(get.container(), all)) {
      return Optional.empty();
    }
    return found(get, true).map(c -> new CheckThenAct(Kind.ASSUMED_PRESENT, c, get));
  }

  /** A private map from which the class never removes anything keeps what it has. */
  private static boolean mayLoseEntries(ContainerRef container, List<Access> all) {
    VarSymbol variable = container.base().variable();
    return variable == null
        || !variable.isPrivate()
        || all.stream()
            .anyMatch(
                a ->
                    a.container().base().variable() == variable
                        && (REMOVE.contains(a.method()) || a.method().equals("iterator")));
  }

  /** The latest check of the same entry, if it had this outcome. */
  private Optional<Access> found(Access act, boolean present) {
    return presences.before(act.path()).stream()
        .filter(p -> p.check().sameEntry(act))
        .findFirst()
        .filter(p -> p.present() == present)
        .map(Presence::check);
  }

  private static boolean isStatement(Access access) {
    return access.path().getParentPath().getLeaf() instanceof ExpressionStatementTree;
  }

  /** Whether the branch does more than this one statement. */
  private static boolean somethingElseFollows(Access act) {
    TreePath statement = act.path().getParentPath();
    Tree parent = statement.getParentPath().getLeaf();
    if (!(parent instanceof BlockTree block)) {
      return false;
    }
    boolean onlyOne = block.getStatements().size() == 1;
    boolean isBranch = statement.getParentPath().getParentPath().getLeaf() instanceof IfTree;
    return !onlyOne || !isBranch;
  }

  /** Whether the value of a look-up is used as if it could not be null. */
  private boolean isTrusted(TreePath lookup) {
    TreePath parent = Trees.bareParent(lookup);
    return switch (parent.getLeaf().getKind()) {
      case MEMBER_SELECT, ENHANCED_FOR_LOOP, RETURN -> true;
      case VARIABLE ->
          Trees.symbol(parent.getLeaf()) instanceof VarSymbol local
              && nullTests.isDereferencedUntested(local, parent);
      default -> false;
    };
  }
}
