package io.github.mapvet.model;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.tools.javac.code.Symbol.VarSymbol;
import com.sun.tools.javac.code.Type;
import com.sun.tools.javac.code.Types;
import io.github.mapvet.knowledge.ContainerKind;
import io.github.mapvet.knowledge.LockTypes;
import java.util.regex.Pattern;

/** Arrays and lists of maps, or of the locks that guard them: one for each part of the keys. */
final class Shards {
  /** A plain object is a lock by what its array is called. */
  private static final Pattern CALLED_LOCKS =
      Pattern.compile("(?i).*(lock|mutex|monitor|stripe|shard|segment|bucket)(e?s)?");

  private final Containers containers;
  private final Types types;

  Shards(Containers containers, Types types) {
    this.containers = containers;
    this.types = types;
  }

  /** Whether an expression is an array of maps, collections or locks. */
  boolean isShards(ExpressionTree array) {
    Type type = Trees.type(array);
    return type != null && types.isArray(type) && isShard(types.elemtype(type), array);
  }

  /** Whether a call takes one container or lock out of a list of them. */
  boolean isGetOfShard(MethodInvocationTree call) {
    ExpressionTree receiver = Trees.receiver(call);
    boolean list =
        receiver != null
            && Trees.methodName(call).equals("get")
            && call.getArguments().size() == 1
            && (isAtomicArray(receiver)
                || containers
                    .typeOf(receiver)
                    .filter(t -> t.kind() == ContainerKind.LIST)
                    .isPresent());
    return list && Trees.type(call) != null && isShard(Trees.type(call), receiver);
  }

  private static boolean isAtomicArray(ExpressionTree receiver) {
    Type type = Trees.type(receiver);
    return type != null
        && type.tsym != null
        && type.tsym
            .getQualifiedName()
            .contentEquals("java.util.concurrent.atomic.AtomicReferenceArray");
  }

  private boolean isShard(Type element, ExpressionTree of) {
    if (containers.typeOf(element).isPresent()) {
      return true;
    }
    boolean named =
        Trees.symbol(of) instanceof VarSymbol variable
            && CALLED_LOCKS.matcher(variable.getSimpleName().toString()).matches();
    return element.tsym != null && (named || LockTypes.isLock(element.tsym));
  }
}
