package io.github.mapvet.model;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreeScanner;
import com.sun.tools.javac.code.Flags;
import com.sun.tools.javac.code.Symbol;
import com.sun.tools.javac.code.Symbol.ClassSymbol;
import com.sun.tools.javac.code.Symbol.MethodSymbol;
import com.sun.tools.javac.code.Symbol.TypeSymbol;
import com.sun.tools.javac.code.Symbol.VarSymbol;
import com.sun.tools.javac.code.Type;
import com.sun.tools.javac.code.TypeTag;
import com.sun.tools.javac.tree.JCTree;
import com.sun.tools.javac.tree.TreeInfo;
import com.sun.tools.javac.util.Name;
import io.github.mapvet.knowledge.AtomicHolders;
import io.github.mapvet.knowledge.ContainerTypes;
import io.github.mapvet.knowledge.ThreadTypes;
import java.util.Collections;
import java.util.EnumSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What a file has in it at all: one cheap pass that tells which analyses can find nothing there, so
 * that code without containers, or without a sign of threads, costs little more than that. It may
 * say that something is there which is not, never the other way round.
 */
final class Contents {
  private static final long THREAD_FLAGS = Flags.SYNCHRONIZED | Flags.VOLATILE;

  private final Set<Name> called = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Set<Name> annotations = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Set<Tree.Kind> kinds = EnumSet.noneOf(Tree.Kind.class);
  private final Set<ClassTree> classes = new LinkedHashSet<>();
  private final Set<VarSymbol> fields = new LinkedHashSet<>();
  private final Set<Symbol> callees = new LinkedHashSet<>();
  private final Set<Symbol> runners = new LinkedHashSet<>();
  private boolean containers;
  private boolean mapsOfContainers;
  private boolean monitors;
  private boolean threads;
  private boolean attributed = true;

  private Contents() {}

  /** What the classes of a file have in them. */
  static Contents of(
      CompilationUnitTree file, ContainerTypes types, MapTypes mapTypes, ThreadTypes threadTypes) {
    Contents contents = new Contents();
    Collector collector = contents.new Collector(types, mapTypes, threadTypes);
    file.getTypeDecls().forEach(type -> collector.scan(type, null));
    return contents;
  }

  /**
   * Whether anything has the type of a container or of what holds one, or a type that javac does
   * not know. What cannot be named by an expression cannot be used.
   */
  boolean hasContainers() {
    return containers;
  }

  /**
   * Whether a variable is a map that has containers for values, or a cache is asked for its map.
   */
  boolean hasMapsOfContainers() {
    return mapsOfContainers;
  }

  /**
   * Whether anything has a type that is there for several threads, or is {@code volatile}, or
   * stored where all threads find it.
   */
  boolean hasThreadTypes() {
    return threads;
  }

  /** Whether javac has found out the types of what is called, or tried to. */
  boolean isAttributed() {
    return attributed;
  }

  /** Whether {@code synchronized} is used. */
  boolean hasMonitors() {
    return monitors;
  }

  /** Whether there is a tree of this kind. */
  boolean has(Tree.Kind kind) {
    return kinds.contains(kind);
  }

  /** The names of the methods that are called. */
  Set<Name> called() {
    return called;
  }

  /** Whether a method is called whose name is such a one. */
  boolean calls(Predicate<String> name) {
    return called.stream().anyMatch(n -> name.test(n.toString()));
  }

  /** Whether there is an annotation of such a simple name. */
  boolean isAnnotated(Predicate<String> simpleName) {
    return annotations.stream().anyMatch(n -> simpleName.test(n.toString()));
  }

  /** The classes that are declared, local and anonymous ones as well. */
  Set<ClassTree> classes() {
    return classes;
  }

  /** The fields that are declared. */
  Set<VarSymbol> fields() {
    return fields;
  }

  /** Which types have the methods that are called. */
  Set<Symbol> callees() {
    return callees;
  }

  /** Those of them that are given a function, or an object of a class that is written there. */
  Set<Symbol> runners() {
    return runners;
  }

  private final class Collector extends TreeScanner<Void, Void> {
    private final ContainerTypes types;
    private final MapTypes mapTypes;
    private final ThreadTypes threadTypes;

    Collector(ContainerTypes types, MapTypes mapTypes, ThreadTypes threadTypes) {
      this.types = types;
      this.mapTypes = mapTypes;
      this.threadTypes = threadTypes;
    }

    @Override
    public Void scan(Tree tree, Void unused) {
      if (tree instanceof ExpressionTree) {
        look(tree, Trees.type(tree));
      }
      if (tree != null) {
        kinds.add(tree.getKind());
      }
      return super.scan(tree, null);
    }

    private void look(Tree tree, Type type) {
      if (type == null) {
        boolean missing = tree instanceof MethodInvocationTree || tree instanceof NewClassTree;
        containers |= missing;
        attributed &= !missing;
        return;
      }
      containers = containers || mayBeContainer(type);
      threads = threads || type.hasTag(TypeTag.ERROR) || threadTypes.contain(type.tsym);
    }

    private boolean mayBeContainer(Type type) {
      return type.hasTag(TypeTag.ERROR)
          || AtomicHolders.isHolder(type)
          || types.classify(type).isPresent();
    }

    @Override
    public Void visitClass(ClassTree tree, Void unused) {
      classes.add(tree);
      if (Trees.symbol(tree) instanceof ClassSymbol symbol) {
        look(tree, symbol.type);
      }
      return super.visitClass(tree, null);
    }

    @Override
    public Void visitVariable(VariableTree tree, Void unused) {
      if (Trees.symbol(tree) instanceof VarSymbol variable) {
        look(tree, variable.type);
        mapsOfContainers = mapsOfContainers || mapTypes.holdsContainers(variable.type);
        threads |= (variable.flags() & THREAD_FLAGS) != 0;
        if (variable.owner instanceof TypeSymbol) {
          fields.add(variable);
        }
      }
      return super.visitVariable(tree, null);
    }

    @Override
    public Void visitMethod(MethodTree tree, Void unused) {
      if (Trees.symbol(tree) instanceof MethodSymbol method) {
        monitors |= (method.flags() & Flags.SYNCHRONIZED) != 0;
        threads = threads || Roots.isTaskMethod(method);
      }
      return super.visitMethod(tree, null);
    }

    /** Also of another class: {@code Registry.current = map}. */
    @Override
    public Void visitAssignment(AssignmentTree tree, Void unused) {
      threads |=
          Trees.symbol(tree.getVariable()) instanceof VarSymbol target
              && (target.flags() & (Flags.STATIC | Flags.VOLATILE)) != 0;
      return super.visitAssignment(tree, null);
    }

    @Override
    public Void visitMethodInvocation(MethodInvocationTree tree, Void unused) {
      Name name = TreeInfo.name((JCTree) tree.getMethodSelect());
      // A cache's view of itself.
      mapsOfContainers |= called.add(name) && name.contentEquals("asMap");
      addCallee(Trees.symbol(tree), tree.getArguments());
      return super.visitMethodInvocation(tree, null);
    }

    @Override
    public Void visitNewClass(NewClassTree tree, Void unused) {
      addCallee(Trees.symbol(tree), tree.getArguments());
      return super.visitNewClass(tree, null);
    }

    private void addCallee(Symbol method, List<? extends ExpressionTree> arguments) {
      if (method == null) {
        return;
      }
      callees.add(method.owner);
      threads = threads || threadTypes.contain(method.enclClass());
      if (arguments.stream().anyMatch(Collector::isFunction)) {
        runners.add(method.owner);
      }
    }

    private static boolean isFunction(ExpressionTree argument) {
      return argument instanceof LambdaExpressionTree
          || argument instanceof MemberReferenceTree
          || argument instanceof NewClassTree;
    }

    @Override
    public Void visitAnnotation(AnnotationTree tree, Void unused) {
      annotations.add(TreeInfo.name((JCTree) tree.getAnnotationType()));
      return super.visitAnnotation(tree, null);
    }
  }
}
