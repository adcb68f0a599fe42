package io.github.mapvet.model;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.errorprone.ErrorProneOptions;
import com.sun.source.util.TreePath;
import com.sun.tools.javac.code.Symbol;
import com.sun.tools.javac.code.Symbol.ClassSymbol;
import com.sun.tools.javac.code.Symbol.MethodSymbol;
import com.sun.tools.javac.code.Symbol.VarSymbol;
import com.sun.tools.javac.util.Name;
import com.sun.tools.javac.util.Names;
import java.util.Optional;

/** The locks that {@code @GuardedBy} of any package names on fields and methods. */
public final class DeclaredGuards {
  /** Read off GuardedByUtils of Error Prone 2.36.0 to 2.50.0. */
  private static final ImmutableSet<String> ITS_PACKAGES =
      ImmutableSet.of(
          "androidx.annotation",
          "com.google.errorprone.annotations.concurrent",
          "javax.annotation.concurrent");

  private final Declarations declarations;
  private final Names names;

  DeclaredGuards(Declarations declarations, Names names) {
    this.declarations = declarations;
    this.names = names;
  }

  /**
   * The guards a field is declared with; empty without the annotation, and for an expression nobody
   * understands.
   */
  public ImmutableSet<Term> of(VarSymbol field) {
    return declarations.variable(field).map(d -> of(d, field)).orElse(ImmutableSet.of());
  }

  /** The locks that a method is declared to be called with. */
  ImmutableSet<Term> of(MethodSymbol method) {
    return declarations.method(method).map(d -> of(d, method)).orElse(ImmutableSet.of());
  }

  /** Whether the declaration carries the annotation at all. */
  public boolean isDeclared(VarSymbol field) {
    return declarations
        .variable(field)
        .filter(d -> Annotations.has(d.getLeaf(), "GuardedBy"))
        .isPresent();
  }

  /**
   * Whether Error Prone's own GuardedBy looks after the field: it does for the annotations of these
   * packages, unless it is turned off.
   */
  public boolean isLeftToErrorProne(VarSymbol field, ErrorProneOptions options) {
    return BuiltInChecks.isOn(options, "GuardedBy", false)
        && declarations
            .variable(field)
            .flatMap(d -> Annotations.packageOf(d.getLeaf(), "GuardedBy"))
            .filter(ITS_PACKAGES::contains)
            .isPresent();
  }

  private ImmutableSet<Term> of(TreePath declaration, Symbol symbol) {
    ImmutableSet.Builder<Term> guards = ImmutableSet.builder();
    for (String text : Annotations.values(declaration.getLeaf(), "GuardedBy")) {
      if (symbol.owner instanceof ClassSymbol owner) {
        parse(text.replace(" ", ""), owner, symbol).ifPresent(guards::add);
      }
    }
    return guards.build();
  }

  private Optional<Term> parse(String text, ClassSymbol owner, Symbol annotated) {
    if (text.equals("itself")) {
      return annotated instanceof VarSymbol field
          ? Optional.of(new Term.Field(start(field, owner), field))
          : Optional.empty();
    }
    ImmutableList<String> parts = ImmutableList.copyOf(Splitter.on('.').split(text));
    Optional<Term> term = first(parts.get(0), owner);
    for (String part : parts.subList(1, parts.size())) {
      term = term.flatMap(t -> next(t, part));
    }
    return term;
  }

  private Optional<Term> first(String name, ClassSymbol owner) {
    if (name.equals("this")) {
      return Optional.of(new Term.This(owner));
    }
    for (Symbol s = owner; s != null; s = s.owner) {
      if (!(s instanceof ClassSymbol around)) {
        continue;
      }
      Optional<Term> member = member(new Term.This(around), around, name);
      if (member.isPresent()) {
        return member;
      }
      if (around.name.contentEquals(name)) {
        return Optional.of(new Term.Type(around));
      }
    }
    return Optional.empty();
  }

  private Optional<Term> next(Term of, String name) {
    if (of instanceof Term.Type type) {
      if (name.equals("class")) {
        return Optional.of(type);
      }
      if (name.equals("this")) {
        return Optional.of(new Term.This(type.symbol()));
      }
      return member(type, (ClassSymbol) type.symbol(), name);
    }
    ClassSymbol owner =
        of instanceof Term.This self
            ? (ClassSymbol) self.of()
            : of.variable() != null && of.variable().type.tsym instanceof ClassSymbol c ? c : null;
    return owner == null ? Optional.empty() : member(of, owner, name);
  }

  private Optional<Term> member(Term of, ClassSymbol owner, String text) {
    boolean call = text.endsWith("()");
    Name name = names.fromString(call ? text.substring(0, text.length() - 2) : text);
    for (ClassSymbol c = owner; c != null; c = superclass(c)) {
      for (Symbol symbol : c.members().getSymbolsByName(name)) {
        if (!call && symbol instanceof VarSymbol field) {
          return Optional.of(new Term.Field(start(field, of), field));
        }
        if (call && symbol instanceof MethodSymbol method && method.getParameters().isEmpty()) {
          return Optional.of(new Term.Call(of, method, ImmutableList.of()));
        }
      }
    }
    return Optional.empty();
  }

  private static ClassSymbol superclass(ClassSymbol symbol) {
    return symbol.getSuperclass().tsym instanceof ClassSymbol above ? above : null;
  }

  private static Term start(VarSymbol field, ClassSymbol owner) {
    return start(field, new Term.This(owner));
  }

  private static Term start(VarSymbol field, Term of) {
    return field.isStatic() ? new Term.Type((ClassSymbol) field.owner) : of;
  }

  /** A lock for messages: as {@code @GuardedBy} on the field would name it, if it can. */
  public static String text(Term lock, VarSymbol field) {
    return expression(lock, (ClassSymbol) field.owner).orElse(lock.toString());
  }

  /**
   * The text of a guard as {@code @GuardedBy} on a member of {@code owner} would name it; empty
   * where it cannot.
   */
  public static Optional<String> expression(Term guard, ClassSymbol owner) {
    if (guard instanceof Term.This self) {
      String text = self.of() == owner ? "this" : self.of().getSimpleName() + ".this";
      return self.of() == owner || owner.isEnclosedBy((ClassSymbol) self.of())
          ? Optional.of(text)
          : Optional.empty();
    }
    if (guard instanceof Term.Type type) {
      return Optional.of(type.symbol().getSimpleName() + ".class");
    }
    if (guard instanceof Term.Field field) {
      return ofField(field, owner);
    }
    return guard instanceof Term.Call call && call.arguments().isEmpty()
        ? expression(call.of(), owner).map(of -> prefix(of) + call.method().getSimpleName() + "()")
        : Optional.empty();
  }

  private static Optional<String> ofField(Term.Field field, ClassSymbol owner) {
    String name = field.symbol().getSimpleName().toString();
    if (field.of() instanceof Term.Type type) {
      boolean near = owner == type.symbol() || owner.isEnclosedBy((ClassSymbol) type.symbol());
      return Optional.of(near ? name : type.symbol().getSimpleName() + "." + name);
    }
    if (field.of() instanceof Term.This self && self.of() != owner) {
      boolean visible =
          owner.isEnclosedBy((ClassSymbol) self.of()) || isAbove((ClassSymbol) self.of(), owner);
      return visible ? Optional.of(name) : Optional.empty();
    }
    return expression(field.of(), owner).map(of -> prefix(of) + name);
  }

  private static boolean isAbove(ClassSymbol above, ClassSymbol below) {
    for (ClassSymbol c = below; c != null; c = superclass(c)) {
      if (c == above) {
        return true;
      }
    }
    return false;
  }

  private static String prefix(String of) {
    return of.equals("this") ? "" : of + ".";
  }
}
