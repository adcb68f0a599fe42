package io.github.mapvet.knowledge;

import com.google.common.collect.ImmutableSet;
import com.sun.tools.javac.code.Symbol.MethodSymbol;
import com.sun.tools.javac.code.Symbol.TypeSymbol;
import java.util.Collections;

/**
 * State machines that are told of an event and then run a transition that was registered for it, on
 * the same thread and under the locks of who told them. Source: Hadoop's {@code
 * org.apache.hadoop.yarn.state} package, whose factories say that the operand is the object that
 * made the machine.
 */
public final class StateMachines {
  private static final String MACHINE = "org.apache.hadoop.yarn.state.StateMachine";
  private static final ImmutableSet<String> TRANSITIONS =
      ImmutableSet.of(
          "org.apache.hadoop.yarn.state.MultipleArcTransition",
          "org.apache.hadoop.yarn.state.SingleArcTransition");

  private StateMachines() {}

  /** Whether a method tells a machine of an event. */
  public static boolean isStep(MethodSymbol method) {
    return method.name.contentEquals("doTransition")
        && method.owner.getQualifiedName().contentEquals(MACHINE);
  }

  /** Whether a method is run by such a step; its first parameter is the machine's owner. */
  public static boolean isTransition(MethodSymbol method) {
    return method.name.contentEquals("transition")
        && method.getParameters().size() == 2
        && !Collections.disjoint(Supertypes.of((TypeSymbol) method.owner), TRANSITIONS);
  }
}
