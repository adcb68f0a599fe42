package io.github.mapvet.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says that several threads may call the methods of a class at the same time: the rules about
 * sharing then report what its containers do not survive.
 *
 * <p>The same meaning as the annotations of this name in Error Prone, jcip and JSR 305; mapvet
 * reads all of them by simple name. This one is for code that has none of those.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface ThreadSafe {}
