package io.github.mapvet.model;

import com.google.common.collect.ImmutableList;
import com.sun.source.tree.TryTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.util.ArrayList;
import java.util.List;

/** Finds the {@code finally} blocks of one top-level class and what they empty whatever happens. */
final class Cleanups extends TreePathScanner<Void, Void> {
  private final Emptyings emptyings;
  private final List<Cleanup> found = new ArrayList<>();

  private Cleanups(Emptyings emptyings) {
    this.emptyings = emptyings;
  }

  /** All of them below {@code code}, in the order of the source. */
  static List<Cleanup> in(TreePath code, Program program) {
    Cleanups scanner = new Cleanups(new Emptyings(program));
    scanner.scan(code, null);
    return scanner.found;
  }

  @Override
  public Void visitTry(TryTree tree, Void unused) {
    if (tree.getFinallyBlock() != null) {
      TreePath last = new TreePath(getCurrentPath(), tree.getFinallyBlock());
      found.add(new Cleanup(getCurrentPath(), ImmutableList.copyOf(emptyings.in(last))));
    }
    return super.visitTry(tree, null);
  }
}
