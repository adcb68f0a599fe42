package io.github.mapvet.model;

import com.google.common.collect.ImmutableSet;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.tools.javac.code.Symbol.TypeSymbol;
import com.sun.tools.javac.code.Symbol.VarSymbol;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Which value read from a container an expression was computed from, directly or through locals.
 */
public final class Derivations {
  private static final ImmutableSet<String> READ_A_VALUE = ImmutableSet.of("get", "getOrDefault");

  private final Values values;
  private final Accesses accesses;

  Derivations(Values values, Accesses accesses) {
    this.values = values;
    this.accesses = accesses;
  }

  /**
   * The read of the same entry that the value was computed from.
   *
   * @param value path of the expression
   * @param write the call that stores it
   */
  public Optional<Access> readBehind(TreePath value, Access write) {
    Search search = new Search(write);
    search.scan(value, null);
    return Optional.ofNullable(search.found);
  }

  private final class Search extends TreePathScanner<Void, Void> {
    private final Access write;
    private final Set<VarSymbol> followed = new HashSet<>();
    private Access found;

    Search(Access write) {
      this.write = write;
    }

    @Override
    public Void visitMethodInvocation(MethodInvocationTree tree, Void unused) {
      accesses
          .of(getCurrentPath())
          .filter(a -> READ_A_VALUE.contains(a.method()) && a.sameEntry(write))
          .ifPresent(a -> found = a);
      return super.visitMethodInvocation(tree, null);
    }

    @Override
    public Void visitIdentifier(IdentifierTree tree, Void unused) {
      if (Trees.symbol(tree) instanceof VarSymbol local
          && !(local.owner instanceof TypeSymbol)
          && followed.add(local)) {
        for (TreePath value : values.reaching(local, tree, getCurrentPath())) {
          scan(value, null);
        }
      }
      return super.visitIdentifier(tree, null);
    }
  }
}
