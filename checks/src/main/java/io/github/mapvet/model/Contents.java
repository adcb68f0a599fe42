package io.github.mapvet.model;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreeScanner;
import com.sun.tools.javac.code.Type;
import com.sun.tools.javac.code.TypeTag;
import com.sun.tools.javac.tree.JCTree;
import com.sun.tools.javac.tree.TreeInfo;
import com.sun.tools.javac.util.Name;
import io.github.mapvet.knowledge.AtomicHolders;
import io.github.mapvet.knowledge.ContainerTypes;
import java.util.Collections;
import java.util.EnumSet;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What some code has in it at all: one cheap pass that tells which analyses can find nothing there,
 * so that code without containers costs no more than that. It may say that something is there which
 * is not, never the other way round.
 */
final class Contents {
  private final Set<Name> called = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Set<Name> annotations = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Set<Tree.Kind> kinds = EnumSet.noneOf(Tree.Kind.class);
  private boolean containers;

  private Contents() {}

  /**
   * What a class or a file has in it.
   *
   * @param types what is a container
   */
  static Contents of(Tree code, ContainerTypes types) {
    Contents contents = new Contents();
    contents.new Collector(types).scan(code, null);
    return contents;
  }

  /**
   * Whether anything has the type of a container or of what holds one, or a type that javac does
   * not know. What cannot be named by an expression cannot be used.
   */
  boolean hasContainers() {
    return containers;
  }

  /** Whether there is a tree of this kind. */
  boolean has(Tree.Kind kind) {
    return kinds.contains(kind);
  }

  /** Whether a method is called whose name is such a one. */
  boolean calls(Predicate<String> name) {
    return called.stream().anyMatch(n -> name.test(n.toString()));
  }

  /** Whether there is an annotation of this simple name. */
  boolean isAnnotated(String simpleName) {
    return annotations.stream().anyMatch(n -> n.contentEquals(simpleName));
  }

  private final class Collector extends TreeScanner<Void, Void> {
    private final ContainerTypes types;

    Collector(ContainerTypes types) {
      this.types = types;
    }

    @Override
    public Void scan(Tree tree, Void unused) {
      if (tree != null) {
        kinds.add(tree.getKind());
        containers = containers || (hasValue(tree) && mayBeContainer(tree));
      }
      return super.scan(tree, null);
    }

    private static boolean hasValue(Tree tree) {
      return tree instanceof ExpressionTree
          || tree instanceof VariableTree
          || tree instanceof ClassTree;
    }

    private boolean mayBeContainer(Tree tree) {
      Type type = tree instanceof JCTree.JCClassDecl c && c.sym != null ? c.sym.type : typeOf(tree);
      if (type == null) {
        return tree instanceof MethodInvocationTree || tree instanceof NewClassTree;
      }
      return type.hasTag(TypeTag.ERROR)
          || AtomicHolders.isHolder(type)
          || types.classify(type).isPresent();
    }

    private static Type typeOf(Tree tree) {
      return tree instanceof JCTree.JCVariableDecl variable && variable.sym != null
          ? variable.sym.type
          : Trees.type(tree);
    }

    @Override
    public Void visitMethodInvocation(MethodInvocationTree tree, Void unused) {
      called.add(TreeInfo.name((JCTree) tree.getMethodSelect()));
      return super.visitMethodInvocation(tree, null);
    }

    @Override
    public Void visitAnnotation(AnnotationTree tree, Void unused) {
      annotations.add(TreeInfo.name((JCTree) tree.getAnnotationType()));
      return super.visitAnnotation(tree, null);
    }
  }
}
