package io.github.mapvet.model;

import com.sun.source.util.TreePath;
import com.sun.tools.javac.code.Symbol.TypeSymbol;
import com.sun.tools.javac.code.Symbol.VarSymbol;
import com.sun.tools.javac.code.Types;
import io.github.mapvet.knowledge.ContainerTypes.ContainerType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The container fields that one top-level class declares. */
final class SharedFields {
  private SharedFields() {}

  /** All of them, also those that atomic references hold, in the order of the first use. */
  static List<SharedField> of(TreePath topLevelClass, Program program, Types types) {
    List<SharedField> fields = new ArrayList<>();
    if (program.files.contents(topLevelClass.getCompilationUnit()).fields().stream()
        .noneMatch(f -> program.containers.contentOf(f).isPresent())) {
      return fields;
    }
    for (Map.Entry<VarSymbol, List<Use>> entry :
        Uses.in(topLevelClass, program, types).entrySet()) {
      VarSymbol field = entry.getKey();
      if (isDeclaredIn(topLevelClass, field, program)) {
        TreePath declaration = program.declarations.variable(field).orElseThrow();
        ContainerType type = program.containers.contentOf(field).orElseThrow();
        ContainerRef ref =
            new ContainerRef(entry.getValue().get(0).container(), ContainerRef.Via.ITSELF, type);
        fields.add(
            new SharedField(
                field,
                program.containers.safetyOf(field),
                program.containers.mayNeedLock(field),
                program.containers.typeName(ref),
                declaration,
                entry.getValue(),
                program));
      }
    }
    return fields;
  }

  /** Whether a class declares a field that holds a container. */
  static boolean isDeclaredIn(TreePath topLevelClass, VarSymbol field, Program program) {
    return field.owner instanceof TypeSymbol
        && program.containers.contentOf(field).isPresent()
        && program
            .declarations
            .variable(field)
            .filter(d -> Trees.isWithin(d, topLevelClass.getLeaf()))
            .isPresent();
  }
}
