package io.github.mapvet;

import com.google.common.base.Supplier;
import com.google.common.base.Suppliers;
import com.google.common.collect.ArrayListMultimap;
import com.google.common.collect.ListMultimap;
import com.google.errorprone.util.ASTHelpers;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreeScanner;
import com.sun.tools.javac.code.Symbol;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.lang.model.element.ElementKind;

/** Finds the declaration of the field that a draft is about. */
final class FieldOf {
  /** A message names its container in single quotes. */
  private static final Pattern QUOTED = Pattern.compile("'(?:[\\w$.]+\\.)?(?<name>[\\w$]+)'");

  private final Supplier<ListMultimap<String, VariableTree>> fields;

  /** Of the fields that a top-level class declares, and the classes in it. */
  FieldOf(TreePath topLevel) {
    fields = Suppliers.memoize(() -> fieldsIn(topLevel.getLeaf()));
  }

  private static ListMultimap<String, VariableTree> fieldsIn(Tree topLevel) {
    ListMultimap<String, VariableTree> fields = ArrayListMultimap.create();
    new TreeScanner<Void, Void>() {
      @Override
      public Void visitClass(ClassTree type, Void unused) {
        for (Tree member : type.getMembers()) {
          if (member instanceof VariableTree field) {
            fields.put(field.getName().toString(), field);
          }
        }
        return super.visitClass(type, null);
      }
    }.scan(topLevel, null);
    return fields;
  }

  /**
   * The field's declaration, if the draft is about a field of the class.
   *
   * @param draft names the field, by its property or in its message
   */
  Optional<VariableTree> draft(Draft draft) {
    return name(draft).flatMap(name -> find(name, draft));
  }

  private static Optional<String> name(Draft draft) {
    Matcher quoted = QUOTED.matcher(draft.message());
    return Optional.ofNullable(draft.properties().get("field"))
        .or(() -> quoted.find() ? Optional.of(quoted.group("name")) : Optional.empty());
  }

  /** By the field that the flagged code and the sides use; by its name where they do not use it. */
  private Optional<VariableTree> find(String name, Draft draft) {
    List<VariableTree> called = fields.get().get(name);
    if (called.isEmpty()) {
      return Optional.empty();
    }
    Set<Symbol> used = new HashSet<>();
    collect(draft.where().getLeaf(), name, used);
    draft.sides().forEach(side -> collect(side.tree(), name, used));
    List<VariableTree> wanted =
        called.stream()
            .filter(f -> used.isEmpty() || used.contains(ASTHelpers.getSymbol(f)))
            .toList();
    return wanted.size() == 1 ? Optional.of(wanted.get(0)) : Optional.empty();
  }

  private static void collect(Tree tree, String name, Set<Symbol> used) {
    new TreeScanner<Void, Void>() {
      @Override
      public Void visitIdentifier(IdentifierTree identifier, Void unused) {
        return add(ASTHelpers.getSymbol(identifier));
      }

      @Override
      public Void visitMemberSelect(MemberSelectTree select, Void unused) {
        add(ASTHelpers.getSymbol(select));
        return super.visitMemberSelect(select, null);
      }

      /** A local variable of that name counts as well: then the draft is about no field. */
      private Void add(Symbol symbol) {
        if (symbol != null && symbol.name.contentEquals(name) && isVariable(symbol.getKind())) {
          used.add(symbol);
        }
        return null;
      }
    }.scan(tree, null);
  }

  private static boolean isVariable(ElementKind kind) {
    return kind.isField() || kind == ElementKind.LOCAL_VARIABLE || kind == ElementKind.PARAMETER;
  }
}
