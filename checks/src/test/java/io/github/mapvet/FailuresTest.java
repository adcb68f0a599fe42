package io.github.mapvet;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.ConcurrentModificationException;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.ListIterator;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.WeakHashMap;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.junit.jupiter.api.Test;

/** What the pages say goes wrong at run time does, on every run. */
final class FailuresTest {

  // MapModifiedDuringIteration

  @Test
  void removalInCalledMethodFailsTheLoopsNextStep() {
    Map<String, Long> sessions = new HashMap<>(Map.of("a", 1L, "b", 2L, "c", 3L));
    ConcurrentModificationException failure =
        assertThrows(
            ConcurrentModificationException.class,
            () -> {
              for (Map.Entry<String, Long> session : sessions.entrySet()) {
                expire(sessions, session.getKey());
              }
            });
    assertThat(failure.getStackTrace()[0].getMethodName()).isEqualTo("nextNode");
    assertThat(sessions).hasSize(2);
  }

  private static void expire(Map<String, Long> sessions, String id) {
    sessions.remove(id);
  }

  @Test
  void removingLastButOneSkipsLastSilently() {
    List<String> names = new ArrayList<>(List.of("x", "", "y"));
    List<String> visited = new ArrayList<>();
    Iterator<String> all = names.iterator();
    while (all.hasNext()) {
      String name = all.next();
      visited.add(name);
      removeIfEmpty(names, name);
    }
    assertThat(visited).containsExactly("x", "").inOrder();
  }

  private static void removeIfEmpty(List<String> names, String name) {
    if (name.isEmpty()) {
      names.remove(name);
    }
  }

  @Test
  void forEachOfHashMapFailsWhenAllIsDone() {
    Map<String, Long> sessions = new HashMap<>(Map.of("a", 1L, "b", 2L, "c", 3L));
    assertThrows(
        ConcurrentModificationException.class,
        () -> sessions.forEach((id, time) -> expire(sessions, id)));
    assertThat(sessions).isEmpty();
  }

  @Test
  void snapshotIteratorCannotRemove() {
    ListIterator<String> names = new CopyOnWriteArrayList<>(List.of("x")).listIterator();
    names.next();
    assertThrows(UnsupportedOperationException.class, names::remove);
    assertThrows(UnsupportedOperationException.class, () -> names.set("y"));
    assertThrows(UnsupportedOperationException.class, () -> names.add("y"));
  }

  @Test
  void lookingIntoAccessOrderedMapFailsItsIteration() {
    Map<String, Long> recent = new LinkedHashMap<>(16, 0.75f, /* accessOrder= */ true);
    recent.put("a", 1L);
    recent.put("b", 2L);
    assertThrows(
        ConcurrentModificationException.class,
        () -> {
          for (String name : recent.keySet()) {
            assertThat(lookUp(recent, name)).isNotNull();
          }
        });
  }

  private static Long lookUp(Map<String, Long> map, String name) {
    return map.get(name);
  }

  @Test
  void sortedStreamHasTakenAllInBeforeTheFirstChange() {
    Map<String, Long> sessions = new HashMap<>(Map.of("a", 1L, "b", 2L, "c", 3L));
    sessions.keySet().stream().sorted().forEach(id -> expire(sessions, id));
    assertThat(sessions).isEmpty();
  }

  // ListenersModifiedDuringDispatch

  @Test
  void listenerThatTakesItselfOutFailsTheWalk() {
    List<Runnable> listeners = new ArrayList<>();
    Runnable[] once = new Runnable[1];
    once[0] = () -> listeners.remove(once[0]);
    listeners.add(once[0]);
    listeners.add(() -> {});
    listeners.add(() -> {});
    assertThrows(
        ConcurrentModificationException.class,
        () -> {
          // The lock does not help: the listener is on this thread.
          synchronized (listeners) {
            for (Runnable listener : listeners) {
              listener.run();
            }
          }
        });
  }

  @Test
  void nextListenerIsPassedOverWhereAnIndexCounts() {
    List<Runnable> listeners = new ArrayList<>();
    List<String> heard = new ArrayList<>();
    Runnable[] once = new Runnable[1];
    once[0] = () -> listeners.remove(once[0]);
    listeners.add(once[0]);
    listeners.add(() -> heard.add("second"));
    listeners.add(() -> heard.add("third"));
    for (int i = 0; i < listeners.size(); i++) {
      listeners.get(i).run();
    }
    assertThat(heard).containsExactly("third");
  }

  // SwallowedConcurrentModification

  @Test
  void whoIgnoresTheExceptionGoesOnWithPartOfTheEntries() {
    List<Integer> numbers = new ArrayList<>(List.of(1, 2, 3, 4));
    int sum = 0;
    try {
      for (int number : numbers) {
        sum += number;
        // What another thread may do here:
        addOnce(numbers, 5);
      }
    } catch (ConcurrentModificationException ignored) {
      // never mind
    }
    assertThat(sum).isEqualTo(1);
  }

  @Test
  void theSameRaceComesWithoutTheException() {
    List<Integer> numbers = new ArrayList<>(List.of(1, 2));
    int sum = 0;
    Iterator<Integer> it = numbers.iterator();
    while (it.hasNext()) {
      sum += it.next();
      // What another thread may do here:
      numbers.remove(Integer.valueOf(1));
    }
    assertThat(sum).isEqualTo(1);
  }

  private static void addOnce(List<Integer> numbers, int number) {
    if (!numbers.contains(number)) {
      numbers.add(number);
    }
  }

  // ReturnedMapClearedInFinally

  @Test
  void viewAndAliasAreEmptiedToo() {
    assertThat(namesOf(new HashMap<>(Map.of("a", 1L)))).isEmpty();
  }

  private static Set<String> namesOf(Map<String, Long> sessions) {
    Map<String, Long> alias = sessions;
    try {
      return Collections.unmodifiableSet(alias.keySet());
    } finally {
      reset(sessions);
    }
  }

  private static void reset(Map<String, Long> sessions) {
    sessions.values().removeIf(time -> true);
  }

  @Test
  void callerGetsEmptiedList() {
    assertThat(drain(List.of("a", "b"))).isEmpty();
  }

  private static List<String> drain(Collection<String> source) {
    List<String> drained = new ArrayList<>();
    try {
      drained.addAll(source);
      return drained;
    } finally {
      drained.clear();
    }
  }

  @Test
  void assignmentInFinallyComesTooLate() {
    assertThat(reset(List.of("a", "b"))).containsExactly("a", "b");
  }

  @SuppressWarnings("UnusedAssignment")
  private static List<String> reset(Collection<String> source) {
    List<String> items = new ArrayList<>(source);
    try {
      return items;
    } finally {
      items = new ArrayList<>();
    }
  }

  // NonAtomicMapUpdate

  @Test
  void oneOfTwoCountsIsLost() throws Exception {
    ConcurrentMap<String, Integer> counts = new ConcurrentHashMap<>();
    inTwoThreads(
        bothHaveRead -> {
          int old = counts.getOrDefault("a", 0);
          bothHaveRead.await(10, TimeUnit.SECONDS);
          counts.put("a", old + 1);
        });
    assertThat(counts).containsExactly("a", 1);
  }

  @Test
  void mergeKeepsBoth() throws Exception {
    ConcurrentMap<String, Integer> counts = new ConcurrentHashMap<>();
    inTwoThreads(
        both -> {
          both.await(10, TimeUnit.SECONDS);
          counts.merge("a", 1, Integer::sum);
        });
    assertThat(counts).containsExactly("a", 2);
  }

  @Test
  void oneOfTwoListsIsLost() throws Exception {
    ConcurrentMap<String, List<String>> groups = new ConcurrentHashMap<>();
    inTwoThreads(
        bothHaveRead -> {
          List<String> group = groups.get("a");
          bothHaveRead.await(10, TimeUnit.SECONDS);
          if (group == null) {
            group = new CopyOnWriteArrayList<>();
            groups.put("a", group);
          }
          bothHaveRead.await(10, TimeUnit.SECONDS);
          group.add("x");
        });
    assertThat(groups.get("a")).containsExactly("x");
  }

  // RecursiveMapCompute

  @Test
  void memoOfHashMapFailsAtFirstUse() {
    Map<Integer, Long> memo = new HashMap<>();
    assertThrows(ConcurrentModificationException.class, () -> fibonacci(memo, 5));
  }

  @Test
  void memoOfTreeMapAndOfWrapperFailAlike() {
    assertThrows(ConcurrentModificationException.class, () -> fibonacci(new TreeMap<>(), 5));
    assertThrows(
        ConcurrentModificationException.class,
        () -> fibonacci(Collections.synchronizedMap(new LinkedHashMap<>()), 5));
  }

  @Test
  void skipListAndWeakMapRunTheFunctionOutside() {
    assertThat(fibonacci(new ConcurrentSkipListMap<>(), 5)).isEqualTo(5);
    assertThat(fibonacci(new WeakHashMap<>(), 5)).isEqualTo(5);
  }

  private static long fibonacci(Map<Integer, Long> memo, int n) {
    return n < 2
        ? n
        : memo.computeIfAbsent(n, k -> fibonacci(memo, k - 1) + fibonacci(memo, k - 2));
  }

  @Test
  void sameBinOfConcurrentHashMapIsRecursiveUpdate() {
    ConcurrentMap<String, String> owners = new ConcurrentHashMap<>();
    // "Aa" and "BB" have the same hash code.
    IllegalStateException failure =
        assertThrows(
            IllegalStateException.class,
            () -> owners.computeIfAbsent("Aa", k -> owners.computeIfAbsent("BB", unused -> k)));
    assertThat(failure).hasMessageThat().isEqualTo("Recursive update");
  }

  @Test
  void concurrentReplaceAllRunsItsFunctionAgainAndAgain() {
    Map<String, Integer> ages = new ConcurrentHashMap<>(Map.of("a", 1));
    AtomicInteger runs = new AtomicInteger();
    assertThrows(
        IllegalStateException.class,
        () ->
            ages.replaceAll(
                (name, age) -> {
                  if (runs.incrementAndGet() > 1000) {
                    throw new IllegalStateException("still running");
                  }
                  ages.put(name, age + 1);
                  return age;
                }));
    assertThat(runs.get()).isGreaterThan(1000);
  }

  @Test
  void twoCachesThatAskEachOtherWaitForEver() throws Exception {
    ConcurrentMap<String, String> owners = new ConcurrentHashMap<>();
    ConcurrentMap<String, String> teams = new ConcurrentHashMap<>();
    CyclicBarrier bothAreIn = new CyclicBarrier(2);
    Thread first = startDaemon(() -> ask(owners, teams, bothAreIn));
    Thread second = startDaemon(() -> ask(teams, owners, bothAreIn));
    first.join(1000);
    second.join(1000);
    assertThat(first.isAlive()).isTrue();
    assertThat(second.isAlive()).isTrue();
  }

  private static void ask(
      Map<String, String> first, Map<String, String> second, CyclicBarrier bothAreIn) {
    first.computeIfAbsent(
        "x",
        name -> {
          meet(bothAreIn);
          return second.computeIfAbsent(name, same -> same);
        });
  }

  /** A thread that may hang; the JVM does not wait for it. */
  private static Thread startDaemon(Runnable task) {
    Thread thread = new Thread(task);
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  // LostPutIfAbsentResult

  @Test
  void secondCallerLocksLockOfItsOwn() {
    ConcurrentMap<String, ReentrantLock> locks = new ConcurrentHashMap<>();
    ReentrantLock first = lock(locks);
    ReentrantLock second = lock(locks);
    assertThat(first.isLocked()).isTrue();
    assertThat(second.isLocked()).isTrue();
    assertThat(locks.values()).containsExactly(first);
  }

  private static ReentrantLock lock(ConcurrentMap<String, ReentrantLock> locks) {
    ReentrantLock lock = new ReentrantLock();
    locks.putIfAbsent("x", lock);
    lock.lock();
    return lock;
  }

  // IgnoredConditionalUpdate

  @Test
  void twoCallersGetTheSameVersion() throws Exception {
    ConcurrentMap<String, Integer> versions = new ConcurrentHashMap<>(Map.of("x", 7));
    List<Integer> given = new CopyOnWriteArrayList<>();
    inTwoThreads(
        bothHaveRead -> {
          Integer old = versions.get("x");
          bothHaveRead.await(10, TimeUnit.SECONDS);
          versions.replace("x", old, old + 1);
          given.add(old + 1);
        });
    assertThat(given).containsExactly(8, 8);
  }

  // MapSizeRace

  @Test
  void oneOfTwoDrainersFindsNothing() throws Exception {
    Queue<String> queue = new ConcurrentLinkedQueue<>(List.of("job"));
    List<String> taken = Collections.synchronizedList(new ArrayList<>());
    inTwoThreads(
        bothHaveLooked -> {
          if (!queue.isEmpty()) {
            bothHaveLooked.await(10, TimeUnit.SECONDS);
            taken.add(queue.poll());
          }
        });
    assertThat(taken).containsExactly("job", null);
  }

  @Test
  void arrayMadeTooLongEndsInNull() {
    List<String> names = Collections.synchronizedList(new ArrayList<>(List.of("a", "b", "c")));
    String[] array = new String[names.size()];
    // What another thread may do here:
    names.remove("b");
    names.remove("c");
    assertThat(names.toArray(array)).asList().containsExactly("a", null, null).inOrder();
  }

  // NonAtomicCompute

  @Test
  void skipListRunsTheFunctionTwiceForOneEntry() throws Exception {
    ConcurrentMap<String, Integer> ranks = new ConcurrentSkipListMap<>();
    AtomicInteger next = new AtomicInteger();
    inTwoThreads(
        bothAreIn ->
            ranks.computeIfAbsent(
                "x",
                unused -> {
                  meet(bothAreIn);
                  return next.incrementAndGet();
                }));
    assertThat(ranks).hasSize(1);
    assertThat(next.get()).isEqualTo(2);
  }

  // MapCapturedByTask

  @Test
  void oneOfTwoTasksCountsIsLostAlthoughBothWereWaitedFor() throws Exception {
    Map<String, Integer> counts = new HashMap<>(Map.of("a", 0));
    inTwoThreads(
        bothHaveRead ->
            counts.merge(
                "a",
                1,
                (old, one) -> {
                  meet(bothHaveRead);
                  return old + one;
                }));
    assertThat(counts).containsExactly("a", 1);
  }

  @Test
  void lookingBeforeTheTaskHasEndedFails() throws Exception {
    List<String> names = new ArrayList<>(List.of("x"));
    CyclicBarrier iterating = new CyclicBarrier(2);
    CyclicBarrier added = new CyclicBarrier(2);
    Thread task =
        new Thread(
            () -> {
              meet(iterating);
              names.add("y");
              meet(added);
            });
    task.start();
    assertThrows(
        ConcurrentModificationException.class,
        () ->
            names.forEach(
                name -> {
                  meet(iterating);
                  meet(added);
                }));
    task.join(20_000);
  }

  // VolatileMapMutatedInPlace

  private static volatile Map<String, Long> published = Map.of();

  @Test
  void changeBehindVolatileFieldFailsIteration() throws Exception {
    published = new HashMap<>(Map.of("a", 1L, "b", 2L));
    CyclicBarrier iterating = new CyclicBarrier(2);
    CyclicBarrier changed = new CyclicBarrier(2);
    Thread writer =
        new Thread(
            () -> {
              meet(iterating);
              published.put("c", 3L);
              meet(changed);
            });
    writer.start();
    assertThrows(
        ConcurrentModificationException.class,
        () ->
            published
                .keySet()
                .iterator()
                .forEachRemaining(
                    key -> {
                      meet(iterating);
                      meet(changed);
                    }));
    writer.join(20_000);
  }

  // MapMutatedAfterPublication

  @Test
  void readerSeesMapThatIsStoredBeforeItIsFilled() throws Exception {
    CyclicBarrier stored = new CyclicBarrier(2);
    CyclicBarrier looked = new CyclicBarrier(2);
    Thread loader =
        new Thread(
            () -> {
              Map<String, Long> loaded = new HashMap<>();
              published = loaded;
              meet(stored);
              meet(looked);
              loaded.put("a", 1L);
            });
    loader.start();
    meet(stored);
    Long missing = published.get("a");
    meet(looked);
    loader.join(20_000);
    assertThat(missing).isNull();
    assertThat(published).containsExactly("a", 1L);
  }

  // LostUpdateOnCopiedMap

  @Test
  void oneOfTwoCopiesIsLost() throws Exception {
    AtomicReference<List<String>> hosts = new AtomicReference<>(List.of());
    inTwoThreads(
        barrier -> {
          List<String> copy = new ArrayList<>(hosts.get());
          meet(barrier);
          copy.add("host");
          hosts.set(copy);
        });
    assertThat(hosts.get()).hasSize(1);
  }

  // MapWrittenUnderReadLock

  @Test
  void lookUnderReadLockFailsAnotherReadersIteration() {
    Map<String, Long> recent = new LinkedHashMap<>(16, 0.75f, true);
    recent.putAll(Map.of("a", 1L, "b", 2L));
    String first = recent.keySet().iterator().next();
    CyclicBarrier looked = new CyclicBarrier(2);
    ReadWriteLock lock = new ReentrantReadWriteLock();
    Thread reader =
        new Thread(
            () -> {
              lock.readLock().lock();
              recent.get(first);
              meet(looked);
            });
    lock.readLock().lock();
    Iterator<String> all = recent.keySet().iterator();
    reader.start();
    meet(looked);
    assertThrows(ConcurrentModificationException.class, all::next);
  }

  // UnsafeLazyMap

  @Test
  void oneOfTwoLazyMapsIsThrownAway() throws Exception {
    AtomicReference<ConcurrentMap<Thread, Long>> routes = new AtomicReference<>();
    inTwoThreads(
        barrier -> {
          ConcurrentMap<Thread, Long> mine = routes.get();
          meet(barrier);
          if (mine == null) {
            mine = new ConcurrentHashMap<>();
            routes.set(mine);
          }
          mine.put(Thread.currentThread(), 1L);
        });
    assertThat(routes.get()).hasSize(1);
  }

  // StaleMapReference

  private static Map<String, Long> rules = Map.of();

  private static synchronized void replaceRules() {
    rules = new HashMap<>(Map.of("a", 1L));
  }

  /** Whether the new map is seen before the time is over; no lock is taken for that. */
  private static boolean seesOtherThan(Map<String, Long> old, Duration time) {
    long end = System.nanoTime() + time.toNanos();
    while (rules == old) {
      if (System.nanoTime() > end) {
        return false;
      }
    }
    return true;
  }

  private static synchronized boolean seesOtherThanUnderLock(Map<String, Long> old) {
    return rules != old;
  }

  /**
   * HotSpot's optimising compiler loads the field once, before the loop. Another compiler may load
   * it each time: then there is nothing to show, and the test is skipped.
   */
  @Test
  void readerWithoutTheLockGoesOnWithTheOldMap() throws Exception {
    boolean stale = false;
    for (int attempt = 0; attempt < 5 && !stale; attempt++) {
      Map<String, Long> old = rules;
      CountDownLatch compiled = new CountDownLatch(1);
      FutureTask<Boolean> reader =
          new FutureTask<>(
              () -> {
                seesOtherThan(old, Duration.ofMillis(200));
                compiled.countDown();
                return seesOtherThan(old, Duration.ofMillis(600));
              });
      new Thread(reader).start();
      compiled.await();
      Thread.sleep(100);
      replaceRules();
      stale = !reader.get(20, TimeUnit.SECONDS);
      assertThat(seesOtherThanUnderLock(old)).isTrue();
    }
    assumeTrue(stale);
  }

  // NegativeShardIndex

  @Test
  void remainderOfNegativeHashIsNoIndex() {
    Map<?, ?>[] shards = new Map<?, ?>[16];
    assertThat("orders".hashCode() % shards.length).isEqualTo(-11);
    assertThrows(
        ArrayIndexOutOfBoundsException.class,
        () -> shards["orders".hashCode() % shards.length].size());
    assertThat(Math.floorMod("orders".hashCode(), shards.length)).isEqualTo(5);
  }

  @Test
  void absoluteValueOfTheSmallestHashIsNegative() {
    int hash = "polygenelubricants".hashCode();
    assertThat(hash).isEqualTo(Integer.MIN_VALUE);
    assertThat(Math.abs(hash) % 15).isEqualTo(-8);
    assertThat(Math.abs(hash % 15)).isEqualTo(8);
  }

  @Test
  void otherShardsLockKeepsNobodyOut() throws Exception {
    List<Object> locks = List.of(new Object(), new Object());
    Map<String, Long> second = new HashMap<>(Map.of("a", 1L, "b", 2L));
    synchronized (locks.get(0)) {
      Iterator<String> all = second.keySet().iterator();
      inOtherThread(
          () -> {
            synchronized (locks.get(1)) {
              second.put("c", 3L);
            }
          });
      assertThrows(ConcurrentModificationException.class, all::next);
    }
  }

  @Test
  void counterThatOverflowsIsNoIndex() {
    Map<?, ?>[] shards = new Map<?, ?>[3];
    AtomicInteger next = new AtomicInteger(Integer.MAX_VALUE);
    next.incrementAndGet();
    assertThrows(
        ArrayIndexOutOfBoundsException.class,
        () -> shards[next.getAndIncrement() % shards.length].size());
  }

  private static void meet(CyclicBarrier barrier) {
    try {
      barrier.await(10, TimeUnit.SECONDS);
    } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
      throw new IllegalStateException(e);
    }
  }

  // UnsafeValueInConcurrentMap

  @Test
  void computeDoesNotKeepReadersAway() {
    ConcurrentMap<String, List<String>> groups = new ConcurrentHashMap<>();
    groups.put("a", new ArrayList<>(List.of("x", "y")));
    assertThrows(
        ConcurrentModificationException.class,
        () -> {
          for (String name : groups.get("a")) {
            inOtherThread(() -> append(groups, "a", name));
          }
        });
  }

  @Test
  void computeKeepsChangesApart() throws Exception {
    ConcurrentMap<String, List<String>> groups = new ConcurrentHashMap<>();
    inTwoThreads(
        both -> {
          both.await(10, TimeUnit.SECONDS);
          for (int i = 0; i < 10_000; i++) {
            append(groups, "a", "x");
          }
        });
    assertThat(groups.get("a")).hasSize(20_000);
  }

  private static void append(ConcurrentMap<String, List<String>> groups, String key, String name) {
    groups.compute(
        key,
        (k, group) -> {
          List<String> all = group == null ? new ArrayList<>() : group;
          all.add(name);
          return all;
        });
  }

  // MapMutatedAfterUnlock

  @Test
  void changeAfterUnlockBreaksTheIterationOfTheNextHolder() throws Exception {
    Map<String, Long> inUse = new HashMap<>(Map.of("a", 1L, "b", 2L));
    Lock lock = new ReentrantLock();
    CyclicBarrier step = new CyclicBarrier(2);
    Thread user =
        new Thread(
            () -> {
              lock.lock();
              try {
                inUse.put("c", 3L);
              } finally {
                lock.unlock();
              }
              meet(step); // the other one locks and begins to iterate
              meet(step);
              inUse.remove("c");
              meet(step);
            });
    user.start();
    meet(step);
    lock.lock();
    try {
      Iterator<String> names = inUse.keySet().iterator();
      names.next();
      meet(step);
      meet(step);
      assertThrows(ConcurrentModificationException.class, names::next);
    } finally {
      lock.unlock();
    }
    user.join(20_000);
  }

  // SharedMapMutatedInFinally

  @Test
  void refusedCallTakesTheRunningOnesEntryOut() throws Exception {
    Set<String> running = ConcurrentHashMap.newKeySet();
    List<Boolean> answers = new ArrayList<>();
    answers.add(
        once(
            running,
            () -> {
              inOtherThread(() -> refused(running));
              answers.add(once(running, () -> {}));
            }));
    assertThat(answers).containsExactly(true, true);
  }

  private static void refused(Set<String> running) {
    try {
      once(running, () -> {});
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private interface Job {
    void run() throws InterruptedException;
  }

  private static boolean once(Set<String> running, Job job) throws InterruptedException {
    try {
      if (!running.add("a")) {
        return false;
      }
      job.run();
      return true;
    } finally {
      running.remove("a");
    }
  }

  // MapMutatedInCleanupHook

  @Test
  void workersGoOnWhileTheHookIterates() throws Exception {
    Map<String, Long> open = new HashMap<>(Map.of("a", 1L, "b", 2L));
    Iterator<String> hook = open.keySet().iterator();
    hook.next();
    inOtherThread(
        () -> {
          synchronized (open) {
            open.put("c", 3L);
          }
        });
    assertThrows(ConcurrentModificationException.class, hook::next);
  }

  @Test
  void hookThatCapturedTheFirstMapCleansThatOne() {
    List<Map<String, Long>> field = new ArrayList<>(List.of(new HashMap<>()));
    Runnable hook = field.get(0)::clear;
    field.set(0, new HashMap<>(Map.of("a", 1L)));
    hook.run();
    assertThat(field.get(0)).containsExactly("a", 1L);
  }

  // LockRemovedFromLockMap

  @Test
  void twoThreadsAreInsideForOneKey() throws Exception {
    ConcurrentMap<String, ReentrantLock> locks = new ConcurrentHashMap<>();
    CyclicBarrier step = new CyclicBarrier(2);
    ReentrantLock first = locks.computeIfAbsent("a", k -> new ReentrantLock());
    Thread second =
        new Thread(
            () -> {
              ReentrantLock fetched = locks.computeIfAbsent("a", k -> new ReentrantLock());
              meet(step);
              fetched.lock();
              try {
                meet(step); // inside
                meet(step);
              } finally {
                fetched.unlock();
              }
            });
    first.lock();
    try {
      second.start();
      meet(step);
    } finally {
      first.unlock();
      locks.remove("a");
    }
    meet(step);
    boolean inside = locks.computeIfAbsent("a", k -> new ReentrantLock()).tryLock();
    meet(step);
    second.join(20_000);
    assertThat(inside).isTrue();
  }

  private static void inOtherThread(Runnable task) throws InterruptedException {
    Thread thread = new Thread(task);
    thread.start();
    thread.join();
  }

  private interface Task {
    void run(CyclicBarrier barrier) throws Exception;
  }

  private static void inTwoThreads(Task task) throws Exception {
    CyclicBarrier barrier = new CyclicBarrier(2);
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      List<Future<Void>> results = new ArrayList<>();
      for (int i = 0; i < 2; i++) {
        results.add(
            threads.submit(
                () -> {
                  task.run(barrier);
                  return null;
                }));
      }
      for (Future<Void> result : results) {
        result.get(20, TimeUnit.SECONDS);
      }
    } finally {
      threads.shutdownNow();
    }
  }
}
