package org.apache.hadoop.yarn.state;

public interface SingleArcTransition<O, E> {
  void transition(O operand, E event);
}
