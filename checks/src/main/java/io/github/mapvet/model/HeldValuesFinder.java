package io.github.mapvet.model;

import com.google.common.base.Supplier;
import com.google.common.base.Suppliers;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.tools.javac.code.Flags;
import com.sun.tools.javac.code.Symbol.MethodSymbol;
import com.sun.tools.javac.code.Symbol.TypeSymbol;
import com.sun.tools.javac.code.Symbol.VarSymbol;
import com.sun.tools.javac.code.Type;
import io.github.mapvet.knowledge.ContainerKind;
import io.github.mapvet.knowledge.ContainerTypes.ContainerType;
import io.github.mapvet.knowledge.Operation;
import io.github.mapvet.knowledge.Safety;
import io.github.mapvet.knowledge.ValueCalls;
import io.github.mapvet.model.HeldValues.ValueUse;
import io.github.mapvet.model.MapValue.Shape;
import io.github.mapvet.model.Use.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds the containers that the maps of one top-level class hold as values, and their uses. */
final class HeldValuesFinder extends TreePathScanner<Void, Void> {

  /** The values at one depth of one map. */
  private record Place(VarSymbol map, int depth) {}

  /** What is known of them so far. */
  private static final class Found {
    final MapValue first;
    final List<ValueUse> uses = new ArrayList<>();

    Found(MapValue first) {
      this.first = first;
    }
  }

  private final TreePath topLevelClass;
  private final Program program;
  private final MapValues values;
  private final UseKinds kinds;
  private final ValueUsers users;
  private final Map<Place, Found> found = new LinkedHashMap<>();
  private final Map<Place, List<TreePath>> inserted = new HashMap<>();

  private final Supplier<Boolean> scanned;

  private HeldValuesFinder(TreePath topLevelClass, Program program) {
    this.program = program;
    this.topLevelClass = topLevelClass;
    this.scanned = Suppliers.memoize(this::scanOnce);
    this.values = program.mapValues;
    this.kinds = new UseKinds(program);
    this.users = new ValueUsers(program);
  }

  /** All that the code of a class shows; it is looked through when something is asked of it. */
  static HeldValuesFinder in(TreePath topLevelClass, Program program) {
    return new HeldValuesFinder(topLevelClass, program);
  }

  /** Looks through the class, if it has such maps at all. */
  private boolean scanOnce() {
    boolean isWorthWhile = hasMaps();
    if (isWorthWhile) {
      scan(topLevelClass, null);
    }
    return isWorthWhile;
  }

  private boolean hasMaps() {
    return program.files.contents(topLevelClass.getCompilationUnit()).hasMapsOfContainers();
  }

  // What the class does

  @Override
  public Void visitIdentifier(IdentifierTree tree, Void unused) {
    visitValue();
    return null;
  }

  @Override
  public Void visitMemberSelect(MemberSelectTree tree, Void unused) {
    visitValue();
    return super.visitMemberSelect(tree, null);
  }

  @Override
  public Void visitMethodInvocation(MethodInvocationTree tree, Void unused) {
    visitValue();
    visitInsertion(tree);
    return super.visitMethodInvocation(tree, null);
  }

  /** {@code values.forEach(all::addAll)}: the function's first argument is a value. */
  @Override
  public Void visitMemberReference(MemberReferenceTree tree, Void unused) {
    values
        .givenTo(getCurrentPath(), 0)
        .filter(v -> v.shape() == Shape.ITSELF && v.depth() > 0)
        .ifPresent(v -> kindOf(tree).ifPresent(kind -> add(v, kind, getCurrentPath())));
    return super.visitMemberReference(tree, null);
  }

  private Optional<Kind> kindOf(MemberReferenceTree reference) {
    if (!(Trees.symbol(reference) instanceof MethodSymbol method)
        || program.declarations.method(method).isPresent()) {
      return Optional.empty();
    }
    ExpressionTree qualifier = reference.getQualifierExpression();
    String name = reference.getName().toString();
    boolean ofValue = Trees.symbol(qualifier) instanceof TypeSymbol;
    if (!ofValue || method.isStatic() || method.isConstructor()) {
      return Optional.of(Kind.ITERATE);
    }
    return program
        .containers
        .typeOf(Trees.type(qualifier))
        .map(t -> Operation.of(t.kind(), name, 0))
        .map(o -> o.changes() ? Kind.WRITE : o == Operation.READ ? Kind.READ : Kind.ITERATE);
  }

  private void visitValue() {
    TreePath path = getCurrentPath();
    Optional<MapValue> value =
        values.of(path).or(() -> users.insertedBefore(path, values)).filter(v -> v.depth() > 0);
    if (value.isEmpty()) {
      return;
    }
    switch (value.get().shape()) {
      case ITSELF -> addUse(value.get(), path);
      case VIEW -> {
        if (path.getLeaf() instanceof IdentifierTree) {
          addUse(value.get(), path);
        }
      }
      case ITERATOR -> addStep(value.get(), path);
      case COPY, MANY, ENTRY, ENTRIES -> {}
    }
  }

  private void addUse(MapValue value, TreePath path) {
    ContainerKind kind =
        program
            .containers
            .typeOf((ExpressionTree) path.getLeaf())
            .or(() -> program.containers.typeOf(value.type()))
            .map(ContainerType::kind)
            .orElse(ContainerKind.COLLECTION);
    kinds
        .of(path, kind)
        .filter(h -> h.kind() != Kind.ESCAPE || users.isReturned(h.where()))
        .ifPresent(h -> add(value, h.kind(), h.where()));
  }

  /** A step of an iterator that a local holds. */
  private void addStep(MapValue value, TreePath path) {
    if (path.getLeaf() instanceof IdentifierTree
        && path.getParentPath().getLeaf() instanceof MemberSelectTree select) {
      boolean changes = select.getIdentifier().contentEquals("remove");
      add(value, changes ? Kind.WRITE : Kind.ITERATE, path.getParentPath().getParentPath());
    }
  }

  private void add(MapValue value, Kind kind, TreePath where) {
    Place place = new Place(value.map().variable(), value.depth());
    found
        .computeIfAbsent(place, unused -> new Found(value))
        .uses
        .add(users.of(value, kind, where, values));
  }

  // What goes in

  private void visitInsertion(MethodInvocationTree call) {
    String name = Trees.methodName(call);
    Optional<Integer> index = ValueCalls.inserted(name);
    ExpressionTree receiver = Trees.receiver(call);
    if (index.isEmpty() || receiver == null || call.getArguments().size() <= index.get()) {
      return;
    }
    TreePath path = getCurrentPath();
    Optional<MapValue> on = values.of(new TreePath(path, receiver));
    if (on.isEmpty() || !(on.get().isMap() || on.get().shape() == Shape.ENTRY)) {
      return;
    }
    int depth = on.get().depth() + (on.get().isMap() ? 1 : 0);
    List<TreePath> into =
        inserted.computeIfAbsent(
            new Place(on.get().map().variable(), depth), unused -> new ArrayList<>());
    call.getArguments()
        .subList(index.get(), call.getArguments().size())
        .forEach(a -> into.addAll(program.insertions.of(new TreePath(path, a))));
  }

  // The answer

  /**
   * How safe a value of a map is, or what a view or an iterator is of: the least of what the class
   * puts in, if nobody else can.
   */
  Safety safetyOf(TreePath expression) {
    return Optional.of(expression)
        .filter(e -> hasMaps())
        .flatMap(values::of)
        .filter(v -> v.shape() != Shape.COPY && isClosed(v.map().variable()))
        .filter(v -> scanned.get())
        .map(v -> new Place(v.map().variable(), v.depth()))
        .filter(found::containsKey)
        .map(this::safety)
        .orElse(Safety.UNKNOWN);
  }

  private static boolean isClosed(VarSymbol map) {
    return !(map.owner instanceof TypeSymbol) || (map.flags() & Flags.PRIVATE) != 0;
  }

  /** The unsafe values, the outermost of each map. */
  List<HeldValues> unsafe() {
    List<HeldValues> all = new ArrayList<>();
    if (!scanned.get()) {
      return all;
    }
    ImmutableSet<VarSymbol> maps =
        found.keySet().stream().map(Place::map).collect(ImmutableSet.toImmutableSet());
    for (VarSymbol map : maps) {
      program
          .declarations
          .variable(map)
          .filter(d -> Trees.isWithin(d, topLevelClass.getLeaf()))
          .flatMap(d -> outermost(map, d))
          .ifPresent(all::add);
    }
    return all;
  }

  private Optional<HeldValues> outermost(VarSymbol map, TreePath declaration) {
    Safety above = mapSafety(map);
    return found.keySet().stream()
        .filter(p -> p.map().equals(map))
        .sorted(Comparator.comparingInt(Place::depth))
        .filter(p -> safety(p).isUnsafe())
        .findFirst()
        .map(p -> held(p, above, declaration));
  }

  /** A cache is as safe as the map that it is. */
  private Safety mapSafety(VarSymbol map) {
    return program.containers.typeOf(map.type).isPresent()
        ? program.containers.safetyOf(map)
        : Safety.CONCURRENT;
  }

  private Safety safety(Place place) {
    Safety declared =
        program
            .containers
            .typeOf(found.get(place).first.type())
            .map(ContainerType::safety)
            .orElse(Safety.UNKNOWN);
    return declared != Safety.UNKNOWN
        ? declared
        : inserted.getOrDefault(place, List.of()).stream()
            .map(program.insertions::safetyOf)
            .reduce(Safety::or)
            .orElse(Safety.UNKNOWN);
  }

  private HeldValues held(Place place, Safety mapSafety, TreePath declaration) {
    VarSymbol map = place.map();
    Type valueType = found.get(place).first.type();
    ImmutableList<TreePath> unsafe =
        inserted.getOrDefault(place, List.of()).stream()
            .filter(v -> program.insertions.safetyOf(v).isUnsafe())
            .collect(ImmutableList.toImmutableList());
    return new HeldValues(
        map,
        mapSafety,
        program.containers.typeName(map),
        safety(place),
        unsafe.stream()
            .map(program.insertions::typeName)
            .findFirst()
            .orElseGet(() -> valueType.tsym.getSimpleName().toString()),
        declaration,
        ImmutableList.copyOf(found.get(place).uses),
        valueType,
        unsafe);
  }
}
