package io.github.mapvet.model;

/**
 * A change of a container while nothing but a lock that readers share is held, or an optimistic
 * stamp, which keeps nobody out.
 *
 * @param field the field that has the container
 * @param write the change
 * @param lock what is held, for messages
 */
public record ReadLockedWrite(SharedField field, Use write, String lock) {}
