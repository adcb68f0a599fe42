package io.github.mapvet.model;

import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import com.sun.tools.javac.code.Flags;
import com.sun.tools.javac.code.Symbol;
import com.sun.tools.javac.code.Symbol.ClassSymbol;
import com.sun.tools.javac.code.Symbol.MethodSymbol;
import com.sun.tools.javac.code.Symbol.TypeSymbol;
import com.sun.tools.javac.code.Symbol.VarSymbol;
import com.sun.tools.javac.code.Type;
import com.sun.tools.javac.code.TypeTag;
import com.sun.tools.javac.code.Types;
import io.github.mapvet.knowledge.Factories;
import io.github.mapvet.knowledge.Factories.Relation;
import io.github.mapvet.knowledge.FunctionRuns;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How the map that is called runs the function it is given, from the classes it may be an instance
 * of.
 */
public final class Computes {
  private final Declarations declarations;
  private final Types types;

  Computes(Declarations declarations, Types types) {
    this.declarations = declarations;
    this.types = types;
  }

  /**
   * All that is possible for what the map's variable, or the method that gives it, is known to
   * hold.
   *
   * @param compute a call of {@code computeIfAbsent} or one of its kind
   */
  public Set<FunctionRuns> runsOf(Access compute) {
    Search search = new Search(compute.method());
    Term base = compute.container().base();
    if (base.variable() != null) {
      search.addVariable(base.variable());
    } else if (base instanceof Term.Call call) {
      search.addCall(call.method());
    } else {
      search.addType(Trees.type(Trees.receiver(compute.call())));
    }
    return search.found;
  }

  /**
   * Whether the call can fail when its function changes the map. A map of unknown class is taken
   * for one of the usual ones. A concurrent map's {@code replaceAll} takes no lock, but runs the
   * function until it finds the entry as it was before.
   *
   * @param compute a call of {@code computeIfAbsent} or one of its kind
   */
  public boolean mayFail(Access compute) {
    Set<FunctionRuns> runs = runsOf(compute);
    return runs.equals(Set.of(FunctionRuns.UNKNOWN))
        || runs.stream().anyMatch(FunctionRuns::forbidsChanges)
        || (compute.method().equals("replaceAll") && runs.contains(FunctionRuns.REPEATED));
  }

  private final class Search {
    private final String method;
    private final Set<Symbol> asked = new HashSet<>();
    private final EnumSet<FunctionRuns> found = EnumSet.noneOf(FunctionRuns.class);

    Search(String method) {
      this.method = method;
    }

    /** What the declared type tells, else all values. */
    void addVariable(VarSymbol variable) {
      FunctionRuns declared = byType(variable.type);
      if (declared != FunctionRuns.UNKNOWN) {
        found.add(declared);
      } else if (asked.add(variable)) {
        addAll(declarations.valuesOf(variable));
      }
    }

    private void addAll(List<TreePath> values) {
      List<TreePath> maps =
          values.stream().filter(v -> v.getLeaf().getKind() != Tree.Kind.NULL_LITERAL).toList();
      maps.forEach(this::addValue);
      if (maps.isEmpty()) {
        found.add(FunctionRuns.UNKNOWN);
      }
    }

    private void addValue(TreePath value) {
      ExpressionTree tree = Trees.bare((ExpressionTree) value.getLeaf());
      if (tree instanceof ConditionalExpressionTree choice) {
        addValue(new TreePath(value, choice.getTrueExpression()));
        addValue(new TreePath(value, choice.getFalseExpression()));
      } else if (tree instanceof AssignmentTree assignment) {
        addValue(new TreePath(value, assignment.getExpression()));
      } else if (tree instanceof NewClassTree created) {
        addType(Trees.createdType(created));
      } else if (tree instanceof MethodInvocationTree call
          && Trees.symbol(call) instanceof MethodSymbol factory) {
        addResult(call, factory, value);
      } else if (Trees.symbol(tree) instanceof VarSymbol variable) {
        addVariable(variable);
      } else {
        addType(Trees.type(tree));
      }
    }

    /** A wrapper runs functions as what it wraps. */
    private void addResult(MethodInvocationTree call, MethodSymbol factory, TreePath value) {
      boolean wraps = Factories.of(factory).filter(p -> p.relation() != Relation.FRESH).isPresent();
      if (wraps && !call.getArguments().isEmpty()) {
        addValue(new TreePath(value, call.getArguments().get(0)));
      } else {
        addCall(factory);
      }
    }

    void addCall(MethodSymbol giver) {
      FunctionRuns known = FunctionRuns.givenBy(giver);
      FunctionRuns declared =
          known == FunctionRuns.UNKNOWN ? byType(giver.type.getReturnType()) : known;
      if (declared != FunctionRuns.UNKNOWN) {
        found.add(declared);
      } else if (asked.add(giver)) {
        addAll(declarations.method(giver).map(Trees::returnedBy).orElse(List.of()));
      }
    }

    void addType(Type type) {
      found.add(byType(type));
    }

    /** An interface does not tell which class it will be; a class with subclasses mostly does. */
    private FunctionRuns byType(Type type) {
      if (type == null
          || !type.hasTag(TypeTag.CLASS)
          || (type.tsym.flags() & Flags.INTERFACE) != 0) {
        return isSkipList(type) ? FunctionRuns.REPEATED : FunctionRuns.UNKNOWN;
      }
      return implementation(type)
          .map(c -> FunctionRuns.of(c.getQualifiedName().toString(), method))
          .orElse(FunctionRuns.UNKNOWN);
    }

    /** The JDK has one implementation of this interface. */
    private static boolean isSkipList(Type type) {
      return type != null
          && type.tsym != null
          && type.tsym
              .getQualifiedName()
              .contentEquals("java.util.concurrent.ConcurrentNavigableMap");
    }

    /** The class that declares what runs: of the superclasses, else the most special interface. */
    private Optional<TypeSymbol> implementation(Type type) {
      for (Type t = type; t.hasTag(TypeTag.CLASS); t = types.supertype(t)) {
        if (declares(t.tsym)) {
          return Optional.of(t.tsym);
        }
      }
      List<TypeSymbol> interfaces =
          types.closure(type).stream().map(t -> t.tsym).filter(this::declares).toList();
      return interfaces.stream()
          .filter(i -> interfaces.stream().noneMatch(o -> o != i && o.isSubClass(i, types)))
          .findFirst();
    }

    private boolean declares(TypeSymbol type) {
      if (!(type instanceof ClassSymbol)) {
        return false;
      }
      for (Symbol member : type.members().getSymbolsByName(type.name.table.fromString(method))) {
        // javac marks an interface's default method as both.
        if ((member.flags() & (Flags.ABSTRACT | Flags.DEFAULT)) != Flags.ABSTRACT) {
          return true;
        }
      }
      return false;
    }
  }
}
