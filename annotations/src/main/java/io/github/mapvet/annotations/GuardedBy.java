package io.github.mapvet.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says which lock must be held whenever the field is accessed, or when the method is called.
 *
 * <p>The same meaning as the annotations of this name in Error Prone, jcip and JSR 305; mapvet
 * reads all of them by simple name.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.FIELD, ElementType.METHOD})
public @interface GuardedBy {
  /**
   * The lock, as an expression: {@code this}, {@code Outer.this}, {@code Foo.class}, {@code lock},
   * {@code this.lock}, {@code Foo.LOCK}, or a no-argument call of the class such as {@code lock()}.
   * A read-write lock is named by its field. Several expressions mean that all of those locks are
   * held at every write and any one at a read.
   *
   * @return the lock expressions, at least one
   */
  String[] value();
}
