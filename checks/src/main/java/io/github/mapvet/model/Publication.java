package io.github.mapvet.model;

import com.google.common.collect.ImmutableList;
import com.sun.source.util.TreePath;
import com.sun.tools.javac.code.Symbol.VarSymbol;

/**
 * A statement or expression by which other threads can find a container from now on.
 *
 * @param into the field, reference or container that leads to it
 * @param found what the container is called where others find it; {@code null} for a value of a
 *     container
 * @param names the locals that hold it
 * @param where path of the assignment or call
 */
record Publication(VarSymbol into, Term found, ImmutableList<Term> names, TreePath where) {}
