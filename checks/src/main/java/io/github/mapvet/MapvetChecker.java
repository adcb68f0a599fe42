package io.github.mapvet;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static com.google.errorprone.util.ASTHelpers.getStartPosition;
import static java.util.Comparator.comparingInt;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.errorprone.BugPattern.SeverityLevel;
import com.google.errorprone.ErrorProneOptions.Severity;
import com.google.errorprone.VisitorState;
import com.google.errorprone.bugpatterns.BugChecker;
import com.google.errorprone.bugpatterns.BugChecker.ClassTreeMatcher;
import com.google.errorprone.matchers.Description;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreePath;
import com.sun.tools.javac.api.JavacTrees;
import com.sun.tools.javac.code.Symbol.CompletionFailure;
import io.github.mapvet.model.ClassModel;
import io.github.mapvet.options.Options;
import io.github.mapvet.options.UserOption;
import io.github.mapvet.report.Baseline;
import io.github.mapvet.report.FaultLog;
import io.github.mapvet.report.Finding;
import io.github.mapvet.report.FindingSink;
import io.github.mapvet.report.Fingerprints;
import io.github.mapvet.report.JavacText;
import io.github.mapvet.report.Location;
import io.github.mapvet.report.Members;
import java.util.ArrayList;
import java.util.List;
import javax.tools.JavaFileObject;

/**
 * What every rule extends: asks the model of each top-level class once, and turns what the rule
 * says into a javac diagnostic and a {@link Finding}. A fault inside a rule is reported with the
 * rule and the file, and the compilation goes on.
 */
public abstract class MapvetChecker extends BugChecker implements ClassTreeMatcher {

  /** Where the pages live; {@code <Rule>/README.md} follows. */
  public static final String PAGES = "https://github.com/mapvet/mapvet/blob/main/testdata/";

  private static final String UNUSED =
      "The suppression of %s suppresses nothing: remove it, or it will hide a fault that comes.";
  private static final String NO_REASON =
      "The suppression of %s has no reason: say in a comment beside it why no thread gets hurt.";

  /**
   * Looks for this rule's fault in one top-level class.
   *
   * @param model what the class does with its containers
   * @param report takes each fault; suppressed ones are dropped there
   */
  protected abstract void check(ClassModel model, Reporter report);

  @Override
  public final Description matchClass(ClassTree tree, VisitorState state) {
    if (!(state.getPath().getParentPath().getLeaf() instanceof CompilationUnitTree)) {
      return Description.NO_MATCH;
    }
    prepare(tree, state);
    JavaFileObject file = state.getPath().getCompilationUnit().getSourceFile();
    FindingSink.of(state.context).ifPresent(sink -> sink.looksAt(file, this));
    List<Draft> drafts = new ArrayList<>();
    try {
      check(ClassModel.of(state), drafts::add);
    } catch (CompletionFailure e) {
      // A class file that is missing or broken: javac has said so itself, or the runner will.
      return Description.NO_MATCH;
    } catch (RuntimeException | StackOverflowError | AssertionError e) {
      recordFault(tree, state, e);
    }
    if (drafts.isEmpty() && !auditsSuppressions(state)) {
      return Description.NO_MATCH;
    }
    // Equal findings are told apart by their order: it must be the code's, not the rule's.
    drafts.sort(comparingInt(d -> getStartPosition(d.where().getLeaf())));
    Suppressions suppressions = new Suppressions(allNames(), state);
    for (Draft draft : drafts) {
      try {
        if (!suppressions.cover(draft) && !isGenerated(draft.where(), state)) {
          report(draft, state);
        }
      } catch (RuntimeException | StackOverflowError | AssertionError e) {
        recordFault(draft.where().getLeaf(), state, e);
      }
    }
    audit(suppressions, state);
    return Description.NO_MATCH;
  }

  private void recordFault(Tree tree, VisitorState state, Throwable fault) {
    FaultLog.of(state.context)
        .record(canonicalName(), tree, state.getPath().getCompilationUnit(), state.context, fault);
  }

  private static boolean auditsSuppressions(VisitorState state) {
    Options options = Options.in(state.context);
    return options.isOn(UserOption.UNUSED_SUPPRESSIONS) || options.isOn(UserOption.REQUIRE_REASON);
  }

  /** Says what is wrong with the suppressions themselves, as far as the user wants to know. */
  private void audit(Suppressions suppressions, VisitorState state) {
    Options options = Options.in(state.context);
    if (options.isOn(UserOption.UNUSED_SUPPRESSIONS)) {
      suppressions
          .unused()
          .forEach(at -> report(Draft.at(at, UNUSED.formatted(canonicalName())), state));
    }
    if (options.isOn(UserOption.REQUIRE_REASON)) {
      SourcePositions positions = JavacTrees.instance(state.context).getSourcePositions();
      suppressions.all().stream()
          .filter(at -> !Reasons.has(at, positions))
          .forEach(at -> report(Draft.at(at, NO_REASON.formatted(canonicalName())), state));
    }
  }

  /**
   * Not by Error Prone: {@link Suppressions} honours the annotations, and knows what they suppress.
   */
  @Override
  public final boolean supportsSuppressWarnings() {
    return false;
  }

  /**
   * Makes ready what the rules share. What is wrong with the user's options is said as an error of
   * the rule that comes first: Error Prone goes on after its own errors only.
   */
  @SuppressWarnings("RestrictedApi") // see report
  private void prepare(ClassTree tree, VisitorState state) {
    for (Options.Problem problem : Session.start(state)) {
      state.reportMatch(
          buildDescription(tree)
              .setMessage("mapvet: " + problem.text() + " It is left out, all else counts.")
              .setLinkUrl(problem.page())
              .overrideSeverity(SeverityLevel.ERROR)
              .build());
    }
  }

  @Override
  public String linkUrl() {
    return PAGES + canonicalName() + "/README.md";
  }

  /** Takes what a rule has to say. */
  @FunctionalInterface
  public interface Reporter {
    /** Reports one fault, unless it is suppressed where it stands. */
    void report(Draft draft);
  }

  // Error Prone restricts overrideSeverity because it hides the user's flags; severity() asks them
  // first.
  @SuppressWarnings("RestrictedApi")
  private void report(Draft draft, VisitorState state) {
    TreePath path = draft.where();
    VisitorState here = state.withPath(path);
    Finding finding = toFinding(draft, here, ClassModel.of(state));
    FindingSink.of(state.context).ifPresent(sink -> sink.accept(finding));
    if (Baseline.in(state.context).map(b -> b.contains(finding)).orElse(false)) {
      return;
    }
    Description.Builder description =
        buildDescription(path.getLeaf())
            .setMessage(JavacText.of(finding))
            .overrideSeverity(finding.severity());
    draft.fixes().forEach(fix -> description.addFix(fix.toSuggestedFix()));
    here.reportMatch(description.build());
  }

  /** The scanner leaves generated classes out, but not those inside of others. */
  private boolean isGenerated(TreePath path, VisitorState state) {
    for (TreePath p = path; p != null; p = p.getParentPath()) {
      Tree leaf = p.getLeaf();
      if (carriesAnnotations(leaf) && isSuppressed(leaf, state.withPath(p))) {
        return true;
      }
    }
    return false;
  }

  private static boolean carriesAnnotations(Tree tree) {
    return tree instanceof ClassTree || tree instanceof MethodTree || tree instanceof VariableTree;
  }

  /**
   * A finding may be milder than its rule, and a warning may count as an error, unless the user
   * chose the rule's severity by name.
   */
  private SeverityLevel severity(Draft draft, VisitorState state) {
    SeverityLevel severity = state.severityMap().getOrDefault(canonicalName(), defaultSeverity());
    Severity asked = state.errorProneOptions().getSeverityMap().get(canonicalName());
    if (asked != null && asked != Severity.DEFAULT) {
      return severity;
    }
    // ERROR comes first in the enum.
    SeverityLevel due = draft.atMost().compareTo(severity) <= 0 ? severity : draft.atMost();
    boolean raised = Options.in(state.context).isOn(UserOption.WARNINGS_AS_ERRORS);
    return raised && due == SeverityLevel.WARNING ? SeverityLevel.ERROR : due;
  }

  private Finding toFinding(Draft draft, VisitorState state, ClassModel model) {
    CompilationUnitTree unit = state.getPath().getCompilationUnit();
    SourcePositions positions = JavacTrees.instance(state.context).getSourcePositions();
    ImmutableList<Finding.Side> sides =
        draft.sides().stream()
            .map(side -> toSide(side, model.unitOf(side.tree()), positions))
            .collect(toImmutableList());
    return new Finding(
        canonicalName(),
        severity(draft, state),
        Location.of(draft.where().getLeaf(), unit, positions),
        draft.message(),
        sides,
        draft.fixes().stream().map(fix -> fix.toRepair(unit, positions)).collect(toImmutableList()),
        linkUrl(),
        ImmutableMap.copyOf(draft.properties()),
        Members.around(draft.where()),
        Fingerprints.in(state.context).next(canonicalName(), draft.where(), positions));
  }

  private static Finding.Side toSide(
      Draft.Side side, CompilationUnitTree unit, SourcePositions positions) {
    return new Finding.Side(
        Location.of(side.tree(), unit, positions),
        side.text(),
        side.what(),
        side.actor(),
        side.circumstances());
  }
}
