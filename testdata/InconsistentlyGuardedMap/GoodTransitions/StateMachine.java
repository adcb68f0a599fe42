package org.apache.hadoop.yarn.state;

public interface StateMachine<S extends Enum<S>, T extends Enum<T>, E> {
  S doTransition(T type, E event);
}
