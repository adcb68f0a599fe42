package io.github.mapvet.knowledge;

import java.util.Set;

/**
 * What a library of yours does, for code that uses it. Implement what applies, name the class in
 * {@code META-INF/services/io.github.mapvet.knowledge.LibraryModel}, and put the jar on the
 * annotation processor path beside mapvet (for the command: {@code --extensions}). The class needs
 * a public constructor without parameters; its methods are called once for each compilation.
 *
 * <p>Types are given by their qualified names ({@code com.acme.FastMap}, {@code
 * com.acme.Outer.Inner}), methods as {@code com.acme.Pool#dispatch}, constructors as {@code
 * com.acme.Worker#new}. Subtypes, and methods that override, are included. The same can be said
 * without code by the options of {@link io.github.mapvet.options.UserOption}.
 */
public interface LibraryModel {

  /**
   * Maps and collections that several threads may use at once: each call is atomic, and iterators
   * do not throw. They must implement {@code java.util.Map} or {@code java.util.Collection}.
   *
   * @return names of types
   */
  default Set<String> concurrentContainers() {
    return Set.of();
  }

  /**
   * Methods after which the current thread holds the lock they are called on; for a static method,
   * the lock that is its first argument.
   *
   * @return names of methods; with {@code :read} at the end, a lock that readers share
   */
  default Set<String> acquireMethods() {
    return Set.of();
  }

  /**
   * Methods that take the lock and give {@code true}, or give {@code false}.
   *
   * @return names of methods, as for {@link #acquireMethods}
   */
  default Set<String> tryAcquireMethods() {
    return Set.of();
  }

  /**
   * Methods that give the lock back.
   *
   * @return names of methods, as for {@link #acquireMethods}
   */
  default Set<String> releaseMethods() {
    return Set.of();
  }

  /**
   * Methods and constructors that run the functions and tasks they are given on other threads:
   * executors of your own.
   *
   * @return names of methods and constructors
   */
  default Set<String> taskMethods() {
    return Set.of();
  }

  /**
   * Types of which one object serves all threads, and annotations that make a class such a type.
   *
   * @return names of types and annotations
   */
  default Set<String> singletons() {
    return Set.of();
  }
}
