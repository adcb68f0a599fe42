package io.github.mapvet.publication;

import com.google.auto.service.AutoService;
import com.google.errorprone.BugPattern;
import com.google.errorprone.BugPattern.LinkType;
import com.google.errorprone.BugPattern.SeverityLevel;
import com.google.errorprone.bugpatterns.BugChecker;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.tools.javac.code.Flags;
import com.sun.tools.javac.code.Symbol.VarSymbol;
import io.github.mapvet.Draft;
import io.github.mapvet.MapvetChecker;
import io.github.mapvet.fix.Fix;
import io.github.mapvet.model.ClassModel;
import io.github.mapvet.model.ShardIndexes.NegativeIndex;
import io.github.mapvet.model.SignedValues.Sign;
import io.github.mapvet.model.StripeMismatches.Mismatch;
import io.github.mapvet.model.Trees;

/**
 * A {@link BugChecker} that flags an index into sharded maps that can be negative, and a shard that
 * is touched under the lock of another one.
 */
@AutoService(BugChecker.class)
@BugPattern(
    summary = "An index into sharded maps can be negative, or is not that of the lock",
    severity = SeverityLevel.ERROR,
    linkType = LinkType.CUSTOM,
    link = MapvetChecker.PAGES + "NegativeShardIndex/README.md")
public final class NegativeShardIndex extends MapvetChecker {

  @Override
  protected void check(ClassModel model, Reporter report) {
    model.negativeIndexes().forEach(index -> report.report(draft(model, index)));
    model.stripeMismatches().forEach(mismatch -> report.report(draft(model, mismatch)));
  }

  private static Draft draft(ClassModel model, NegativeIndex index) {
    boolean saved = model.isSavedByDivisor(index);
    return Draft.at(
            index.remainder(),
            "the index "
                + model.brief(index.tree())
                + " into '"
                + model.brief(index.shards())
                + "' can be negative, because "
                + reason(index.sign())
                + ", and the remainder has the sign of what is divided: it throws"
                + " IndexOutOfBoundsException for those keys"
                + (saved ? ", as soon as the number of shards is no power of two." : "."))
        .atMost(isForSure(index) && !saved ? SeverityLevel.ERROR : SeverityLevel.WARNING)
        .side(index.use(), "used as the index: " + model.brief(index.use()))
        .fix(fix(model, index));
  }

  /** A parameter is a hash by its name only, and a counter needs its time. */
  private static boolean isForSure(NegativeIndex index) {
    boolean named =
        Trees.symbol(index.tree().getLeftOperand()) instanceof VarSymbol variable
            && (variable.flags() & Flags.PARAMETER) != 0;
    return index.sign() != Sign.COUNTER && !(index.sign() == Sign.HASH && named);
  }

  private static String reason(Sign sign) {
    return switch (sign) {
      case HASH -> "half of all hash codes are";
      case ABSOLUTE -> "Math.abs(Integer.MIN_VALUE) is";
      case COUNTER -> "a counter is after it has overflowed";
      case RANDOM -> "half of all random numbers are";
    };
  }

  /** {@code Math.abs(h) % n} keeps its index for all other keys as {@code Math.abs(h % n)}. */
  private static Fix fix(ClassModel model, NegativeIndex index) {
    ExpressionTree dividend = Trees.bare(index.tree().getLeftOperand());
    String divisor = model.source(index.tree().getRightOperand());
    if (index.sign() == Sign.ABSOLUTE && dividend instanceof MethodInvocationTree abs) {
      String inner = model.source(abs.getArguments().get(0));
      boolean simple = abs.getArguments().get(0) instanceof MethodInvocationTree;
      String text = simple ? inner : "(" + inner + ")";
      return model
          .fix()
          .replace(index.tree(), "Math.abs(" + text + " % " + divisor + ")")
          .build("Take the remainder first");
    }
    String text = model.source(index.tree().getLeftOperand());
    return model
        .fix()
        .replace(index.tree(), "Math.floorMod(" + text + ", " + divisor + ")")
        .build("Use floorMod");
  }

  private static Draft draft(ClassModel model, Mismatch mismatch) {
    return Draft.at(
            mismatch.touched(),
            "'"
                + model.brief(mismatch.touched().getLeaf())
                + "' is touched under the lock '"
                + model.brief(mismatch.lock())
                + "', which is that of another shard: a thread that holds this shard's own lock"
                + " changes it at the same time, and entries are lost.")
        .atMost(SeverityLevel.WARNING)
        .side(mismatch.lock(), "holds " + model.brief(mismatch.lock()))
        .side(mismatch.touched().getLeaf(), "touches " + model.brief(mismatch.touched().getLeaf()));
  }
}
