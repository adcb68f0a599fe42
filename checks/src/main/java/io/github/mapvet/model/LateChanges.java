package io.github.mapvet.model;

import static com.google.common.collect.ImmutableList.toImmutableList;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.sun.source.util.TreePath;
import com.sun.tools.javac.code.Symbol.MethodSymbol;
import com.sun.tools.javac.code.Types;
import io.github.mapvet.model.LateChange.Place;
import io.github.mapvet.model.Use.Kind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds the changes of guarded container fields that come after the guard was released. */
final class LateChanges {
  private static final int DEEPEST = 3;

  private final Program program;
  private final Types types;

  private LateChanges(Program program, Types types) {
    this.program = program;
    this.types = types;
  }

  /** A change that comes after a release, where the release is. */
  private record Late(Use use, TreePath site, Release release, Term lock) {}

  /** All of them, field by field. */
  static List<LateChange> of(List<SharedField> fields, Program program, Types types) {
    LateChanges finder = new LateChanges(program, types);
    return fields.stream().flatMap(f -> finder.of(f).stream()).collect(toImmutableList());
  }

  /** Those of one field, by release, in the order of the source. */
  private List<LateChange> of(SharedField field) {
    if (!field.mayNeedLock() || field.uses().stream().allMatch(u -> u.locks().isEmpty())) {
      return List.of();
    }
    Map<Object, List<Late>> byRelease = new LinkedHashMap<>();
    for (Use use : field.uses()) {
      if (isChange(use)) {
        late(use)
            .ifPresent(
                l ->
                    byRelease
                        .computeIfAbsent(l.release().where().getLeaf(), k -> new ArrayList<>())
                        .add(l));
      }
    }
    return byRelease.values().stream()
        .flatMap(lates -> toChange(field, lates).stream())
        .collect(toImmutableList());
  }

  private static boolean isChange(Use use) {
    return (use.isWrite() || use.kind() == Kind.ASSIGN)
        && !use.owned()
        && !use.roots().isEmpty()
        && !Annotations.isForTests(use.path());
  }

  private Optional<LateChange> toChange(SharedField field, List<Late> lates) {
    Term lock = lates.get(0).lock();
    List<Use> late = lates.stream().map(Late::use).toList();
    ImmutableList<Place> places =
        lates.stream().map(l -> new Place(l.use(), l.site())).collect(toImmutableList());
    return field
        .guardedUse(lock, late)
        .or(
            () ->
                program.guards.of(field.symbol()).contains(lock)
                    ? Optional.of(late.get(0))
                    : Optional.empty())
        .map(with -> new LateChange(field, lock, lates.get(0).release(), places, with));
  }

  private Optional<Late> late(Use use) {
    return late(use, use.path(), DEEPEST, new HashSet<>());
  }

  /** In the body itself, or where the private method around it is called. */
  private Optional<Late> late(Use use, TreePath site, int depth, Set<MethodSymbol> seen) {
    Optional<Late> here = lateHere(use, site);
    TreePath body = Trees.enclosingBody(site);
    return here.isEmpty()
            && depth > 0
            && Trees.symbol(body.getLeaf()) instanceof MethodSymbol method
            && program.declarations.isInternal(method)
            && seen.add(method)
        ? program.declarations.callsOf(method).stream()
            .flatMap(call -> late(use, call, depth - 1, seen).stream())
            .findFirst()
        : here;
  }

  private Optional<Late> lateHere(Use use, TreePath site) {
    for (Release release : program.releases.before(site)) {
      Term lock = seenFromOwner(use, ImmutableSet.of(release.lock())).iterator().next().object();
      if (!use.holds(lock)
          && seenFromOwner(use, program.locks.at(site)).stream()
              .noneMatch(held -> held.object().equals(lock))) {
        return Optional.of(new Late(use, site, release, lock));
      }
    }
    return Optional.empty();
  }

  private ImmutableSet<LockPath> seenFromOwner(Use use, ImmutableSet<LockPath> locks) {
    return use.container() instanceof Term.Field container
        ? Uses.seenFromOwner(container, locks, program, types)
        : locks;
  }
}
