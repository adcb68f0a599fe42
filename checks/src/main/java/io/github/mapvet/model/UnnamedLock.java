package io.github.mapvet.model;

import com.sun.source.util.TreePath;
import com.sun.tools.javac.code.Symbol.VarSymbol;

/**
 * A lock field that no declared guard names, although it is held where state of the class is used.
 *
 * @param lock the lock field
 * @param declaration where it is declared
 * @param state a field that is used under it
 * @param use where
 */
public record UnnamedLock(VarSymbol lock, TreePath declaration, VarSymbol state, TreePath use) {}
