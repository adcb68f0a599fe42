package io.github.mapvet.model;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import com.sun.tools.javac.code.Symbol.MethodSymbol;
import java.util.regex.Pattern;

/** Containers that drop entries by themselves: whoever uses one bears that an entry is gone. */
final class CacheTypes {
  private static final Pattern NAME = Pattern.compile(".*(LRU|Lru|SoftCache|Evicting).*");

  private CacheTypes() {}

  /** Whether an expression makes such a container, as the name of the class or factory says. */
  static boolean evicts(TreePath value) {
    Tree tree = Trees.bare((ExpressionTree) value.getLeaf());
    if (tree instanceof NewClassTree created) {
      return NAME.matcher(created.getIdentifier().toString()).matches();
    }
    return tree instanceof MethodInvocationTree
        && Trees.symbol(tree) instanceof MethodSymbol factory
        && (NAME.matcher(factory.name.toString()).matches()
            || NAME.matcher(factory.owner.getSimpleName().toString()).matches());
  }
}
