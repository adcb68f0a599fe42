package io.github.mapvet.model;

import com.google.common.collect.ImmutableSet;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.tools.javac.code.Flags;
import com.sun.tools.javac.code.Symbol.ClassSymbol;
import com.sun.tools.javac.code.Symbol.MethodSymbol;
import com.sun.tools.javac.code.Symbol.TypeSymbol;
import com.sun.tools.javac.code.Symbol.VarSymbol;
import com.sun.tools.javac.code.Types;
import io.github.mapvet.knowledge.ThreadEntries;
import io.github.mapvet.model.CapturedLocal.Place;
import io.github.mapvet.model.TaskOrder.Moment;
import io.github.mapvet.model.Use.Kind;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds the local containers of one top-level class that tasks share with other threads. */
final class CapturedLocals {
  private static final int DEEPEST = 3;

  private final Program program;
  private final Types types;
  private final TaskRuns runs;
  private final Joins joins;
  private final Rendezvous rendezvous;

  CapturedLocals(Program program, Types types) {
    this.program = program;
    this.types = types;
    runs = new TaskRuns(program.libraries, program.declarations, program.terms, program.changes);
    joins = new Joins(program.libraries, program.declarations, program.terms, runs);
    rendezvous = new Rendezvous(program.declarations, program.terms, runs);
  }

  /** All of them, in the order of their first use in a function. */
  List<CapturedLocal> in(TreePath topLevelClass) {
    List<CapturedLocal> found = new ArrayList<>();
    for (VarSymbol local : candidates(topLevelClass)) {
      program.declarations.variable(local).flatMap(d -> conflict(local, d)).ifPresent(found::add);
    }
    return found;
  }

  /** The plain containers among the locals that some function uses. */
  private Set<VarSymbol> candidates(TreePath code) {
    Set<VarSymbol> found = new LinkedHashSet<>();
    new TreePathScanner<Void, Void>() {
      @Override
      public Void visitIdentifier(IdentifierTree tree, Void unused) {
        if (!(Trees.symbol(tree) instanceof VarSymbol named)
            || named.owner instanceof TypeSymbol
            || !(isCaptured(named, getCurrentPath()) || isHandedOver(getCurrentPath()))) {
          return null;
        }
        original(getCurrentPath())
            .filter(l -> (l.flags() & (Flags.FINAL | Flags.EFFECTIVELY_FINAL)) != 0)
            .filter(l -> program.containers.safetyOf(l).isUnsafe())
            .ifPresent(found::add);
        return null;
      }
    }.scan(code, null);
    return found;
  }

  /** The local that a name stands for: another one, if it is an alias. */
  private Optional<VarSymbol> original(TreePath name) {
    return program
        .containers
        .resolve(name)
        .filter(c -> c.base() instanceof Term.Local)
        .map(c -> c.base().variable());
  }

  /** {@code new Worker(local)}: an object of a task's class of the program is given it. */
  private boolean isHandedOver(TreePath name) {
    return name.getParentPath().getLeaf() instanceof NewClassTree made
        && made.getArguments().contains(name.getLeaf())
        && made.getClassBody() == null
        && Trees.symbol(made) instanceof MethodSymbol constructor
        && ThreadEntries.taskMethod((TypeSymbol) constructor.owner).isPresent()
        && program.declarations.method(constructor).isPresent();
  }

  private boolean isCaptured(VarSymbol local, TreePath place) {
    Optional<TreePath> declaration = program.declarations.variable(local);
    return declaration.isPresent()
        && (place.getParentPath().getLeaf() instanceof MemberReferenceTree
            || Trees.enclosingBody(place).getLeaf()
                != Trees.enclosingBody(declaration.get()).getLeaf());
  }

  /** A use in one chain of tasks. */
  private record Event(Use use, Moment moment) {}

  private Optional<CapturedLocal> conflict(VarSymbol local, TreePath declaration) {
    TaskOrder order = new TaskOrder(runs, joins, rendezvous, declaration);
    List<Event> events = events(local, declaration);
    Event[] best = null;
    for (Event write : events) {
      for (Event other : events) {
        if (write.use.isWrite()
            && !write.use.isOrderedWith(other.use)
            && order.canOverlap(write.moment, other.moment)
            && (best == null || isBetter(write, other, best))) {
          best = new Event[] {write, other};
        }
      }
    }
    if (best == null) {
      return Optional.empty();
    }
    ContainerRef ref =
        new ContainerRef(
            new Term.Local(local),
            ContainerRef.Via.ITSELF,
            program.containers.typeOf(local).orElseThrow());
    return Optional.of(
        new CapturedLocal(
            local,
            program.containers.typeName(ref),
            declaration,
            place(best[0], order),
            place(best[1], order)));
  }

  /** A change in a task comes first, then a look from outside of the task. */
  private static boolean isBetter(Event write, Event other, Event[] best) {
    return rank(write, other) < rank(best[0], best[1]);
  }

  private static int rank(Event write, Event other) {
    int rank = write.moment.tasks().isEmpty() ? 4 : 0;
    if (write.use.path().getLeaf() == other.use.path().getLeaf()) {
      return rank + 1;
    }
    return rank + (other.use.isWrite() ? 2 : 0);
  }

  private static Place place(Event event, TaskOrder order) {
    List<TaskRun> tasks = event.moment.tasks();
    if (tasks.isEmpty()) {
      return new Place(event.use, "the thread that gives out the task", false, false);
    }
    TaskRun last = tasks.get(tasks.size() - 1);
    return new Place(event.use, last.thread(), /* inTask= */ true, order.isMany(event.moment));
  }

  private List<Event> events(VarSymbol local, TreePath declaration) {
    TreePath method = Trees.enclosingBody(declaration);
    List<Event> events = new ArrayList<>();
    for (Use raw : Uses.ofLocal(local, method, program, types)) {
      Use use = refined(raw, DEEPEST);
      boolean handedOver = raw.kind() == Kind.PASS && raw.path().getLeaf() instanceof NewClassTree;
      if (!use.touchesContent() && use.kind() != Kind.ESCAPE) {
        continue;
      }
      List<List<TaskRun>> chains =
          handedOver
              ? through(List.of(use.path()), method.getLeaf())
              : tasksAround(use.path(), method.getLeaf());
      for (List<TaskRun> tasks : chains) {
        Event event = new Event(withoutOwnLocks(use, tasks), new Moment(use.path(), tasks));
        if (!isIterated(event)) {
          events.add(event);
        }
      }
    }
    return events;
  }

  /** Changed by a pipeline over itself: the iteration is the fault, and fails on one thread too. */
  private boolean isIterated(Event event) {
    return event.moment.tasks().stream()
        .anyMatch(
            run ->
                run.parallel()
                    && program
                        .containers
                        .resolve(streamed((ExpressionTree) run.where().getLeaf()), run.where())
                        .filter(c -> c.base().equals(event.use.container()))
                        .isPresent());
  }

  private static ExpressionTree streamed(ExpressionTree pipeline) {
    ExpressionTree source = pipeline;
    while (source instanceof MethodInvocationTree call && Trees.receiver(call) != null) {
      source = Trees.bare(Trees.receiver(call));
    }
    return source;
  }

  /** What a method of the program does with a container it is passed. */
  private Use refined(Use use, int depth) {
    if (use.kind() == Kind.PASS
        && use.path().getLeaf() instanceof NewClassTree made
        && Trees.symbol(made) instanceof MethodSymbol constructor) {
      return with(use, kindInObject(made, constructor, use));
    }
    if (use.kind() != Kind.PASS
        || depth == 0
        || !(use.path().getLeaf() instanceof MethodInvocationTree call)
        || !(Trees.symbol(call) instanceof MethodSymbol method)
        || program.declarations.method(method).isEmpty()) {
      return use;
    }
    Kind strongest = Kind.PASS;
    for (int i = 0; i < call.getArguments().size() && i < method.getParameters().size(); i++) {
      boolean passed =
          program
              .containers
              .resolve(call.getArguments().get(i), use.path())
              .filter(c -> c.base().equals(use.container()))
              .isPresent();
      if (passed) {
        strongest = stronger(strongest, kindOf(method.getParameters().get(i), method, depth));
      }
    }
    return with(use, strongest);
  }

  private static Use with(Use use, Kind kind) {
    return new Use(use.container(), kind, use.path(), use.locks(), use.roots(), use.owned());
  }

  /** What a task's object does, outside of its constructor, with a container it is given. */
  private Kind kindInObject(NewClassTree made, MethodSymbol constructor, Use use) {
    if (ThreadEntries.taskMethod((TypeSymbol) constructor.owner).isEmpty()) {
      return Kind.PASS;
    }
    Optional<TreePath> type = program.declarations.method(constructor).map(TreePath::getParentPath);
    if (type.isEmpty()) {
      return Kind.PASS;
    }
    Kind strongest = Kind.PASS;
    for (Map.Entry<VarSymbol, List<Use>> field : Uses.in(type.get(), program, types).entrySet()) {
      if (isGiven(field.getKey(), made, constructor, use)) {
        strongest =
            field.getValue().stream()
                .filter(u -> !u.owned() && u.locks().isEmpty())
                .map(Use::kind)
                .reduce(strongest, CapturedLocals::stronger);
      }
    }
    return strongest;
  }

  /** Whether a field is assigned the parameter that the container is passed for. */
  private boolean isGiven(VarSymbol field, NewClassTree made, MethodSymbol constructor, Use use) {
    for (int i = 0; i < made.getArguments().size() && i < constructor.getParameters().size(); i++) {
      VarSymbol parameter = constructor.getParameters().get(i);
      boolean passed =
          program
              .containers
              .resolve(made.getArguments().get(i), use.path())
              .filter(c -> c.base().equals(use.container()))
              .isPresent();
      if (passed
          && program.declarations.valuesOf(field).stream()
              .anyMatch(v -> Trees.symbol(v.getLeaf()) == parameter)) {
        return true;
      }
    }
    return false;
  }

  private Kind kindOf(VarSymbol parameter, MethodSymbol method, int depth) {
    TreePath body = program.declarations.method(method).get();
    return Uses.ofLocal(parameter, body, program, types).stream()
        .filter(u -> u.locks().isEmpty())
        .filter(u -> runs.bodyOf(u.path()).getLeaf() == body.getLeaf())
        .map(u -> refined(u, depth - 1).kind())
        .reduce(Kind.PASS, CapturedLocals::stronger);
  }

  private static Kind stronger(Kind one, Kind other) {
    List<Kind> order = List.of(Kind.READ, Kind.ITERATE, Kind.WRITE);
    return order.indexOf(one) >= order.indexOf(other) ? one : other;
  }

  /** A lock that each task makes for itself, or that the method around holds, keeps nobody out. */
  private Use withoutOwnLocks(Use use, List<TaskRun> tasks) {
    ImmutableSet<LockPath> shared =
        use.locks().stream()
            .filter(lock -> !isReference(use) || tasks.isEmpty())
            .filter(lock -> tasks.stream().noneMatch(task -> isMadeIn(lock, task)))
            .collect(ImmutableSet.toImmutableSet());
    return new Use(use.container(), use.kind(), use.path(), shared, use.roots(), use.owned());
  }

  private static boolean isReference(Use use) {
    return use.path().getLeaf() instanceof MemberReferenceTree;
  }

  private boolean isMadeIn(LockPath lock, TaskRun task) {
    Term root = lock.object().root();
    if (root instanceof Term.Local local) {
      return program
          .declarations
          .variable(local.symbol())
          .filter(d -> Trees.isWithin(d, task.function().getLeaf()))
          .isPresent();
    }
    return root instanceof Term.This self
        && task.function().getLeaf() instanceof NewClassTree made
        && Trees.type(made) != null
        && (Trees.type(made).tsym == self.of() || isAnonymous(made, self.of()));
  }

  private static boolean isAnonymous(NewClassTree made, TypeSymbol self) {
    return made.getClassBody() != null && Trees.symbol(made.getClassBody()) == self;
  }

  /** The chains of tasks by which other threads come to a place; one empty chain for none. */
  private List<List<TaskRun>> tasksAround(TreePath place, Tree method) {
    TreePath p = place;
    if (p.getLeaf() instanceof MemberReferenceTree && !runs.isInline(p)) {
      return through(List.of(p), method);
    }
    while (true) {
      p = Trees.enclosingBody(p);
      if (p == null) {
        return List.of();
      }
      if (p.getLeaf() == method) {
        return List.of(List.of());
      }
      if (p.getLeaf() instanceof LambdaExpressionTree && !runs.isInline(p)) {
        return through(List.of(p), method);
      }
      if (p.getLeaf() instanceof MethodTree) {
        return through(objectsOf(p.getParentPath()), method);
      }
    }
  }

  private List<List<TaskRun>> through(List<TreePath> functions, Tree method) {
    List<List<TaskRun>> chains = new ArrayList<>();
    for (TreePath function : functions) {
      for (TaskRun run : runs.of(function)) {
        for (List<TaskRun> outer : tasksAround(run.where(), method)) {
          List<TaskRun> chain = new ArrayList<>(outer);
          chain.add(run);
          chains.add(chain);
        }
      }
    }
    return chains;
  }

  /** Where objects of an anonymous or local class that threads run are made. */
  private List<TreePath> objectsOf(TreePath type) {
    if (!(type.getLeaf() instanceof ClassTree tree)
        || !(Trees.symbol(tree) instanceof ClassSymbol symbol)
        || ThreadEntries.taskMethod(symbol).isEmpty()) {
      return List.of();
    }
    if (type.getParentPath().getLeaf() instanceof NewClassTree) {
      return List.of(type.getParentPath());
    }
    TreePath around = Trees.enclosingBody(type);
    List<TreePath> made = new ArrayList<>();
    if (around == null) {
      return made;
    }
    new TreePathScanner<Void, Void>() {
      @Override
      public Void visitNewClass(NewClassTree created, Void unused) {
        if (Trees.type(created) != null && Trees.type(created).tsym == symbol) {
          made.add(getCurrentPath());
        }
        return super.visitNewClass(created, null);
      }
    }.scan(around, null);
    return made;
  }
}
