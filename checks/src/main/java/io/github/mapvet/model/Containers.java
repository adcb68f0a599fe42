package io.github.mapvet.model;

import com.google.common.collect.ImmutableSet;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import com.sun.tools.javac.code.Symbol.ClassSymbol;
import com.sun.tools.javac.code.Symbol.MethodSymbol;
import com.sun.tools.javac.code.Symbol.TypeSymbol;
import com.sun.tools.javac.code.Symbol.VarSymbol;
import com.sun.tools.javac.code.Type;
import io.github.mapvet.knowledge.ArgumentUses;
import io.github.mapvet.knowledge.AtomicHolders;
import io.github.mapvet.knowledge.ContainerTypes;
import io.github.mapvet.knowledge.ContainerTypes.ContainerType;
import io.github.mapvet.knowledge.Factories;
import io.github.mapvet.knowledge.Factories.Product;
import io.github.mapvet.knowledge.Factories.Relation;
import io.github.mapvet.knowledge.Operation;
import io.github.mapvet.knowledge.Safety;
import io.github.mapvet.model.ContainerRef.Via;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which container an expression denotes, and how safe it is: a variable is as safe as the least
 * safe value it is ever given in its class.
 */
public final class Containers {
  /** Looks that move the entry to the end of an access-ordered map. */
  private static final ImmutableSet<String> RELINKING = ImmutableSet.of("get", "getOrDefault");

  private final Declarations declarations;
  private final OutsideCalls outsideCalls;
  private final Terms terms;
  private final ContainerTypes types;
  private final KnownSafety known = new KnownSafety();
  private final Set<MethodSymbol> asked = new HashSet<>();

  Containers(
      Declarations declarations, OutsideCalls outsideCalls, Terms terms, ContainerTypes types) {
    this.declarations = declarations;
    this.outsideCalls = outsideCalls;
    this.terms = terms;
    this.types = types;
  }

  /** What the static type of an expression says; empty for what is no container. */
  public Optional<ContainerType> typeOf(ExpressionTree expression) {
    Type type = Trees.type(expression);
    if (type == null || type.isErroneous()) {
      if (expression instanceof NewClassTree created) {
        return types.classify(Trees.createdType(created));
      }
      if (Trees.symbol(expression) instanceof VarSymbol variable) {
        return typeOf(variable);
      }
    }
    return types.classify(type);
  }

  /** What a type says; empty for what is no container. */
  public Optional<ContainerType> typeOf(Type type) {
    return types.classify(type);
  }

  /** The container type that a variable is declared with; empty if it is none. */
  public Optional<ContainerType> typeOf(VarSymbol variable) {
    return types.classify(declaredType(variable));
  }

  private Type declaredType(VarSymbol variable) {
    return variable.type != null && variable.type.isErroneous()
        ? declarations
            .variable(variable)
            .map(d -> Trees.namedType(((VariableTree) d.getLeaf()).getType()))
            .orElse(variable.type)
        : variable.type;
  }

  /**
   * The container that an expression denotes, under its views and iterators.
   *
   * @param path path of the expression
   * @return empty for what is no container, and for a container that has no name, such as a copy
   *     just made
   */
  public Optional<ContainerRef> resolve(TreePath path) {
    return resolve((ExpressionTree) path.getLeaf(), path);
  }

  /** The same for an expression near {@code context}, in the same body. */
  public Optional<ContainerRef> resolve(ExpressionTree expression, TreePath context) {
    ExpressionTree tree = Trees.bare(expression);
    if (tree instanceof MethodInvocationTree call) {
      Optional<ContainerRef> through = throughCall(call, context);
      if (through.isPresent()) {
        return through;
      }
    }
    Optional<ContainerRef> alias = throughLocal(tree);
    if (alias.isPresent()) {
      return alias;
    }
    return typeOf(tree)
        .flatMap(
            type -> terms.of(tree, context).map(base -> new ContainerRef(base, Via.ITSELF, type)));
  }

  private Optional<ContainerRef> throughCall(MethodInvocationTree call, TreePath context) {
    ExpressionTree receiver = Trees.receiver(call);
    if (Trees.symbol(call) instanceof MethodSymbol method
        && method.isStatic()
        && Factories.of(method).isPresent()) {
      return Factories.of(method)
          .filter(f -> f.relation() != Relation.FRESH && !call.getArguments().isEmpty())
          .flatMap(f -> resolve(call.getArguments().get(0), context))
          .map(ref -> ref.through(Via.VIEW));
    }
    Optional<ContainerType> type = receiver == null ? Optional.empty() : typeOf(receiver);
    if (type.isEmpty()) {
      return throughGetter(call, context);
    }
    Via via =
        switch (Operation.of(
            type.get().kind(), Trees.methodName(call), call.getArguments().size())) {
          case VIEW -> Via.VIEW;
          case ITERATOR -> Via.ITERATOR;
          case STREAM -> Via.STREAM;
          case READ, ITERATE, WRITE, REPLACE, NONE -> null;
        };
    return via == null ? Optional.empty() : resolve(receiver, context).map(r -> r.through(via));
  }

  /** A method that only returns a view, such as {@code unmodifiableSet(sessions.keySet())}. */
  private Optional<ContainerRef> throughGetter(MethodInvocationTree call, TreePath context) {
    if (!(Trees.symbol(call) instanceof MethodSymbol method) || !asked.add(method)) {
      return Optional.empty();
    }
    Optional<ContainerRef> given =
        declarations
            .method(method)
            .flatMap(Trees::onlyResult)
            .filter(result -> result.getLeaf() instanceof MethodInvocationTree)
            .flatMap(result -> throughCall((MethodInvocationTree) result.getLeaf(), result))
            .flatMap(ref -> ref.seenFrom(terms.seenAt(call, method, context)));
    asked.remove(method);
    return given;
  }

  /** A local that holds a view or an iterator and is never given another. */
  private Optional<ContainerRef> throughLocal(ExpressionTree tree) {
    if (!(Trees.symbol(tree) instanceof VarSymbol local)
        || tree instanceof MethodInvocationTree
        || !declarations.hasOneValue(local)) {
      return Optional.empty();
    }
    TreePath value = declarations.valuesOf(local).get(0);
    return Trees.bare((ExpressionTree) value.getLeaf()) instanceof MethodInvocationTree call
        ? throughCall(call, value)
        : Optional.empty();
  }

  /**
   * What an expression gives a copy of, also through a local: {@code new ArrayList<>(c)}, {@code
   * List.copyOf(c)}, {@code c.toArray()}.
   */
  Optional<ContainerRef> copied(TreePath expression) {
    TreePath path = Trees.bare(valueOf(Trees.bare(expression)));
    ExpressionTree original = null;
    if (path.getLeaf() instanceof NewClassTree created
        && created.getArguments().size() == 1
        && typeOf(created).isPresent()) {
      original = created.getArguments().get(0);
    } else if (path.getLeaf() instanceof MethodInvocationTree call) {
      original =
          switch (Trees.methodName(call)) {
            case "copyOf" -> call.getArguments().size() == 1 ? call.getArguments().get(0) : null;
            case "toArray" -> Trees.receiver(call);
            default -> null;
          };
    }
    return original == null ? Optional.empty() : resolve(original, path);
  }

  /** The value of a local that has only one; else the expression itself. */
  TreePath valueOf(TreePath expression) {
    return Trees.symbol(expression.getLeaf()) instanceof VarSymbol local
            && declarations.hasOneValue(local)
        ? declarations.valuesOf(local).get(0)
        : expression;
  }

  /** Whether a local only ever holds containers that are made where it is given them. */
  public boolean isMadeHere(VarSymbol local) {
    List<TreePath> values =
        declarations.valuesOf(local).stream().filter(v -> !isNull(v)).map(Trees::bare).toList();
    return !values.isEmpty() && values.stream().allMatch(this::isMade);
  }

  /** Whether an expression gives a container that is made there. */
  boolean isMade(TreePath value) {
    Tree tree = Trees.bare(value).getLeaf();
    return tree instanceof NewClassTree
        || (tree instanceof AssignmentTree assignment
            && isMade(new TreePath(value, assignment.getExpression())))
        || (tree instanceof MethodInvocationTree
            && Trees.symbol(tree) instanceof MethodSymbol method
            && Factories.makes(method));
  }

  /** How safe a container is, from its declared type or else from all values it is given. */
  public Safety safetyOf(ContainerRef ref) {
    if (ref.type().safety() != Safety.UNKNOWN) {
      return ref.type().safety();
    }
    VarSymbol variable = ref.base().variable();
    if (variable != null) {
      return safetyOf(variable);
    }
    return ref.base() instanceof Term.Call call ? safetyOf(call.method()) : Safety.UNKNOWN;
  }

  /**
   * Whether a look changes the container: a {@code WeakHashMap} expunges at any, an access-ordered
   * {@code LinkedHashMap} relinks at a {@code get}.
   *
   * @param method the looking method
   */
  public boolean readChanges(Term container, String method) {
    return looksChange(container) || (RELINKING.contains(method) && isAccessOrdered(container));
  }

  /** Whether each access moves its entry to the end: that is a structural modification. */
  boolean isAccessOrdered(Term container) {
    return contentsOf(container.variable()).stream()
        .anyMatch(v -> isAccessOrdered(Trees.bare((ExpressionTree) v.getLeaf())));
  }

  /** Whether a method of this name moves an entry of an access-ordered map that is there. */
  static boolean mayRelink(String method) {
    return RELINKING.contains(method) || method.equals("replace");
  }

  /** Whether any look changes the container, also an iteration: a {@code WeakHashMap}. */
  boolean looksChange(Term container) {
    return contentsOf(container.variable()).stream()
        .anyMatch(v -> looksChange(Trees.bare((ExpressionTree) v.getLeaf())));
  }

  private static boolean looksChange(ExpressionTree value) {
    if (value instanceof MethodInvocationTree call
        && Trees.symbol(call) instanceof MethodSymbol method
        && !call.getArguments().isEmpty()) {
      return Factories.of(method)
          .filter(f -> f.relation() == Relation.VIEW_LIKE_ARGUMENT)
          .filter(f -> looksChange(Trees.bare(call.getArguments().get(0))))
          .isPresent();
    }
    return value instanceof NewClassTree created
        && simpleName(Trees.createdType(created)).equals("WeakHashMap");
  }

  /** Also of a class of the program whose constructor says so to {@code LinkedHashMap}'s. */
  private boolean isAccessOrdered(ExpressionTree value) {
    if (!(value instanceof NewClassTree created)) {
      return false;
    }
    if (simpleName(baseOf(created)).equals("LinkedHashMap")) {
      return asksForAccessOrder(created.getArguments());
    }
    return Trees.symbol(created) instanceof MethodSymbol constructor
        && isDirectlyLinkedHashMap(baseOf(created))
        && declarations
            .method(constructor)
            .filter(c -> Containers.asksForAccessOrder((MethodTree) c.getLeaf()))
            .isPresent();
  }

  private static boolean isDirectlyLinkedHashMap(Type type) {
    return type != null
        && type.tsym instanceof ClassSymbol made
        && simpleName(made.getSuperclass()).equals("LinkedHashMap");
  }

  private static boolean asksForAccessOrder(MethodTree constructor) {
    return constructor.getBody().getStatements().stream()
        .limit(1)
        .anyMatch(
            first ->
                first instanceof ExpressionStatementTree statement
                    && statement.getExpression() instanceof MethodInvocationTree call
                    && Trees.methodName(call).equals("super")
                    && asksForAccessOrder(call.getArguments()));
  }

  private static boolean asksForAccessOrder(List<? extends ExpressionTree> arguments) {
    return arguments.size() == 3
        && arguments.get(2) instanceof LiteralTree order
        && Boolean.TRUE.equals(order.getValue());
  }

  /** What is named after {@code new}, also where a class body follows. */
  private static Type baseOf(NewClassTree created) {
    return Trees.namedType(created.getIdentifier());
  }

  /** How safe what a variable holds is. */
  public Safety safetyOf(VarSymbol variable) {
    return known.of(variable, () -> computeSafety(variable)).orElse(Safety.UNKNOWN);
  }

  private Optional<Safety> computeSafety(VarSymbol variable) {
    Optional<ContainerType> declared = contentOf(variable);
    if (declared.isPresent() && declared.get().safety() != Safety.UNKNOWN) {
      return Optional.of(declared.get().safety());
    }
    List<TreePath> contents = contentsOf(variable);
    return contents.isEmpty() ? safetyGiven(variable) : joined(contents);
  }

  /**
   * A constructor's parameter is safe if all constructor calls in the compilation give a safe
   * container. If they do not, it stays unknown: whoever gives it may use it on, or no more.
   */
  private Optional<Safety> safetyGiven(VarSymbol parameter) {
    return joined(outsideCalls.argumentsFor(parameter))
        .map(given -> given.isSafe() ? given : Safety.UNKNOWN);
  }

  /** Whether a change through the variable always throws: it only ever holds unmodifiable views. */
  boolean isUnmodifiable(VarSymbol variable) {
    List<TreePath> values =
        contentsOf(variable).stream().filter(v -> !isNull(v)).map(Trees::bare).toList();
    return !values.isEmpty()
        && values.stream()
            .allMatch(
                v ->
                    safetyOfValue(v) == Safety.IMMUTABLE
                        || (v.getLeaf() instanceof MethodInvocationTree call
                            && Trees.symbol(call) instanceof MethodSymbol method
                            && Factories.of(method).isPresent()
                            && isUnmodifiableView(call)));
  }

  /** The type of what a variable holds, itself or through an atomic reference. */
  private Type contentType(VarSymbol variable) {
    return AtomicHolders.contentType(variable.type).orElseGet(() -> declaredType(variable));
  }

  /** The container type of what a variable holds, itself or through an atomic reference. */
  Optional<ContainerType> contentOf(VarSymbol variable) {
    return types.classify(contentType(variable));
  }

  /** The values that a variable is given, itself or through an atomic reference. */
  private List<TreePath> contentsOf(VarSymbol variable) {
    return variable != null && AtomicHolders.isHolder(variable.type)
        ? declarations.heldBy(variable)
        : declarations.valuesOf(variable);
  }

  /**
   * Whether what a variable holds is not known to be safe, and no value says that it may be: a
   * choice between a concurrent queue and one nobody knows is meant for several threads.
   */
  boolean mayNeedLock(VarSymbol variable) {
    Safety known = safetyOf(variable);
    return known.isUnsafe() || (!known.isSafe() && !isSafeAtTimes(variable));
  }

  /** Whether a variable is given a safe container somewhere, though perhaps another elsewhere. */
  private boolean isSafeAtTimes(VarSymbol variable) {
    return declarations.valuesOf(variable).stream().anyMatch(this::isSafeAtTimes);
  }

  private boolean isSafeAtTimes(TreePath value) {
    return Trees.bare(value).getLeaf() instanceof ConditionalExpressionTree choice
        ? isSafeAtTimes(new TreePath(value, choice.getTrueExpression()))
            || isSafeAtTimes(new TreePath(value, choice.getFalseExpression()))
        : safetyOfValue(value).isSafe();
  }

  /** Empty where there is no value but null, and what is being asked about already. */
  private Optional<Safety> joined(List<TreePath> values) {
    return values.stream()
        .filter(v -> !isNull(v))
        .flatMap(v -> knownSafetyOfValue(v).stream())
        .reduce(Safety::or);
  }

  private static boolean isNull(TreePath value) {
    return value.getLeaf().getKind() == Tree.Kind.NULL_LITERAL;
  }

  /** How safe the container is that an expression gives. */
  public Safety safetyOfValue(TreePath value) {
    return knownSafetyOfValue(value).orElse(Safety.UNKNOWN);
  }

  /** The same; empty for what the variable that is asked about holds already. */
  private Optional<Safety> knownSafetyOfValue(TreePath value) {
    ExpressionTree tree = Trees.bare((ExpressionTree) value.getLeaf());
    if (tree instanceof ConditionalExpressionTree conditional) {
      return joined(
          List.of(
              new TreePath(value, conditional.getTrueExpression()),
              new TreePath(value, conditional.getFalseExpression())));
    }
    if (tree instanceof AssignmentTree assignment) {
      return knownSafetyOfValue(new TreePath(value, assignment.getExpression()));
    }
    Safety declared = typeOf(tree).map(ContainerType::safety).orElse(Safety.UNKNOWN);
    if (declared != Safety.UNKNOWN || tree instanceof NewClassTree) {
      return Optional.of(declared);
    }
    // A method reference names a method, too, and gives no container.
    if (tree instanceof MethodInvocationTree call
        && Trees.symbol(tree) instanceof MethodSymbol method) {
      return safetyOfCall(call, method, value);
    }
    return Trees.symbol(tree) instanceof VarSymbol variable
        ? known.of(variable, () -> computeSafety(variable))
        : Optional.of(Safety.UNKNOWN);
  }

  private Optional<Safety> safetyOfCall(
      MethodInvocationTree call, MethodSymbol method, TreePath context) {
    if (ArgumentUses.givesBack(method) && !call.getArguments().isEmpty()) {
      return knownSafetyOfValue(new TreePath(context, call.getArguments().get(0)));
    }
    Optional<Product> product = Factories.of(method);
    if (product.isEmpty()) {
      return known.of(method, () -> computeSafety(method));
    }
    if (product.get().relation() != Relation.VIEW_LIKE_ARGUMENT || call.getArguments().isEmpty()) {
      return Optional.of(product.get().safety());
    }
    TreePath viewed = new TreePath(context, call.getArguments().get(0));
    return isUnmodifiableView(call) && isOnlyHere(viewed)
        ? Optional.of(Safety.IMMUTABLE)
        : knownSafetyOfValue(viewed);
  }

  private static boolean isUnmodifiableView(MethodInvocationTree call) {
    return Trees.methodName(call).startsWith("unmodifiable");
  }

  /** A container just made, or a local's that nobody else is given. */
  private boolean isOnlyHere(TreePath value) {
    Tree tree = Trees.bare(value).getLeaf();
    if (!(Trees.symbol(tree) instanceof VarSymbol local) || local.owner instanceof TypeSymbol) {
      return isMade(value);
    }
    return isMadeHere(local)
        && declarations.readsOf(local).stream()
            .map(read -> Trees.bareParent(read).getLeaf())
            .allMatch(
                user ->
                    user instanceof MemberSelectTree
                        || user instanceof MethodInvocationTree
                        || user instanceof EnhancedForLoopTree);
  }

  /** How safe what a method or constructor gives is, by itself. */
  Safety safetyOfResult(MethodSymbol method) {
    if (method.isConstructor()) {
      return typeOf(method.owner.type).map(ContainerType::safety).orElse(Safety.UNKNOWN);
    }
    return Factories.of(method)
        .map(Product::safety)
        .or(() -> typeOf(method.getReturnType()).map(ContainerType::safety))
        .filter(s -> s != Safety.UNKNOWN)
        .orElseGet(() -> safetyOf(method));
  }

  private Safety safetyOf(MethodSymbol method) {
    return known.of(method, () -> computeSafety(method)).orElse(Safety.UNKNOWN);
  }

  /** A method gives what its return statements give. */
  private Optional<Safety> computeSafety(MethodSymbol method) {
    Optional<TreePath> declared = declarations.method(method);
    return declared.isPresent()
        ? joined(Trees.returnedBy(declared.get()))
        : Factories.of(method).map(Product::safety);
  }

  /**
   * The class of the container as messages name it: of the value it is given, else its declared
   * type.
   *
   * @return a simple name such as {@code HashMap}
   */
  public String typeName(ContainerRef ref) {
    VarSymbol variable = ref.base().variable();
    if (ref.base() instanceof Term.Call call && call.of().variable() != null) {
      return call.method().getSimpleName() + "() of " + typeName(call.of().variable());
    }
    return variable == null
        ? ref.type().kind() == null ? "container" : simpleName(typeOfBase(ref))
        : typeName(variable);
  }

  /** The same for what a variable holds. */
  String typeName(VarSymbol variable) {
    return contentsOf(variable).stream()
        .map(v -> madeBy(Trees.bare((ExpressionTree) v.getLeaf())))
        .flatMap(Optional::stream)
        .findFirst()
        .orElseGet(() -> simpleName(contentType(variable)));
  }

  /**
   * {@code HashMap} of {@code new HashMap<>()}, {@code synchronizedMap} of {@code
   * Collections.synchronizedMap(m)}.
   */
  private Optional<String> madeBy(ExpressionTree value) {
    if (value instanceof AssignmentTree assignment) {
      return madeBy(Trees.bare(assignment.getExpression()));
    }
    if (value instanceof NewClassTree created) {
      return Optional.of(simpleName(Trees.createdType(created)));
    }
    if (value instanceof MethodInvocationTree call
        && Trees.symbol(call) instanceof MethodSymbol check
        && ArgumentUses.givesBack(check)
        && !call.getArguments().isEmpty()) {
      return madeBy(Trees.bare(call.getArguments().get(0)));
    }
    if (!(Trees.symbol(value) instanceof MethodSymbol method)) {
      return Optional.empty();
    }
    // What a factory of another library gives says more than the interface the variable is declared
    // with.
    return typeOf(value)
        .filter(t -> t.safety() != Safety.UNKNOWN && !Factories.isKnown(method))
        .map(t -> simpleName(Trees.type(value)))
        .or(() -> Factories.of(method).map(f -> factoryName(method)));
  }

  private static String factoryName(MethodSymbol method) {
    String name = method.getSimpleName().toString();
    boolean bare = name.equals("of") || name.equals("copyOf") || name.equals("ofEntries");
    return bare ? method.owner.getSimpleName() + "." + name : name;
  }

  private static Type typeOfBase(ContainerRef ref) {
    return ref.base() instanceof Term.Call call ? call.method().getReturnType() : Type.noType;
  }

  private static String simpleName(Type type) {
    if (type == null || type.tsym == null || type.tsym.name.isEmpty()) {
      return "container";
    }
    return type.tsym.getSimpleName().toString();
  }
}
