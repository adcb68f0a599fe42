package io.github.mapvet.model;

import com.google.common.collect.Streams;
import com.sun.source.tree.AssertTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreeScanner;
import java.util.IdentityHashMap;
import java.util.regex.Pattern;

/**
 * What code claims about the thread it is on: a method asserts it, or a class speaks of the main
 * thread that its objects live on. Whoever wrote that thinks of what is used there as that
 * thread's.
 */
public final class ThreadClaims {
  private static final Pattern ASKS_THREAD =
      Pattern.compile("(?<![!\\w])[\\w.()]*\\b(inEventLoop\\(|currentThread\\(\\) == )");

  /** {@code checkRunsInMainThread()}. */
  private static final Pattern CHECKS_THREAD =
      Pattern.compile(
          "(assert|check|ensure|require|validate|verify)\\w*(Thread(?!Safe|Pool|Count|Local)|EventLoop)\\w*");

  /** Names of an executor, or of a check, of the thread that objects live on. */
  private static final Pattern MAIN_THREAD =
      Pattern.compile("\\w*([mM]ain_?Thread|MAIN_THREAD|[uU][iI]_?Thread)\\w*");

  private final IdentityHashMap<Tree, Boolean> ofMainThread = new IdentityHashMap<>();
  private final IdentityHashMap<Tree, Boolean> asserted = new IdentityHashMap<>();

  ThreadClaims() {}

  /** Whether the code that uses a field claims it for one thread. */
  public boolean claim(SharedField field) {
    return isOfMainThread(field.declaration().getParentPath().getLeaf())
        || field.uses().stream().anyMatch(use -> isAsserted(use.path()));
  }

  /**
   * Whether the method around a place asserts its thread, {@code assert loop.inEventLoop()}, or the
   * class around it gives tasks to its main thread or makes sure that it is there.
   */
  boolean areMadeAt(TreePath place) {
    return isAsserted(place)
        || Streams.stream(place)
            .filter(ClassTree.class::isInstance)
            .findFirst()
            .filter(this::isOfMainThread)
            .isPresent();
  }

  private boolean isAsserted(TreePath place) {
    return Trees.enclosingMethod(place)
        .filter(m -> asserted.computeIfAbsent(m.getLeaf(), ThreadClaims::assertsThread))
        .isPresent();
  }

  private static boolean assertsThread(Tree method) {
    boolean[] found = {false};
    new TreeScanner<Void, Void>() {
      @Override
      public Void visitAssert(AssertTree tree, Void unused) {
        found[0] |= ASKS_THREAD.matcher(tree.getCondition().toString()).find();
        return super.visitAssert(tree, null);
      }

      @Override
      public Void visitMethodInvocation(MethodInvocationTree tree, Void unused) {
        found[0] |= CHECKS_THREAD.matcher(Trees.methodName(tree)).matches();
        return super.visitMethodInvocation(tree, null);
      }
    }.scan(method, null);
    return found[0];
  }

  private boolean isOfMainThread(Tree type) {
    return ofMainThread.computeIfAbsent(type, ThreadClaims::speaksOfMainThread);
  }

  private static boolean speaksOfMainThread(Tree type) {
    boolean[] found = {false};
    new TreeScanner<Void, Void>() {
      @Override
      public Void visitIdentifier(IdentifierTree tree, Void unused) {
        found[0] |= MAIN_THREAD.matcher(tree.getName()).matches();
        return null;
      }

      @Override
      public Void visitMemberSelect(MemberSelectTree tree, Void unused) {
        found[0] |= MAIN_THREAD.matcher(tree.getIdentifier()).matches();
        return super.visitMemberSelect(tree, null);
      }
    }.scan(type, null);
    return found[0];
  }
}
