package io.github.mapvet.model;

/**
 * What the code before a place found out about one entry of a container.
 *
 * @param check the call that asked
 * @param present whether it found the entry there
 */
public record Presence(Access check, boolean present) {}
