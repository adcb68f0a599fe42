package io.github.mapvet.model;

import com.google.common.collect.ImmutableSet;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import com.sun.tools.javac.code.Flags;
import com.sun.tools.javac.code.Symbol;
import com.sun.tools.javac.code.Symbol.ClassSymbol;
import com.sun.tools.javac.code.Symbol.VarSymbol;
import com.sun.tools.javac.util.Name;
import io.github.mapvet.knowledge.Libraries;
import io.github.mapvet.knowledge.Safety;
import io.github.mapvet.knowledge.SharedObjects;
import io.github.mapvet.knowledge.Supertypes;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Whether a file shows any sign that several threads come to what it declares: only then it is
 * worth while to find all uses of its fields, with their locks and threads. Most classes are data
 * or plain code and show none.
 */
final class ThreadSigns {

  /** What a call is named that takes a lock, or several threads for a stream. */
  private static final Pattern CALLS =
      Pattern.compile("(?i)acquire|lock|mutex|parallel|semaphore|synchroni");

  private static final ImmutableSet<String> ANNOTATIONS =
      ImmutableSet.<String>builder()
          .add("GuardedBy", "ThreadSafe")
          .addAll(SharedObjects.annotations().keySet())
          .addAll(SharedObjects.frameworkCalls())
          .build();

  private final Libraries libraries;
  private final Containers containers;
  private final CallIndex sources;
  private final Files files;
  private final Map<Symbol, Helper> helpers = new HashMap<>();
  private final IdentityHashMap<Name, Boolean> signs = new IdentityHashMap<>();

  /** What a type whose methods are called may do for its callers; nothing, if it is no source. */
  private record Helper(boolean locks, boolean hasThreads) {
    static final Helper NONE = new Helper(false, false);
  }

  ThreadSigns(Libraries libraries, Containers containers, CallIndex sources, Files files) {
    this.libraries = libraries;
    this.containers = containers;
    this.sources = sources;
    this.files = files;
  }

  /** Whether there is one. */
  boolean isIn(CompilationUnitTree file) {
    Contents contents = files.contents(file);
    return contents.hasThreadTypes()
        || mayLock(contents)
        || contents.isAnnotated(ANNOTATIONS::contains)
        || contents.classes().stream().anyMatch(c -> isShared(c, file))
        || contents.fields().stream().anyMatch(this::isForThreads)
        || runsElsewhere(contents);
  }

  private boolean mayLock(Contents contents) {
    return contents.hasMonitors()
        || contents.has(Tree.Kind.SYNCHRONIZED)
        || contents.called().stream().anyMatch(this::isSign);
  }

  /** Each name is looked at once: most are called in many files. */
  private boolean isSign(Name method) {
    Boolean answer = signs.get(method);
    if (answer == null) {
      String name = method.toString();
      answer =
          CALLS.matcher(name).find()
              || name.equals("addShutdownHook")
              || libraries.mayBeLockCall(name)
              || libraries.mayTakeTasks(name);
      signs.put(method, answer);
    }
    return answer;
  }

  private boolean isShared(ClassTree type, CompilationUnitTree file) {
    return Comments.sayThreadSafe(new TreePath(new TreePath(file), type))
        || (Trees.symbol(type) instanceof ClassSymbol symbol
            && (libraries.isSingleton(symbol) || isSharedByType(symbol)));
  }

  private static boolean isSharedByType(ClassSymbol type) {
    return Supertypes.of(type).stream().anyMatch(SharedObjects.supertypes()::containsKey);
  }

  /** A container that is made for several threads, or that all of them can reach and replace. */
  private boolean isForThreads(VarSymbol field) {
    if (containers.contentOf(field).isEmpty()) {
      return false;
    }
    boolean constant = (field.flags() & Flags.FINAL) != 0;
    Safety safety = containers.safetyOf(field);
    return (field.isStatic() && (!constant || libraries.believesWeakEvidence()))
        || (safety.isSafe() && safety != Safety.IMMUTABLE);
  }

  /** A method of another class may take a lock for its caller, or run a function under one. */
  private boolean runsElsewhere(Contents contents) {
    return contents.callees().stream().anyMatch(c -> isLocker(c, contents.runners()));
  }

  private boolean isLocker(Symbol callee, Set<Symbol> runners) {
    Helper helper = helpers.get(callee);
    if (helper == null) {
      helper = sources.fileOf(callee).map(files::contents).map(this::helper).orElse(Helper.NONE);
      helpers.put(callee, helper);
    }
    return helper.locks || (helper.hasThreads && runners.contains(callee));
  }

  private Helper helper(Contents contents) {
    return new Helper(mayLock(contents), contents.hasThreadTypes());
  }
}
