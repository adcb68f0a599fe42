package io.github.mapvet.model;

import com.google.errorprone.VisitorState;
import com.sun.source.tree.ClassTree;
import com.sun.source.util.TreePath;

/**
 * What one top-level class does with its containers: the facts every rule asks for. Built once per
 * class and lazily: a part that no rule asks for costs nothing.
 */
public final class ClassModel {
  private final TreePath path;
  private final VisitorState state;

  private ClassModel(VisitorState state) {
    this.path = state.getPath();
    this.state = state;
  }

  /**
   * The model of the top-level class that the scanner is at; the rules that visit it one after
   * another share it.
   *
   * @param state the scanner's state, its path at the class
   */
  public static ClassModel of(VisitorState state) {
    ClassModel last = state.context.get(ClassModel.class);
    if (last == null || last.path.getLeaf() != state.getPath().getLeaf()) {
      last = new ClassModel(state);
      state.context.put(ClassModel.class, (ClassModel) null);
      state.context.put(ClassModel.class, last);
    }
    return last;
  }

  /** The class declaration. */
  public ClassTree tree() {
    return (ClassTree) path.getLeaf();
  }

  /** Whether the class touches any container at all. */
  public boolean usesContainers() {
    return true;
  }

  /** The compilation's state, its path at the class. */
  public VisitorState state() {
    return state;
  }
}
