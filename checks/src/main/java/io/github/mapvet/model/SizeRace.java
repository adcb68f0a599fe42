package io.github.mapvet.model;

import io.github.mapvet.knowledge.SizeReliance;

/**
 * A look at how full a container is, and a call that relies on it.
 *
 * @param reliance how the call goes wrong
 * @param check the look
 * @param act the call
 */
public record SizeRace(SizeReliance reliance, Access check, Access act) {}
