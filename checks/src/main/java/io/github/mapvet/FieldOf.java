package io.github.mapvet;

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
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.lang.model.element.ElementKind;

/** Finds the declaration of the field that a draft is about. */
final class FieldOf {
  /** A message names its container in single quotes. */
  private static final Pattern QUOTED = Pattern.compile("'(?:[\\w$.]+\\.)?(?<name>[\\w$]+)'");

  private final String name;
  private final Set<Symbol> symbols = new HashSet<>();

  private FieldOf(String name) {
    this.name = name;
  }

  /**
   * The field's declaration, if the draft is about a field of this top-level class.
   *
   * @param draft names the field, by its property or in its message
   * @param topLevel the class
   */
  static Optional<Tree> draft(Draft draft, TreePath topLevel) {
    return name(draft)
        .flatMap(name -> new FieldOf(name).find(draft, (ClassTree) topLevel.getLeaf()));
  }

  private static Optional<String> name(Draft draft) {
    Matcher quoted = QUOTED.matcher(draft.message());
    return Optional.ofNullable(draft.properties().get("field"))
        .or(() -> quoted.find() ? Optional.of(quoted.group("name")) : Optional.empty());
  }

  /** By the field that the flagged code and the sides use; by its name where they do not use it. */
  private Optional<Tree> find(Draft draft, ClassTree topLevel) {
    Stream.concat(Stream.of(draft.where().getLeaf()), draft.sides().stream().map(Draft.Side::tree))
        .forEach(this::collect);
    Set<Tree> fields = new HashSet<>();
    new TreeScanner<Void, Void>() {
      @Override
      public Void visitClass(ClassTree type, Void unused) {
        for (Tree member : type.getMembers()) {
          if (member instanceof VariableTree field && isWanted(field)) {
            fields.add(field);
          }
        }
        return super.visitClass(type, null);
      }
    }.scan(topLevel, null);
    return fields.size() == 1 ? Optional.of(fields.iterator().next()) : Optional.empty();
  }

  private boolean isWanted(VariableTree field) {
    return field.getName().contentEquals(name)
        && (symbols.isEmpty() || symbols.contains(ASTHelpers.getSymbol(field)));
  }

  private void collect(Tree tree) {
    new TreeScanner<Void, Void>() {
      @Override
      public Void visitIdentifier(IdentifierTree identifier, Void unused) {
        add(ASTHelpers.getSymbol(identifier));
        return null;
      }

      @Override
      public Void visitMemberSelect(MemberSelectTree select, Void unused) {
        add(ASTHelpers.getSymbol(select));
        return super.visitMemberSelect(select, null);
      }
    }.scan(tree, null);
  }

  /** A local variable of that name counts as well: then the draft is about no field. */
  private void add(Symbol symbol) {
    if (symbol != null
        && symbol.name.contentEquals(name)
        && (symbol.getKind().isField()
            || symbol.getKind() == ElementKind.LOCAL_VARIABLE
            || symbol.getKind() == ElementKind.PARAMETER)) {
      symbols.add(symbol);
    }
  }
}
