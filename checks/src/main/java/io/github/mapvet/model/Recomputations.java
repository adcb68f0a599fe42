package io.github.mapvet.model;

import com.google.common.collect.ImmutableSet;
import com.google.errorprone.util.ASTHelpers;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.TreeScanner;
import com.sun.tools.javac.code.Flags;
import com.sun.tools.javac.code.Symbol;
import com.sun.tools.javac.code.Symbol.MethodSymbol;
import com.sun.tools.javac.code.Symbol.TypeSymbol;
import com.sun.tools.javac.code.Symbol.VarSymbol;
import com.sun.tools.javac.code.Type;
import com.sun.tools.javac.code.TypeTag;
import com.sun.tools.javac.code.Types;
import io.github.mapvet.knowledge.Operation;
import io.github.mapvet.knowledge.ValueNature;
import io.github.mapvet.model.CheckThenAct.Kind;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Caches in which two threads may compute a value twice, but the same: nothing is lost but the
 * work.
 */
public final class Recomputations {

  /** A method whose name starts like this gives each caller something of its own. */
  private static final ImmutableSet<String> MAKERS =
      ImmutableSet.of(
          "acquire",
          "add",
          "allocate",
          "build",
          "connect",
          "create",
          "generate",
          "increment",
          "init",
          "make",
          "new",
          "next",
          "open",
          "random",
          "register",
          "start",
          "subscribe");

  private static final Pattern FORGETFUL = Pattern.compile(".*(Lru|LRU|Reference|Soft|Weak).*");

  private static final Pattern CACHE = Pattern.compile("(?i).*cache.*");

  private final Declarations declarations;
  private final Values values;
  private final Containers containers;
  private final Roots roots;
  private final Types types;

  Recomputations(
      Declarations declarations, Values values, Containers containers, Roots roots, Types types) {
    this.declarations = declarations;
    this.values = values;
    this.containers = containers;
    this.roots = roots;
    this.types = types;
  }

  /**
   * Whether it does no harm that another thread comes between: the map forgets by itself; or the
   * class puts nothing into it but what it computes from the key, and gives the value to the
   * caller. It never takes anything out, but for all at once if what it computes is the same at any
   * time.
   */
  public boolean isHarmless(CheckThenAct pair, List<Access> all) {
    return pair.kind() == Kind.PUT_IF_ABSENT
        && putOf(pair, all)
            .filter(put -> forgets(put) || (isReturned(pair.act()) && isRecomputed(put, all)))
            .isPresent();
  }

  /** The put itself, which may stand in a method that the act calls. */
  private Optional<Access> putOf(CheckThenAct pair, List<Access> all) {
    if (!pair.isThroughMethod()) {
      return Optional.of(pair.act());
    }
    return all.stream()
        .filter(a -> a.method().equals("put") && !a.path().equals(pair.act().path()))
        .filter(a -> a.container().base().equals(pair.act().container().base()))
        .filter(
            a ->
                Trees.symbol(Trees.enclosingBody(a.path()).getLeaf())
                    == Trees.symbol(pair.act().call()))
        .findFirst();
  }

  /** A map from which entries vanish by themselves can hold nothing that must not be lost. */
  private boolean forgets(Access put) {
    return FORGETFUL.matcher(containers.typeName(put.container())).matches();
  }

  private boolean isRecomputed(Access put, List<Access> all) {
    return isComputed(put) && isCache(put, all);
  }

  /**
   * Whether what is lost is an entry of a cache, which somebody computes again: a removal that was
   * decided by an older value, or a newer value that is overwritten by one as new. A cache is known
   * by its name, or its class's.
   */
  public boolean isOnlyCached(CheckThenAct pair) {
    return pair.kind() == Kind.TESTED_VALUE
        && isNamedCache(pair.act())
        && (Operation.takesOut(pair.act().method()) || isMadeSince(pair));
  }

  private static boolean isNamedCache(Access act) {
    return CACHE.matcher(act.container().name()).matches()
        || Trees.enclosingClass(act.path())
            .filter(c -> CACHE.matcher(c.name.toString()).matches())
            .isPresent();
  }

  /** The new value is made after the old one was looked at. */
  private boolean isMadeSince(CheckThenAct pair) {
    ExpressionTree value =
        Trees.bare(
            pair.act().call().getArguments().get(pair.act().call().getArguments().size() - 1));
    int looked = Trees.start(pair.check().call());
    return Trees.symbol(value) instanceof VarSymbol local
        && !values.reaching(local, value, pair.act().path()).isEmpty()
        && values.reaching(local, value, pair.act().path()).stream()
            .allMatch(v -> Trees.start(v.getLeaf()) > looked);
  }

  private boolean isCache(Access put, List<Access> all) {
    VarSymbol map = put.container().base().variable();
    boolean isTimeless = ingredientsOf(put).fields.isEmpty();
    return map != null
        && map.isPrivate()
        && all.stream()
            .filter(a -> a.container().base().variable() == map && a.operation().changes())
            .allMatch(
                a ->
                    roots.isConstruction(a.path())
                        || isComputed(a)
                        || makesRoom(a, put)
                        || (isTimeless && a.method().equals("clear")));
  }

  private Ingredients ingredientsOf(Access put) {
    Ingredients value = new Ingredients();
    value.scan(new TreePath(put.path(), put.call().getArguments().get(1)), null);
    return value;
  }

  /** What the method that puts takes out before is computed again when it is asked for. */
  private static boolean makesRoom(Access removal, Access put) {
    return Operation.takesOut(removal.method())
        && Trees.isWithin(removal.path(), Trees.enclosingBody(put.path()).getLeaf())
        && Trees.isEvaluatedBefore(removal.path(), put.path());
  }

  /** Whether a call puts what it computes from the key. */
  private boolean isComputed(Access put) {
    if (!put.method().equals("put") || put.call().getArguments().size() != 2) {
      return false;
    }
    Ingredients key = new Ingredients();
    key.scan(new TreePath(put.path(), put.call().getArguments().get(0)), null);
    Ingredients value = ingredientsOf(put);
    return isSameAgain(value, put.call().getArguments().get(1))
        && key.parameters.containsAll(value.parameters);
  }

  /** Whether what is made a second time is as good: a plain value, or what makes others. */
  private boolean isSameAgain(Ingredients value, ExpressionTree given) {
    Type type = Trees.type(given);
    boolean isPlain = type != null && ValueNature.of(type, types) == ValueNature.VALUE;
    boolean isFactory =
        type != null && type.tsym != null && type.tsym.name.toString().endsWith("Factory");
    return isFactory || (!value.asked && (isPlain || !value.made));
  }

  /** Whether the method's callers get the value, or what it gives, and not a yes or no. */
  private static boolean isReturned(Access put) {
    TreePath body = Trees.enclosingBody(put.path());
    Set<Symbol> stored = new HashSet<>();
    put.call().getArguments().stream().skip(1).forEach(a -> stored.addAll(localsIn(a)));
    return body.getLeaf() instanceof MethodTree
        && Trees.returnedBy(body).stream()
            .anyMatch(r -> !Collections.disjoint(stored, localsIn(r.getLeaf())));
  }

  private static Set<Symbol> localsIn(Tree expression) {
    Set<Symbol> locals = new HashSet<>();
    new TreeScanner<Void, Void>() {
      @Override
      public Void visitIdentifier(IdentifierTree tree, Void unused) {
        if (Trees.symbol(tree) instanceof VarSymbol local
            && !(local.owner instanceof TypeSymbol)
            && (local.flags() & Flags.PARAMETER) == 0
            && !local.type.hasTag(TypeTag.BOOLEAN)) {
          locals.add(local);
        }
        return null;
      }
    }.scan(expression, null);
    return locals;
  }

  /** What an expression is computed from, through the locals it mentions. */
  private final class Ingredients extends TreePathScanner<Void, Void> {
    private final Set<VarSymbol> parameters = new HashSet<>();
    private final Set<Tree> followed = new HashSet<>();

    /** What may be another one later: fields of objects, and the object itself. */
    private final Set<Symbol> fields = new HashSet<>();

    /** Whether an object is made that has an identity of its own. */
    private boolean made;

    /** Whether somebody is asked for what each caller gets one of. */
    private boolean asked;

    private boolean isReceiver;

    @Override
    public Void visitIdentifier(IdentifierTree tree, Void unused) {
      if (Trees.symbol(tree) instanceof VarSymbol local && !(local.owner instanceof TypeSymbol)) {
        List<TreePath> given = given(local, tree);
        if (given.isEmpty()) {
          parameters.add(local);
        }
        for (TreePath value : given) {
          if (followed.add(value.getLeaf())) {
            scan(value, null);
          }
        }
      }
      noteField(Trees.symbol(tree));
      return null;
    }

    /** What a local holds; for a parameter of a private method, what the class's calls give. */
    private List<TreePath> given(VarSymbol local, IdentifierTree tree) {
      List<TreePath> own = values.reaching(local, tree, getCurrentPath());
      return own.isEmpty()
              && local.owner instanceof MethodSymbol method
              && method.isPrivate()
              && method.getParameters().contains(local)
          ? declarations.callsOf(method).stream()
              .flatMap(c -> Trees.argument(c, method.getParameters().indexOf(local)).stream())
              .toList()
          : own;
    }

    private void noteField(Symbol symbol) {
      boolean isOfObject =
          symbol != null && symbol.owner instanceof TypeSymbol && !ASTHelpers.isStatic(symbol);
      boolean isVariable =
          symbol instanceof VarSymbol field
              && field.owner instanceof TypeSymbol
              && (field.flags() & Flags.FINAL) == 0;
      if (!(symbol instanceof TypeSymbol) && (isOfObject || isVariable)) {
        fields.add(symbol);
      }
    }

    @Override
    public Void visitMethodInvocation(MethodInvocationTree tree, Void unused) {
      String name = Trees.methodName(tree);
      asked |= MAKERS.stream().anyMatch(verb -> TellingUses.startsWithWord(name, verb));
      boolean outer = isReceiver;
      isReceiver |= name.startsWith("unmodifiable") || name.equals("copyOf");
      super.visitMethodInvocation(tree, null);
      isReceiver = outer;
      return null;
    }

    @Override
    public Void visitNewClass(NewClassTree tree, Void unused) {
      made |= !isReceiver && ValueNature.of(Trees.createdType(tree), types) != ValueNature.VALUE;
      return super.visitNewClass(tree, null);
    }

    /** {@code new Parser(key).result()}: not the object counts, but what it gives. */
    @Override
    public Void visitMemberSelect(MemberSelectTree tree, Void unused) {
      boolean outer = isReceiver;
      isReceiver = true;
      scan(tree.getExpression(), null);
      isReceiver = outer;
      if (Trees.symbol(tree) instanceof VarSymbol) {
        noteField(Trees.symbol(tree));
      }
      return null;
    }
  }
}
