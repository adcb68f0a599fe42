package io.github.mapvet.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says that one thread at a time uses the container that a field, a local or a parameter holds, or
 * the objects of a class, without a lock. The rules about sharing are silent for what is confined;
 * nothing checks that it is.
 *
 * <p>For what stays on one thread by means that the code does not show: an event loop, a
 * single-threaded executor, an actor, a protocol that hands the object on.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.FIELD, ElementType.LOCAL_VARIABLE, ElementType.PARAMETER, ElementType.TYPE})
public @interface ThreadConfined {
  /**
   * Which thread, for the reader: its name, the executor's field, or a few words.
   *
   * @return a description, empty if it goes without saying
   */
  String value() default "";
}
