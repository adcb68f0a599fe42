package io.github.mapvet.model;

import com.sun.source.util.TreePath;
import com.sun.tools.javac.code.Symbol.VarSymbol;

/**
 * A value that goes on being used as the one in the map, although the map may have kept another.
 *
 * @param put the call of {@code putIfAbsent}
 * @param value the variable that holds what it was given
 * @param use the first use after it that tells the two apart
 */
public record LostResult(Access put, VarSymbol value, TreePath use) {}
