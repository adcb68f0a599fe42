package io.github.mapvet.model;

import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.InstanceOfTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.SwitchExpressionTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import com.sun.tools.javac.code.Symbol.MethodSymbol;
import com.sun.tools.javac.code.Symbol.TypeSymbol;
import com.sun.tools.javac.code.Symbol.VarSymbol;
import com.sun.tools.javac.code.Type;
import io.github.mapvet.knowledge.ContainerKind;
import io.github.mapvet.knowledge.Factories;
import io.github.mapvet.knowledge.Factories.Relation;
import io.github.mapvet.knowledge.InlineCalls;
import io.github.mapvet.knowledge.Operation;
import io.github.mapvet.knowledge.ValueCalls;
import io.github.mapvet.model.MapValue.Shape;
import io.github.mapvet.model.OpenQuestions.Answer;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Which expressions give a container that is a value of a map: what {@code get} and the atomic
 * methods give, what loops and functions over the values are given, through locals, helpers,
 * optionals, streams and entries.
 */
final class MapValues {
  private final Declarations declarations;
  private final Containers containers;
  private final Terms terms;
  private final Changes changes;
  private final Ownership ownership;
  private final Values values;
  private final MapTypes types;
  private final IdentityHashMap<Tree, Optional<MapValue>> known = new IdentityHashMap<>();
  private final Map<Object, Optional<MapValue>> knownMembers = new HashMap<>();
  private final OpenQuestions questions = new OpenQuestions();

  MapValues(
      Declarations declarations,
      Containers containers,
      Terms terms,
      Changes changes,
      Ownership ownership,
      Values values,
      MapTypes types) {
    this.declarations = declarations;
    this.containers = containers;
    this.terms = terms;
    this.changes = changes;
    this.ownership = ownership;
    this.values = values;
    this.types = types;
  }

  /** What an expression gives of the values of a map; empty for anything else. */
  Optional<MapValue> of(TreePath expression) {
    TreePath path = Trees.bare(expression);
    Optional<MapValue> answer = known.get(path.getLeaf());
    if (answer == null) {
      Answer<MapValue> found = questions.ask(path.getLeaf(), () -> compute(path));
      answer = found.value();
      if (found.isFinal() || answer.isPresent()) {
        known.put(path.getLeaf(), answer);
      }
    }
    return answer;
  }

  /** What a method gives, or is given; found once, unless it depends on who asks. */
  private Optional<MapValue> ofMember(Object member, Supplier<Optional<MapValue>> search) {
    Optional<MapValue> answer = knownMembers.get(member);
    if (answer == null) {
      Answer<MapValue> found = questions.ask(member, search);
      answer = found.value();
      if (found.isFinal()) {
        knownMembers.put(member, answer);
      }
    }
    return answer;
  }

  private Optional<MapValue> compute(TreePath path) {
    Tree tree = path.getLeaf();
    if (tree instanceof ConditionalExpressionTree choice) {
      return of(new TreePath(path, choice.getTrueExpression()))
          .or(() -> of(new TreePath(path, choice.getFalseExpression())));
    }
    if (tree instanceof SwitchExpressionTree choice) {
      return ofSwitch(choice, path);
    }
    if (tree instanceof AssignmentTree assignment) {
      return of(new TreePath(path, assignment.getExpression()));
    }
    if (tree instanceof MethodInvocationTree call) {
      return ofCall(call, path);
    }
    if (tree instanceof NewClassTree created) {
      return containers.typeOf(created).isPresent() && !created.getArguments().isEmpty()
          ? of(new TreePath(path, created.getArguments().get(0))).flatMap(this::copied)
          : Optional.empty();
    }
    return Trees.symbol(tree) instanceof VarSymbol variable
        ? ofMap((ExpressionTree) tree, path).or(() -> ofLocal(variable, tree, path))
        : Optional.empty();
  }

  /** The cases with an arrow and an expression. */
  private Optional<MapValue> ofSwitch(SwitchExpressionTree choice, TreePath path) {
    return choice.getCases().stream()
        .filter(c -> c.getBody() instanceof ExpressionTree)
        .map(c -> of(new TreePath(new TreePath(path, c), c.getBody())))
        .flatMap(Optional::stream)
        .findFirst();
  }

  /** A map that a field or a local holds and that has containers for values. */
  private Optional<MapValue> ofMap(ExpressionTree tree, TreePath path) {
    return containers
        .resolve(tree, path)
        .filter(ref -> ref.base().variable() != null && types.holdsContainers(Trees.type(tree)))
        .filter(ref -> !(ref.base() instanceof Term.Local local) || isMade(local.symbol()))
        .map(ref -> root(ref.base(), Trees.type(tree)));
  }

  private boolean isMade(VarSymbol local) {
    return declarations.hasOneValue(local) && containers.isMadeHere(local);
  }

  private static MapValue root(Term map, Type type) {
    return new MapValue(map, 0, Shape.ITSELF, type, /* own= */ false, Optional.empty());
  }

  /** A copy has its own structure, its elements are the same. */
  private Optional<MapValue> copied(MapValue original) {
    return switch (original.shape()) {
      case MANY, ENTRIES -> Optional.of(original);
      case ITSELF, COPY ->
          types.holdsContainers(original.type())
              ? Optional.of(original.as(Shape.COPY))
              : Optional.empty();
      case VIEW, ITERATOR, ENTRY -> Optional.empty();
    };
  }

  // Locals and parameters

  private Optional<MapValue> ofLocal(VarSymbol local, Tree place, TreePath path) {
    if (local.owner instanceof TypeSymbol) {
      return Optional.empty();
    }
    return first(values.reaching(local, place, path)).or(() -> ofDeclaration(local));
  }

  private Optional<MapValue> first(List<TreePath> expressions) {
    return expressions.stream().map(this::of).flatMap(Optional::stream).findFirst();
  }

  /** The same for a local wherever it is used. */
  Optional<MapValue> ofVariable(VarSymbol local) {
    return first(declarations.valuesOf(local)).or(() -> ofDeclaration(local));
  }

  /** What a loop, a function, a pattern or a method's callers give to a variable. */
  private Optional<MapValue> ofDeclaration(VarSymbol local) {
    Optional<TreePath> declaration = declarations.variable(local);
    if (declaration.isEmpty()) {
      return Optional.empty();
    }
    TreePath around = declaration.get().getParentPath();
    VariableTree variable = (VariableTree) declaration.get().getLeaf();
    if (around.getLeaf() instanceof EnhancedForLoopTree loop && loop.getVariable() == variable) {
      return of(new TreePath(around, loop.getExpression())).flatMap(MapValue::element);
    }
    if (around.getLeaf() instanceof LambdaExpressionTree lambda) {
      return givenTo(around, lambda.getParameters().indexOf(variable));
    }
    if (around.getLeaf() instanceof MethodTree method
        && method.getParameters().contains(variable)
        && Trees.symbol(method) instanceof MethodSymbol symbol) {
      return ofParameter(symbol, method.getParameters().indexOf(variable), around);
    }
    return around.getParentPath().getLeaf() instanceof InstanceOfTree test
        ? of(new TreePath(around.getParentPath(), test.getExpression()))
        : Optional.empty();
  }

  private Optional<MapValue> ofParameter(MethodSymbol method, int index, TreePath declaration) {
    return ofMember(List.of(method, index), () -> givenByCallers(method, index, declaration));
  }

  private Optional<MapValue> givenByCallers(MethodSymbol method, int index, TreePath declaration) {
    Optional<MapValue> found = Optional.empty();
    for (TreePath call : declarations.callsOf(method)) {
      List<? extends ExpressionTree> arguments =
          ((MethodInvocationTree) call.getLeaf()).getArguments();
      if (index < arguments.size()) {
        found = worse(found, of(new TreePath(call, arguments.get(index))), call, declaration);
      }
    }
    for (TreePath reference : declarations.referencesOf(method)) {
      Optional<MapValue> given = givenTo(reference, index);
      found = worse(found, given, reference, declaration);
    }
    return found;
  }

  /** What is out of the map's hands at one of the calls is so in the method. */
  private Optional<MapValue> worse(
      Optional<MapValue> found, Optional<MapValue> given, TreePath call, TreePath method) {
    if (given.isEmpty() || (found.isPresent() && found.get().function().isEmpty())) {
      return found;
    }
    boolean safe = isInHands(given.get(), call);
    return Optional.of(given.get().in(safe ? Optional.of(method.getLeaf()) : Optional.empty()));
  }

  /** Whether a place is reached only while the map lets nobody else change the entry. */
  boolean isInHands(MapValue value, TreePath place) {
    if (value.function().isEmpty()) {
      return false;
    }
    for (TreePath p = place; p != null; p = p.getParentPath()) {
      if (p.getLeaf() == value.function().get()) {
        return true;
      }
      if (p.getLeaf() instanceof LambdaExpressionTree && !changes.runsInline(p)) {
        return false;
      }
    }
    return false;
  }

  /** What the call that a function is given to gives to one of the function's parameters. */
  Optional<MapValue> givenTo(TreePath function, int index) {
    TreePath parent = Trees.bareParent(function);
    if (!(parent.getLeaf() instanceof MethodInvocationTree call)
        || Trees.receiver(call) == function.getLeaf()) {
      return Optional.empty();
    }
    if (Trees.symbol(call) instanceof MethodSymbol method && InlineCalls.givesFunction(method)) {
      return givenTo(parent, index);
    }
    ExpressionTree receiver = Trees.receiver(call);
    if (receiver == null) {
      return Optional.empty();
    }
    Optional<MapValue> on = of(new TreePath(parent, receiver));
    return on.isPresent() && on.get().isMap()
        ? givenByMap(on.get(), receiver, Trees.methodName(call), function, index)
        : on.flatMap(MapValue::element);
  }

  private Optional<MapValue> givenByMap(
      MapValue map, ExpressionTree receiver, String method, TreePath function, int index) {
    Optional<Type> value = types.valueOf(Trees.type(receiver)).filter(types::isContainer);
    if (value.isEmpty()) {
      // A value whose own elements are no containers: nothing of it is given but those.
      return Optional.empty();
    }
    if (ValueCalls.oldValue(method).isPresent()) {
      return ValueCalls.oldValue(method).get() == index && map.shape() == Shape.ITSELF
          ? Optional.of(map.below(Shape.ITSELF, value.get()).in(Optional.of(function.getLeaf())))
          : Optional.empty();
    }
    boolean isKey = index == 0 && parameters(function) != 1;
    return method.equals("computeIfAbsent") || isKey || method.endsWith("Key")
        ? Optional.empty()
        : Optional.of(map.below(Shape.ITSELF, value.get()));
  }

  private static int parameters(TreePath function) {
    return function.getLeaf() instanceof LambdaExpressionTree lambda
        ? lambda.getParameters().size()
        : -1;
  }

  // Calls

  private Optional<MapValue> ofCall(MethodInvocationTree call, TreePath path) {
    if (!(Trees.symbol(call) instanceof MethodSymbol method)) {
      return Optional.empty();
    }
    if (method.isStatic() && declarations.method(method).isEmpty()) {
      return call.getArguments().isEmpty()
          ? Optional.empty()
          : of(new TreePath(path, call.getArguments().get(0))).flatMap(v -> wrapped(v, method));
    }
    ExpressionTree receiver = Trees.receiver(call);
    Optional<MapValue> on =
        receiver == null || method.isStatic() ? Optional.empty() : of(new TreePath(path, receiver));
    if (on.isPresent()) {
      return ofCallOn(on.get(), receiver, call, path);
    }
    return ofCache(call, receiver, path)
        .or(() -> declarations.method(method).flatMap(m -> ofMethod(method, m)))
        .map(v -> v.in(handsOfArguments(call, path)));
  }

  /** What a helper of the map's function gives back is still in the map's hands. */
  private Optional<Tree> handsOfArguments(MethodInvocationTree call, TreePath path) {
    return call.getArguments().stream()
        .map(a -> of(new TreePath(path, a)))
        .flatMap(Optional::stream)
        .filter(v -> isInHands(v, path))
        .findFirst()
        .flatMap(MapValue::function);
  }

  /** {@code Optional.ofNullable(value)}, {@code requireNonNull(value)}, views and copies. */
  private Optional<MapValue> wrapped(MapValue argument, MethodSymbol method) {
    return switch (method.owner.getQualifiedName().toString()) {
      case "java.util.Optional", "java.util.stream.Stream" -> Optional.of(argument.many());
      case "java.util.Objects" -> Optional.of(argument);
      default ->
          Factories.of(method)
              .flatMap(
                  f -> f.relation() == Relation.FRESH ? copied(argument) : Optional.of(argument));
    };
  }

  /** {@code cache.asMap()}: the cache stands for the map. */
  private Optional<MapValue> ofCache(
      MethodInvocationTree call, ExpressionTree receiver, TreePath path) {
    return Trees.methodName(call).equals("asMap") && types.holdsContainers(Trees.type(call))
        ? terms
            .of(receiver, path)
            .filter(cache -> cache.variable() != null)
            .map(cache -> root(cache, Trees.type(call)))
        : Optional.empty();
  }

  private Optional<MapValue> ofMethod(MethodSymbol method, TreePath declaration) {
    return ofMember(method, () -> first(Trees.returnedBy(declaration)));
  }

  private Optional<MapValue> ofCallOn(
      MapValue on, ExpressionTree receiver, MethodInvocationTree call, TreePath path) {
    String name = Trees.methodName(call);
    return switch (on.shape()) {
      case ENTRY -> name.equals("getValue") ? Optional.of(on.as(Shape.ITSELF)) : Optional.empty();
      case MANY, ENTRIES -> ofCallOnMany(on, call, path);
      case VIEW, ITERATOR -> viewOf(on, receiver, call);
      case ITSELF, COPY ->
          ofCallOnMap(on, receiver, name)
              .map(v -> v.ownedIf(isKeyedByThread(call, path)))
              .or(() -> viewOf(on, receiver, call));
    };
  }

  private boolean isKeyedByThread(MethodInvocationTree call, TreePath path) {
    return !call.getArguments().isEmpty() && isCurrentThread(call.getArguments().get(0), path);
  }

  /** {@code Thread.currentThread()}, its name or number, or a local that holds it. */
  private boolean isCurrentThread(ExpressionTree key, TreePath context) {
    if (key instanceof MethodInvocationTree call
        && Trees.symbol(call) instanceof MethodSymbol method) {
      return Ownership.isCurrentThread(method)
          || (Trees.receiver(call) != null && isCurrentThread(Trees.receiver(call), context));
    }
    return key != null && terms.of(key, context).filter(ownership::isCurrentThread).isPresent();
  }

  private Optional<MapValue> ofCallOnMany(MapValue many, MethodInvocationTree call, TreePath path) {
    String name = Trees.methodName(call);
    if (ValueCalls.giveElement(name)) {
      return many.element();
    }
    if (name.equals("map") || name.equals("flatMap")) {
      return call.getArguments().isEmpty()
          ? Optional.empty()
          : mapped(new TreePath(path, call.getArguments().get(0)), many)
              .map(v -> name.equals("map") ? v.many() : v);
    }
    return ValueCalls.giveElements(name) ? Optional.of(many) : Optional.empty();
  }

  private Optional<MapValue> mapped(TreePath function, MapValue many) {
    if (function.getLeaf() instanceof LambdaExpressionTree lambda) {
      return lambda.getBody() instanceof ExpressionTree
          ? of(new TreePath(function, lambda.getBody()))
          : Optional.empty();
    }
    return function.getLeaf() instanceof MemberReferenceTree reference
            && reference.getName().contentEquals("getValue")
            && many.shape() == Shape.ENTRIES
        ? Optional.of(many.as(Shape.ITSELF))
        : Optional.empty();
  }

  private Optional<MapValue> ofCallOnMap(MapValue map, ExpressionTree receiver, String name) {
    Optional<Type> value = types.valueOf(Trees.type(receiver)).filter(types::isContainer);
    if (value.isEmpty()) {
      return Optional.empty();
    }
    if (ValueCalls.giveValue(name)) {
      return Optional.of(map.below(Shape.ITSELF, value.get()));
    }
    if (ValueCalls.giveEntry(name)) {
      return Optional.of(map.below(Shape.ENTRY, value.get()));
    }
    if (ValueCalls.givePart(name)) {
      return Optional.of(map);
    }
    return switch (name) {
      case "values", "elements" -> Optional.of(map.below(Shape.MANY, value.get()));
      case "entrySet" -> Optional.of(map.below(Shape.ENTRIES, value.get()));
      default -> Optional.empty();
    };
  }

  private Optional<MapValue> viewOf(
      MapValue on, ExpressionTree receiver, MethodInvocationTree call) {
    ContainerKind kind =
        containers.typeOf(receiver).map(t -> t.kind()).orElse(ContainerKind.COLLECTION);
    return switch (Operation.of(kind, Trees.methodName(call), call.getArguments().size())) {
      case VIEW -> Optional.of(on.as(Shape.VIEW));
      case ITERATOR -> Optional.of(on.as(Shape.ITERATOR));
      case READ, ITERATE, WRITE, REPLACE, STREAM, NONE -> Optional.empty();
    };
  }
}
