package io.github.mapvet.model;

import com.google.common.collect.ImmutableList;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import com.sun.tools.javac.code.Symbol.ClassSymbol;
import io.github.mapvet.knowledge.Libraries;
import io.github.mapvet.knowledge.Safety;
import io.github.mapvet.knowledge.SharedObjects;
import io.github.mapvet.knowledge.Supertypes;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Whether the objects of a class are used by several threads at once, as the class itself shows: by
 * its annotations, its supertypes, or what its other fields are made for.
 */
public final class Sharing {
  private final Libraries libraries;
  private final IdentityHashMap<ClassTree, MemberSigns> signs = new IdentityHashMap<>();

  Sharing(Libraries libraries) {
    this.libraries = libraries;
  }

  /**
   * Why several threads use an object.
   *
   * @param text words for a message, such as "the class is annotated @Service: a singleton service"
   * @param promised whether the class promises that all its methods stand that
   */
  public record Reason(String text, boolean promised) {}

  /** Why several threads use the object that has a field, or the class for a static one. */
  public Optional<Reason> reason(SharedField field, List<SharedField> all) {
    TreePath type = classOf(field.declaration());
    return byPromise(type)
        .map(text -> new Reason(text, true))
        .or(() -> shown(field, all, type).map(text -> new Reason(text, false)));
  }

  /**
   * Whether a class shows, by more than its containers, that it was written for several threads: it
   * promises so, takes locks, or has volatile or atomic fields.
   */
  public boolean isWrittenForThreads(TreePath type) {
    ClassTree tree = (ClassTree) type.getLeaf();
    return byPromise(type).isPresent() || signsOf(tree).isForThreads();
  }

  private static Optional<String> byPromise(TreePath type) {
    if (Annotations.has(type.getLeaf(), "ThreadSafe")) {
      return Optional.of("the class says it is @ThreadSafe");
    }
    return Comments.sayThreadSafe(type)
        ? Optional.of("the class's comment says it is thread-safe")
        : Optional.empty();
  }

  private Optional<String> shown(SharedField field, List<SharedField> all, TreePath type) {
    ClassTree tree = (ClassTree) type.getLeaf();
    return firstOf(
        ImmutableList.of(
            () -> keyedByThreads(field),
            () -> byAnnotation(tree, field),
            () -> byUser((ClassSymbol) field.symbol().owner),
            () -> bySupertype((ClassSymbol) field.symbol().owner),
            () -> byThreadLocal(field, signsOf(tree)),
            () -> byNeighbour(field, all),
            () -> byMeans(field, signsOf(tree), all),
            () -> byBeingStatic(field)));
  }

  private MemberSigns signsOf(ClassTree type) {
    return signs.computeIfAbsent(type, t -> new MemberSigns(t, libraries));
  }

  /** No more than a hint: a static container can be reached by every thread. */
  private Optional<String> byBeingStatic(SharedField field) {
    return field.symbol().isStatic() && libraries.believesWeakEvidence()
        ? Optional.of("it is static, which MapVet:WeakEvidence takes for enough")
        : Optional.empty();
  }

  private static Optional<String> firstOf(ImmutableList<Supplier<Optional<String>>> reasons) {
    return reasons.stream().map(Supplier::get).flatMap(Optional::stream).findFirst();
  }

  private static TreePath classOf(TreePath declaration) {
    TreePath path = declaration;
    while (!(path.getLeaf() instanceof ClassTree)) {
      path = path.getParentPath();
    }
    return path;
  }

  /** {@code Map<Thread, V>}: each thread brings its own key. */
  private static Optional<String> keyedByThreads(SharedField field) {
    return Stream.ofNullable(field.symbol().type)
        .filter(type -> type.getTypeArguments().size() == 2)
        .map(type -> type.getTypeArguments().get(0))
        .filter(key -> key.tsym.getQualifiedName().contentEquals("java.lang.Thread"))
        .map(key -> "its keys are threads")
        .findFirst();
  }

  private Optional<String> byAnnotation(ClassTree type, SharedField field) {
    if (isNarrow(type)) {
      return Optional.empty();
    }
    return SharedObjects.annotations().entrySet().stream()
        .filter(known -> Annotations.has(type, known.getKey()))
        .filter(known -> !known.getKey().equals("ManagedResource") || isManaged(field))
        .map(known -> "the class is annotated @" + known.getKey() + ": " + known.getValue())
        .findFirst()
        .or(
            () ->
                signsOf(type)
                    .frameworkCall()
                    .map(a -> "a framework calls its @" + a + " methods on threads of its own"));
  }

  /** Of such a bean any thread calls the methods that say so, not the others. */
  private static boolean isManaged(SharedField field) {
    return field.uses().stream()
        .flatMap(use -> Trees.enclosingMethod(use.path()).stream())
        .map(TreePath::getLeaf)
        .anyMatch(
            method ->
                SharedObjects.managementCalls().stream().anyMatch(a -> Annotations.has(method, a)));
  }

  private static boolean isNarrow(ClassTree type) {
    return SharedObjects.narrowerScopes().stream().anyMatch(a -> Annotations.has(type, a))
        || Annotations.values(type, "Scope").stream().anyMatch(s -> !s.equals("singleton"));
  }

  private Optional<String> byUser(ClassSymbol type) {
    return libraries.isSingleton(type)
        ? Optional.of("the class is one of your singletons")
        : Optional.empty();
  }

  private static Optional<String> bySupertype(ClassSymbol type) {
    Set<String> above = Supertypes.of(type);
    return SharedObjects.supertypes().entrySet().stream()
        .filter(known -> above.contains(known.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .map(what -> "the class is " + what);
  }

  /**
   * A {@code ThreadLocal} has no use with one thread only. What {@code addX} methods alone put in
   * is there before: settings, which threads only look at.
   */
  private static Optional<String> byThreadLocal(SharedField field, MemberSigns type) {
    return type.threadLocals().stream()
        .filter(v -> v.isStatic() == field.symbol().isStatic())
        .filter(v -> field.sharedUses().stream().anyMatch(Sharing::isChangeInUse))
        .map(v -> "beside it, '" + v.getSimpleName() + "' keeps something for each thread")
        .findFirst();
  }

  private static boolean isChangeInUse(Use use) {
    return use.isWrite() && !use.isRegistration();
  }

  /** What is filled together with a container for several threads is used by several threads. */
  private static Optional<String> byNeighbour(SharedField field, List<SharedField> all) {
    Set<Tree> filled = field.filledIn();
    if (filled.isEmpty()) {
      return Optional.empty();
    }
    return all.stream()
        .filter(f -> isForThreads(f) && f != field && f.symbol().owner == field.symbol().owner)
        .filter(f -> f.filledIn().stream().anyMatch(filled::contains))
        .map(f -> "it is kept in step with '" + f.name() + "', which is made for several threads")
        .findFirst();
  }

  private static boolean isForThreads(SharedField field) {
    return field.safety() == Safety.CONCURRENT || field.safety() == Safety.COPY_ON_WRITE;
  }

  /** A class with all the means: volatile, atomics, locks and concurrent containers. */
  private static Optional<String> byMeans(
      SharedField field, MemberSigns type, List<SharedField> all) {
    return type.hasMeans()
            && all.stream()
                .anyMatch(f -> isForThreads(f) && f.symbol().owner == field.symbol().owner)
        ? Optional.of("the class is written for them: volatile, atomic and locked state beside it")
        : Optional.empty();
  }
}
