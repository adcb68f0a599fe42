package io.github.mapvet.model;

import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreeScanner;
import com.sun.tools.javac.code.Symbol.TypeSymbol;
import com.sun.tools.javac.code.Symbol.VarSymbol;
import com.sun.tools.javac.code.Types;
import io.github.mapvet.knowledge.ContainerTypes.ContainerType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The container fields that one top-level class declares. */
final class SharedFields {
  private SharedFields() {}

  /** All of them, also those that atomic references hold, in the order of the first use. */
  static List<SharedField> of(TreePath topLevelClass, Program program, Types types) {
    List<SharedField> fields = new ArrayList<>();
    if (!declaresContainer(topLevelClass, program)) {
      return fields;
    }
    for (Map.Entry<VarSymbol, List<Use>> entry :
        Uses.in(topLevelClass, program, types).entrySet()) {
      VarSymbol field = entry.getKey();
      Optional<TreePath> declaration = program.declarations.variable(field);
      Optional<ContainerType> type = program.containers.contentOf(field);
      if (declaration.isPresent()
          && type.isPresent()
          && Trees.isWithin(declaration.get(), topLevelClass.getLeaf())) {
        ContainerRef ref =
            new ContainerRef(
                entry.getValue().get(0).container(), ContainerRef.Via.ITSELF, type.get());
        fields.add(
            new SharedField(
                field,
                program.containers.safetyOf(field),
                program.containers.isSafeAtTimes(field),
                program.containers.typeName(ref),
                declaration.get(),
                entry.getValue(),
                program.startUps));
      }
    }
    return fields;
  }

  private static boolean declaresContainer(TreePath topLevelClass, Program program) {
    boolean[] found = {false};
    new TreeScanner<Void, Void>() {
      @Override
      public Void visitVariable(VariableTree tree, Void unused) {
        found[0] |=
            Trees.symbol(tree) instanceof VarSymbol field
                && field.owner instanceof TypeSymbol
                && program.containers.contentOf(field).isPresent();
        return found[0] ? null : super.visitVariable(tree, null);
      }
    }.scan(topLevelClass.getLeaf(), null);
    return found[0];
  }
}
