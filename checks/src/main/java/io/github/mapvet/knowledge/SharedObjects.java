package io.github.mapvet.knowledge;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.sun.tools.javac.code.Symbol.MethodSymbol;
import com.sun.tools.javac.code.Symbol.TypeSymbol;
import com.sun.tools.javac.code.TypeTag;
import java.util.regex.Pattern;

/**
 * Classes of whose objects a framework, or the JDK, makes one for many threads; from the
 * documentation of each.
 */
public final class SharedObjects {

  /**
   * Annotations on a class, by simple name, and what they make of it. Of every package: a name that
   * is used for something else too is left out.
   */
  private static final ImmutableMap<String, String> ANNOTATIONS =
      ImmutableMap.<String, String>builder()
          .put("ApplicationScoped", "one object for the whole application")
          .put("Component", "a singleton component")
          .put("Configuration", "a singleton configuration")
          .put("Controller", "one controller for all requests")
          .put("ControllerAdvice", "one object for all requests")
          .put("GrpcService", "one service for all calls")
          .put("ManagedResource", "a management bean that any thread may call")
          .put("MXBean", "a management bean that any thread may call")
          .put("Path", "a resource that serves many requests")
          .put("Provider", "one provider for all requests")
          .put("Repository", "a singleton repository")
          .put("RestController", "one controller for all requests")
          .put("RestControllerAdvice", "one object for all requests")
          .put("Service", "a singleton service")
          .put("Sharable", "one handler for many channels")
          .put("Singleton", "a singleton")
          .put("WebFilter", "one filter for all requests")
          .put("WebServlet", "one servlet for all requests")
          .buildOrThrow();

  private static final String POOL = "a pool's factory, called by every thread that borrows";

  /** Supertypes and what is documented of their objects. */
  private static final ImmutableMap<String, String> SUPERTYPES =
      ImmutableMap.<String, String>builder()
          .put("com.sun.net.httpserver.HttpHandler", "a handler of many requests")
          .put("io.grpc.BindableService", "one service for all calls")
          .put("io.grpc.ServerInterceptor", "one interceptor for all calls")
          .put("jakarta.jms.MessageListener", "a listener of many sessions")
          .put("jakarta.resource.spi.ResourceAdapter", "one adapter for all endpoints")
          .put("jakarta.servlet.Filter", "one filter for all requests")
          .put("jakarta.servlet.Servlet", "one servlet for all requests")
          .put("jakarta.ws.rs.container.ContainerRequestFilter", "one filter for all requests")
          .put("jakarta.ws.rs.container.ContainerResponseFilter", "one filter for all requests")
          .put("java.lang.ClassLoader", "a class loader, which any thread may ask")
          .put("java.lang.instrument.ClassFileTransformer", "called by every thread that loads")
          .put("java.lang.reflect.InvocationHandler", "called by every thread that uses the proxy")
          .put("java.net.ContentHandlerFactory", "one factory for all threads")
          .put("java.net.URLStreamHandlerFactory", "one factory for all threads")
          .put("java.util.concurrent.RejectedExecutionHandler", "called by every submitter")
          .put("java.util.concurrent.ThreadFactory", "called by every submitter")
          .put("javax.jms.MessageListener", "a listener of many sessions")
          .put("javax.management.DynamicMBean", "a management bean that any thread may call")
          .put("javax.resource.spi.ResourceAdapter", "one adapter for all endpoints")
          .put("javax.servlet.Filter", "one filter for all requests")
          .put("javax.servlet.Servlet", "one servlet for all requests")
          .put("javax.ws.rs.container.ContainerRequestFilter", "one filter for all requests")
          .put("javax.ws.rs.container.ContainerResponseFilter", "one filter for all requests")
          .put("org.apache.commons.pool.KeyedPoolableObjectFactory", POOL)
          .put("org.apache.commons.pool.PoolableObjectFactory", POOL)
          .put("org.apache.commons.pool2.KeyedPooledObjectFactory", POOL)
          .put("org.apache.commons.pool2.PooledObjectFactory", POOL)
          .put("org.springframework.web.servlet.HandlerInterceptor", "one for all requests")
          .buildOrThrow();

  /** Annotations on a class that take it back: an object for each request, user or call. */
  private static final ImmutableSet<String> NARROWER =
      ImmutableSet.of(
          "ConversationScoped",
          "Dependent",
          "JobScope",
          "MessageDriven",
          "Prototype",
          "RequestScope",
          "RequestScoped",
          "SessionScope",
          "SessionScoped",
          "Stateful",
          "Stateless",
          "StepScope",
          "ThreadLocal",
          "TransactionScoped",
          "ViewScoped");

  /** Annotations on a method that a framework calls on its own threads. */
  private static final ImmutableSet<String> CALLED_BY_FRAMEWORK =
      ImmutableSet.of(
          "Async",
          "ConsumeEvent",
          "DeleteMapping",
          "EventListener",
          "GetMapping",
          "Incoming",
          "JmsListener",
          "KafkaListener",
          "MessageMapping",
          "PatchMapping",
          "PostMapping",
          "PutMapping",
          "RabbitListener",
          "RequestMapping",
          "Scheduled",
          "Schedules",
          "ServiceActivator",
          "SqsListener",
          "TransactionalEventListener");

  /** Annotations on a method of a management bean that any thread may call. */
  private static final ImmutableSet<String> CALLED_BY_MANAGEMENT =
      ImmutableSet.of("Gauge", "ManagedAttribute", "ManagedMetric", "ManagedOperation", "Metric");

  /** Types whose methods give numbers to look at. */
  private static final Pattern METER = Pattern.compile("(^|[.$]|\\w)(MX?Bean|Gauge)$");

  /** Methods that are given what gives such a number: {@code registerGauge}. */
  private static final Pattern TAKES_METER =
      Pattern.compile("(add|create|new|register)?(\\w*[gG]auge\\w*|\\w*Metric)");

  /** Annotations on a method that runs before the object is put to use. */
  private static final ImmutableSet<String> SET_UP =
      ImmutableSet.of("Autowired", "Bean", "Inject", "PostConstruct");

  /** Methods that run before the object is put to use, by the type that declares them. */
  private static final ImmutableMap<String, String> SET_UP_METHODS =
      ImmutableMap.of(
          "jakarta.servlet.Filter", "init",
          "jakarta.servlet.Servlet", "init",
          "javax.servlet.Filter", "init",
          "javax.servlet.Servlet", "init",
          "org.springframework.beans.factory.InitializingBean", "afterPropertiesSet");

  /** What frameworks put before and after the names of an object's phases: {@code doStart}. */
  private static final String BEFORE = "(?:(?:blocking|do|internal|service)(?=[A-Z]))?";

  private static final String AFTER = "(?:0|Impl|Internal)?";

  /** Names of methods that are called once, when an object is started up. */
  private static final Pattern START_UP =
      Pattern.compile(
          BEFORE
              + "(?:[aA]ctivate|[cC]onfigure|[iI]nit|[iI]nitiali[sz]e|[oO]pen|[sS]etUp|[sS]tart)"
              + AFTER);

  /** Names of those that come before the start, and before the object is put to use. */
  private static final Pattern INITIALISATION =
      Pattern.compile(BEFORE + "[iI]nit(?:iali[sz]e)?" + AFTER);

  private static final Pattern SETTING =
      Pattern.compile("(configure|init|initiali[sz]e|parse|set|setUp|start)(?![a-z]).*");

  /** Names of methods that give an object one more of what it works with. */
  private static final Pattern REGISTRATION = Pattern.compile("(add|register)(?![a-z]).+");

  /** Names of methods that are called when an object is given up. */
  private static final Pattern TEAR_DOWN =
      Pattern.compile(BEFORE + "(?:[cC]lose|[dD]estroy|[sS]hutdown|[sS]top)" + AFTER);

  /** Types whose objects hardly ever leave the thread that made them while they change. */
  private static final ImmutableSet<String> FOR_ONE_THREAD =
      ImmutableSet.of(
          "io.netty.channel.AbstractChannel",
          "io.netty.channel.ChannelHandler",
          "java.lang.Throwable",
          "java.util.Enumeration",
          "java.util.Iterator",
          "java.util.Spliterator");

  /**
   * Types whose objects are given one signal after another, from threads that change: their fields
   * are volatile for the next of them, which does not come before the last is done (Reactive
   * Streams, rule 1.3).
   */
  private static final ImmutableSet<String> SIGNALLED_IN_TURN =
      ImmutableSet.of(
          "io.reactivex.Observer",
          "io.reactivex.rxjava3.core.Observer",
          "java.util.concurrent.Flow.Subscriber",
          "java.util.concurrent.Flow.Subscription",
          "org.reactivestreams.Subscriber",
          "org.reactivestreams.Subscription",
          "rx.Observer");

  private SharedObjects() {}

  /** Whether objects of a type get their calls one after another, though not from one thread. */
  public static boolean isSignalledInTurn(TypeSymbol type) {
    return Supertypes.of(type).stream().anyMatch(SIGNALLED_IN_TURN::contains);
  }

  /** What an annotation on a class says of its objects, by the annotation's simple name. */
  public static ImmutableMap<String, String> annotations() {
    return ANNOTATIONS;
  }

  /** What is documented of the objects of all subtypes, by qualified name. */
  public static ImmutableMap<String, String> supertypes() {
    return SUPERTYPES;
  }

  /** Simple names of annotations on a class that make an object for each request or call. */
  public static ImmutableSet<String> narrowerScopes() {
    return NARROWER;
  }

  /** Simple names of annotations on methods that a framework calls on its own threads. */
  public static ImmutableSet<String> frameworkCalls() {
    return CALLED_BY_FRAMEWORK;
  }

  /** Simple names of annotations on the methods of a management bean that any thread may call. */
  public static ImmutableSet<String> managementCalls() {
    return CALLED_BY_MANAGEMENT;
  }

  /** Whether the methods of a type, by its name, give numbers for people to look at. */
  public static boolean isMeter(String type) {
    return METER.matcher(type).find();
  }

  /** Whether a method of this name is given a function for such a number. */
  public static boolean takesMeter(String method) {
    return TAKES_METER.matcher(method).matches();
  }

  /** Simple names of annotations on methods that run before the object is put to use. */
  public static ImmutableSet<String> setUpAnnotations() {
    return SET_UP;
  }

  /** Methods that fill an object which has just been made from bytes, by name. */
  private static final ImmutableSet<String> DESERIALIZATION =
      ImmutableSet.of("deserialize", "readExternal", "readFields", "readObject");

  /**
   * Whether a method runs before the object is put to use: a framework calls it first, or it fills
   * a fresh object from a stream.
   */
  public static boolean isSetUp(MethodSymbol method) {
    boolean filled =
        DESERIALIZATION.contains(method.name.toString())
            && !method.isStatic()
            && !method.getParameters().isEmpty()
            && method.getReturnType().hasTag(TypeTag.VOID);
    return filled || readsSerialForm(method) || isFirstCall(method);
  }

  private static boolean isFirstCall(MethodSymbol method) {
    return SET_UP_METHODS.containsValue(method.name.toString())
        && Supertypes.of((TypeSymbol) method.owner).stream()
            .anyMatch(above -> method.name.contentEquals(SET_UP_METHODS.getOrDefault(above, "")));
  }

  /** {@code readObject(ObjectInputStream)}, {@code readExternal(ObjectInput)} and their helpers. */
  private static boolean readsSerialForm(MethodSymbol method) {
    return !method.isStatic()
        && method.getParameters().stream()
            .map(parameter -> parameter.type.tsym)
            .anyMatch(type -> type != null && Supertypes.of(type).contains("java.io.ObjectInput"));
  }

  /** Whether the objects of a class are, as a rule, used by the one thread that made them. */
  public static boolean isForOneThread(TypeSymbol type) {
    return Supertypes.of(type).stream().anyMatch(FOR_ONE_THREAD::contains);
  }

  /** Whether a method of this name is called once, to start the object up. */
  public static boolean isStartUp(String method) {
    return START_UP.matcher(method).matches();
  }

  /** Whether a method of this name comes before the object is started: {@code init}. */
  public static boolean isInitialisation(String method) {
    return INITIALISATION.matcher(method).matches();
  }

  /**
   * Whether a method of this name gives the object its settings: {@code setPaths}, {@code init}.
   */
  public static boolean isSetting(String method) {
    return SETTING.matcher(method).matches();
  }

  /** Whether a method of this name gives the object one more of something: {@code addSource}. */
  public static boolean isRegistration(String method) {
    return REGISTRATION.matcher(method).matches();
  }

  /** Whether a method of this name is called when the object is given up. */
  public static boolean isTearDown(String method) {
    return TEAR_DOWN.matcher(method).matches();
  }
}
