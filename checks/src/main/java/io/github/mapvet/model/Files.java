package io.github.mapvet.model;

import com.sun.source.tree.CompilationUnitTree;
import io.github.mapvet.knowledge.ContainerTypes;
import io.github.mapvet.knowledge.ThreadTypes;
import java.util.IdentityHashMap;

/** What the files of the compilation have in them, each looked through once. */
final class Files {
  private final ContainerTypes containerTypes;
  private final MapTypes mapTypes;
  private final ThreadTypes threadTypes = new ThreadTypes();
  private final IdentityHashMap<CompilationUnitTree, Contents> known = new IdentityHashMap<>();

  Files(ContainerTypes containerTypes, MapTypes mapTypes) {
    this.containerTypes = containerTypes;
    this.mapTypes = mapTypes;
  }

  /**
   * What is in a file; looked at again if javac did not know its types when it was asked before.
   */
  Contents contents(CompilationUnitTree file) {
    Contents contents = known.get(file);
    if (contents == null || !contents.isAttributed()) {
      contents = Contents.of(file, containerTypes, mapTypes, threadTypes);
      known.put(file, contents);
    }
    return contents;
  }
}
