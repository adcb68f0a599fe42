package io.github.mapvet.model;

import com.sun.source.util.TreePath;
import com.sun.tools.javac.code.Symbol.VarSymbol;

/**
 * A call that takes a lock out of the map that holds one for each key.
 *
 * @param map the field with the map
 * @param typeName the map's class, as messages name it
 * @param where the call
 * @param taken where a lock of the map is taken
 */
public record LockRemoval(VarSymbol map, String typeName, TreePath where, TreePath taken) {}
