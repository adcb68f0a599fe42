package io.github.mapvet.model;

import com.google.common.collect.ImmutableSet;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.Tree;
import com.sun.tools.javac.code.Symbol.MethodSymbol;
import com.sun.tools.javac.code.Type;
import io.github.mapvet.knowledge.ContainerTypes.ContainerType;
import io.github.mapvet.model.Use.Kind;
import java.util.Optional;

/**
 * Which iterations of a synchronized container take its monitor by themselves. Read off the JDK's
 * source: the wrapper's own bulk methods lock, and so does whatever copies through its {@code
 * toArray}; everything else steps an iterator unlocked.
 */
public final class SynchronizedIterations {

  /** Methods of the wrapper itself that hold the monitor throughout. */
  private static final ImmutableSet<String> LOCK_THEMSELVES =
      ImmutableSet.of(
          "clone",
          "copyInto",
          "equals",
          "forEach",
          "hashCode",
          "removeIf",
          "replaceAll",
          "sort",
          "toArray",
          "toString",
          "containsAll",
          "stringPropertyNames",
          "list",
          "store",
          "elements",
          "keys");

  /**
   * Classes whose copy constructor, and whose {@code addAll}, call {@code toArray} of the argument.
   */
  private static final ImmutableSet<String> COPY_AS_ARRAY =
      ImmutableSet.of(
          "ArrayList",
          "LinkedList",
          "Vector",
          "Stack",
          "CopyOnWriteArrayList",
          "CopyOnWriteArraySet",
          "PriorityQueue",
          "PriorityBlockingQueue");

  /**
   * Static methods that do: {@code List.copyOf}, Guava's {@code ImmutableList.copyOf} and {@code
   * Lists.newArrayList}.
   */
  private static final ImmutableSet<String> STATIC_COPY_AS_ARRAY =
      ImmutableSet.of(
          "java.util.List.copyOf",
          "com.google.common.collect.ImmutableList.copyOf",
          "com.google.common.collect.ImmutableSet.copyOf",
          "com.google.common.collect.Lists.newArrayList");

  private SynchronizedIterations() {}

  /**
   * Whether a use steps through the container without its monitor being taken by the called method.
   */
  public static boolean isUnlocked(Use use, Containers containers) {
    if (use.kind() != Kind.ITERATE) {
      return false;
    }
    Tree tree = use.path().getLeaf();
    if (tree instanceof NewClassTree created) {
      return !COPY_AS_ARRAY.contains(simpleName(Trees.createdType(created)));
    }
    if (tree instanceof MethodInvocationTree call) {
      return isUnlocked(call, use, containers);
    }
    // A for-each over it; string concatenation calls toString, which locks.
    return !(Trees.bareParent(use.path()).getLeaf() instanceof BinaryTree);
  }

  private static boolean isUnlocked(MethodInvocationTree call, Use use, Containers containers) {
    String name = Trees.methodName(call);
    ExpressionTree receiver = Trees.receiver(call);
    if (Trees.symbol(call) instanceof MethodSymbol method && method.isStatic()) {
      return !STATIC_COPY_AS_ARRAY.contains(method.owner.getQualifiedName() + "." + name)
          && (!method.owner.getQualifiedName().contentEquals("java.lang.String")
              || name.equals("join"));
    }
    Optional<ContainerRef> on =
        receiver == null ? Optional.empty() : containers.resolve(receiver, use.path());
    if (on.isPresent() && on.get().base().equals(use.container())) {
      return !LOCK_THEMSELVES.contains(name);
    }
    Optional<ContainerType> type =
        receiver == null ? Optional.empty() : containers.typeOf(receiver);
    if (type.isEmpty()) {
      // Printed or logged: by toString, which locks; or a step of an iterator.
      return name.equals("next") || name.equals("hasNext");
    }
    return !(name.equals("addAll")
        && on.isPresent()
        && COPY_AS_ARRAY.contains(containers.typeName(on.get())));
  }

  private static String simpleName(Type type) {
    return type == null || type.tsym == null ? "" : type.tsym.getSimpleName().toString();
  }
}
