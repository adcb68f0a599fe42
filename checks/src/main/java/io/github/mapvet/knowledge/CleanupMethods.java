package io.github.mapvet.knowledge;

import com.google.common.collect.ImmutableSet;
import com.sun.tools.javac.code.Symbol.MethodSymbol;
import com.sun.tools.javac.code.Symbol.TypeSymbol;
import java.util.Optional;
import java.util.regex.Pattern;

/** Methods that clean up, by what is documented of them and by their names. */
public final class CleanupMethods {

  /** Called when one run, request or message is over, while others go on. */
  private static final Pattern AFTER =
      Pattern.compile("after(?!PropertiesSet|SingletonsInstantiated)[A-Z].*|requestDestroyed");

  /** Called when an object is given up for good, or to empty it. */
  private static final Pattern TEAR_DOWN =
      Pattern.compile(
          "(abort|clean|clear|close|deactivate|destroy|disconnect|dispose|do(Close|Stop)|finalize|halt|invalidate"
              + "|kill|purge|release|reset|shut|stop|tearDown|terminate|undeploy|uninstall|unload)(?![a-z]).*"
              + "|(cleanup|cleanUp|shutdown|shutDown).*");

  /** Takes something out by its meaning: its callers know that they have put it there. */
  private static final Pattern TAKE_OUT =
      Pattern.compile(
          "(on|cancel|complete|delete|end|evict|exit|expire|finish|forget|leave|remove|stop|un|deregister)"
              + "(?![a-z]).*|un(register|lock|subscribe|bind|load|deploy).*");

  private static final ImmutableSet<String> END = ImmutableSet.of("close", "finalize");

  private CleanupMethods() {}

  /** Whether a method is {@code close()} of an {@code AutoCloseable}. */
  public static boolean isClose(MethodSymbol method) {
    return method.name.contentEquals("close")
        && method.getParameters().isEmpty()
        && Supertypes.of((TypeSymbol) method.owner).contains("java.lang.AutoCloseable");
  }

  /** What a method is, for messages, that is called when its object is given up. */
  public static Optional<String> endOf(MethodSymbol method) {
    boolean end = END.contains(method.name.toString()) && method.getParameters().isEmpty();
    return end ? Optional.of(method.name + "()") : Optional.empty();
  }

  /** Whether a framework or executor calls a method after each of its runs. */
  public static boolean isAfterHook(MethodSymbol method) {
    return AFTER.matcher(method.name.toString()).matches()
        && !method.isPrivate()
        && !method.isStatic()
        && Supertypes.of((TypeSymbol) method.owner).size() > 2;
  }

  /** Whether a method, by its name, ends what its object does or empties it. */
  public static boolean isTearDown(MethodSymbol method) {
    return TEAR_DOWN.matcher(method.name.toString()).matches();
  }

  /** Whether a method, by its name, is there to take something out. */
  public static boolean takesOut(MethodSymbol method) {
    return TAKE_OUT.matcher(method.name.toString()).matches();
  }
}
