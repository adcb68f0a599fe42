package io.github.mapvet.model;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.LinkedHashMultimap;
import com.google.common.collect.SetMultimap;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreeScanner;
import com.sun.tools.javac.api.JavacTrees;
import com.sun.tools.javac.code.Kinds.Kind;
import com.sun.tools.javac.code.Symbol;
import com.sun.tools.javac.code.Symbol.ClassSymbol;
import com.sun.tools.javac.code.Symbol.MethodSymbol;
import com.sun.tools.javac.code.Symbol.VarSymbol;
import com.sun.tools.javac.code.Symtab;
import com.sun.tools.javac.code.Type;
import com.sun.tools.javac.comp.AttrContext;
import com.sun.tools.javac.comp.Enter;
import com.sun.tools.javac.comp.Env;
import com.sun.tools.javac.util.Context;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The sources of the compilation: which other classes name a method, constructor or field, which
 * classes extend or implement another, and which file a tree is in. The names are gathered on first
 * use: one pass over all trees. What javac has not attributed yet names nothing.
 */
final class CallIndex {
  private final Symtab symbols;
  private final JavacTrees trees;
  private final Enter enter;
  private final SetMultimap<Symbol, ClassSymbol> below = LinkedHashMultimap.create();
  private final Set<Symbol> functionTypes = new HashSet<>();
  private Map<Symbol, List<ClassSymbol>> users;

  CallIndex(Context context) {
    this.symbols = Symtab.instance(context);
    this.trees = JavacTrees.instance(context);
    this.enter = Enter.instance(context);
  }

  /**
   * The other top-level classes that name a member, in the order of their names.
   *
   * @param member a method, constructor or field, as it is declared
   */
  List<ClassSymbol> usersOf(Symbol member) {
    fill();
    return users.getOrDefault(member, List.of());
  }

  /** The classes that name a class or interface as one that they extend or implement. */
  Set<ClassSymbol> directlyBelow(ClassSymbol type) {
    fill();
    return below.get(type);
  }

  /** Whether a lambda or a method reference is made an instance of an interface. */
  boolean isMadeOfFunctions(ClassSymbol type) {
    fill();
    return functionTypes.contains(type);
  }

  private void fill() {
    if (users == null) {
      users = new HashMap<>();
      sources().forEach(this::index);
    }
  }

  /** Whether a class is one of the compilation's sources. */
  boolean isSource(Symbol type) {
    return fileOf(type).isPresent();
  }

  /** The file that declares a type or member, if it is one of the sources. */
  Optional<CompilationUnitTree> fileOf(Symbol symbol) {
    ClassSymbol topLevel = Trees.topLevelClass(symbol);
    Env<AttrContext> source = topLevel == null ? null : enter.getEnv(topLevel);
    return Optional.ofNullable(source).map(env -> env.toplevel);
  }

  /** The file that a tree stands in, if it is one of the sources; looks through them all. */
  Optional<CompilationUnitTree> unitOf(Tree tree) {
    return sources().stream()
        .flatMap(type -> fileOf(type).stream())
        .distinct()
        .filter(unit -> TreePath.getPath(unit, tree) != null)
        .findFirst();
  }

  private ImmutableList<ClassSymbol> sources() {
    List<ClassSymbol> known = new ArrayList<>();
    for (ClassSymbol each : symbols.getAllClasses()) {
      if (each.owner.kind == Kind.PCK && isSource(each)) {
        known.add(each);
      }
    }
    known.sort(Comparator.comparing(each -> each.flatname.toString()));
    return ImmutableList.copyOf(known);
  }

  private void index(ClassSymbol type) {
    Set<Symbol> named = Collections.newSetFromMap(new IdentityHashMap<>());
    new TreeScanner<Void, Void>() {
      @Override
      public Void visitIdentifier(IdentifierTree tree, Void unused) {
        return note(tree);
      }

      @Override
      public Void visitMemberSelect(MemberSelectTree tree, Void unused) {
        note(tree);
        return super.visitMemberSelect(tree, null);
      }

      @Override
      public Void visitMemberReference(MemberReferenceTree tree, Void unused) {
        note(tree);
        noteFunction(tree);
        return super.visitMemberReference(tree, null);
      }

      @Override
      public Void visitLambdaExpression(LambdaExpressionTree tree, Void unused) {
        noteFunction(tree);
        return super.visitLambdaExpression(tree, null);
      }

      @Override
      public Void visitClass(ClassTree tree, Void unused) {
        if (Trees.symbol(tree) instanceof ClassSymbol declared) {
          below.put(declared.getSuperclass().tsym, declared);
          declared.getInterfaces().forEach(above -> below.put(above.tsym, declared));
        }
        return super.visitClass(tree, null);
      }

      private void noteFunction(ExpressionTree function) {
        Type made = Trees.type(function);
        if (made != null) {
          functionTypes.add(made.tsym);
        }
      }

      @Override
      public Void visitNewClass(NewClassTree tree, Void unused) {
        note(tree);
        return super.visitNewClass(tree, null);
      }

      private Void note(ExpressionTree name) {
        Symbol symbol = Trees.symbol(name);
        boolean isMember =
            symbol instanceof MethodSymbol
                || (symbol instanceof VarSymbol && symbol.owner instanceof ClassSymbol);
        if (isMember && named.add(symbol) && Trees.topLevelClass(symbol) != type) {
          users.computeIfAbsent(symbol, unused -> new ArrayList<>(1)).add(type);
        }
        return null;
      }
    }.scan((Tree) trees.getTree(type), null);
  }
}
