package io.github.mapvet.model;

import com.google.errorprone.util.ASTHelpers;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import com.sun.tools.javac.code.Flags;
import com.sun.tools.javac.code.Symbol.ClassSymbol;
import com.sun.tools.javac.code.Symbol.MethodSymbol;
import com.sun.tools.javac.code.Symbol.TypeSymbol;
import com.sun.tools.javac.code.Symbol.VarSymbol;
import com.sun.tools.javac.code.Types;
import io.github.mapvet.knowledge.ContainerKind;
import io.github.mapvet.knowledge.ContainerTypes.ContainerType;
import io.github.mapvet.model.UseKinds.Happening;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Whether those who are handed a container hold its lock for as long as they look at it: a hook
 * that the class's own supertypes, subclasses or neighbours call.
 */
final class LockedReceivers {
  private final Program program;
  private final Types types;
  private final UseKinds kinds;

  LockedReceivers(Program program, Types types) {
    this.program = program;
    this.types = types;
    this.kinds = new UseKinds(program);
  }

  /**
   * Whether all calls of the method that hands a container out are known, and each uses up what it
   * gets under the lock; or the method demands the lock of whoever calls it.
   *
   * @param lock the lock, as the class that has the container names it
   */
  boolean are(Use escape, Term lock) {
    TreePath body = Trees.enclosingBody(escape.path());
    if (!(body.getLeaf() instanceof MethodTree)
        || !(Trees.symbol(body.getLeaf()) instanceof MethodSymbol method)
        || !(named(escape.container()) instanceof Term.Field field)) {
      return false;
    }
    if (Uses.seenFromOwner(field, program.locks.demandedBy(body), program, types).stream()
        .anyMatch(demanded -> demanded.object().equals(lock))) {
      return true;
    }
    List<TreePath> calls =
        (method.flags() & Flags.PUBLIC) == 0 ? program.outsideCalls.of(method) : List.of();
    return !calls.isEmpty()
        && calls.stream().allMatch(call -> new Receiver(call, method, field, lock).usesUp(call));
  }

  private static Term named(Term container) {
    return container instanceof Term.Held held ? held.of() : container;
  }

  /** One who calls the method. */
  private final class Receiver {
    private final VarSymbol field;
    private final Optional<Term> object;
    private final Term lock;

    Receiver(TreePath call, MethodSymbol method, Term.Field field, Term lock) {
      this.field = field.symbol();
      this.object =
          field.of() instanceof Term.Type ? Optional.of(field.of()) : calledOn(call, method);
      this.lock = lock;
    }

    /** The object in whose class the container is, as the caller names it. */
    private Optional<Term> calledOn(TreePath call, MethodSymbol method) {
      ExpressionTree receiver = Trees.receiver((ExpressionTree) call.getLeaf());
      boolean isOwn =
          receiver == null
              || (receiver instanceof IdentifierTree name && name.getName().contentEquals("super"));
      return isOwn ? around(call, method) : program.terms.of(receiver, call);
    }

    private Optional<Term> around(TreePath call, MethodSymbol method) {
      ClassSymbol called =
          Trees.symbol(call.getLeaf()) instanceof MethodSymbol name
              ? (ClassSymbol) name.owner
              : (ClassSymbol) method.owner;
      for (Optional<ClassSymbol> c = Trees.enclosingClass(call);
          c.isPresent();
          c = Optional.ofNullable(ASTHelpers.enclosingClass(c.get()))) {
        if (c.get().isSubClass(called, types)) {
          return Optional.of(new Term.This((TypeSymbol) c.get()));
        }
      }
      return Optional.empty();
    }

    /** Whether what an expression gives is gone when the lock is given back. */
    boolean usesUp(TreePath given) {
      Tree user = Trees.bareParent(given).getLeaf();
      if (user instanceof ExpressionStatementTree) {
        return true;
      }
      if (user instanceof VariableTree variable
          && Trees.symbol(variable) instanceof VarSymbol local
          && !(local.owner instanceof TypeSymbol)
          && program.declarations.hasOneValue(local)) {
        return program.declarations.readsOf(local).stream().allMatch(this::usesUp);
      }
      return kinds
          .of(given, kindOf(given))
          .filter(found -> touches(found) && isLocked(found.where()))
          .isPresent();
    }

    private static boolean touches(Happening found) {
      return switch (found.kind()) {
        case READ, ITERATE, WRITE -> true;
        case ASSIGN, ESCAPE, PASS -> false;
      };
    }

    private ContainerKind kindOf(TreePath given) {
      return program
          .containers
          .typeOf((ExpressionTree) given.getLeaf())
          .map(ContainerType::kind)
          .orElse(ContainerKind.COLLECTION);
    }

    private boolean isLocked(TreePath place) {
      return object.isPresent()
          && Uses.seenFromOwner(
                  new Term.Field(object.get(), field), program.locks.at(place), program, types)
              .stream()
              .anyMatch(held -> ofOwner(held.object()).equals(lock));
    }

    /** What is {@code this} to a superclass is so to the class that has the container. */
    private Term ofOwner(Term held) {
      return object.get() instanceof Term.This self
          ? held.substitute(Map.of(self, new Term.This((TypeSymbol) field.owner)))
          : held;
    }
  }
}
