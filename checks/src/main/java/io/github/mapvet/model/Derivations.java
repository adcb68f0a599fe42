package io.github.mapvet.model;

import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.Tree;
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

  private final Values values;
  private final Lookups lookups;
  private final Entries entries;

  Derivations(Values values, Lookups lookups, Entries entries) {
    this.values = values;
    this.lookups = lookups;
    this.entries = entries;
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
    private final Set<Tree> followed = new HashSet<>();
    private Access found;

    Search(Access write) {
      this.write = write;
    }

    @Override
    public Void visitMethodInvocation(MethodInvocationTree tree, Void unused) {
      lookups.by(getCurrentPath()).ifPresent(this::add);
      return super.visitMethodInvocation(tree, null);
    }

    private void add(Access read) {
      if (read.sameEntry(write)) {
        found = read;
      }
    }

    @Override
    public Void visitIdentifier(IdentifierTree tree, Void unused) {
      if (Trees.symbol(tree) instanceof VarSymbol local && !(local.owner instanceof TypeSymbol)) {
        entries.ofParameter(local).ifPresent(this::add);
        for (TreePath value : values.reaching(local, tree, getCurrentPath())) {
          if (followed.add(value.getLeaf())) {
            scan(value, null);
          }
        }
      }
      return super.visitIdentifier(tree, null);
    }
  }
}
