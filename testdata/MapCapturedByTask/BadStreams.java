import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

class BadStreams {
  List<String> forEach(List<String> names) {
    List<String> upper = new ArrayList<>();
    names.parallelStream().map(String::trim).forEach(upper::add);
    return upper;
  }

  Map<Integer, Integer> squares(int n) {
    Map<Integer, Integer> squares = new HashMap<>();
    IntStream.range(0, n).parallel().forEach(i -> squares.put(i, i * i));
    return squares;
  }

  /** Said later, it holds for the whole pipeline. */
  List<String> distinct(List<String> names) {
    Set<String> seen = new HashSet<>();
    return names.stream().filter(n -> seen.add(n)).parallel().collect(Collectors.toList());
  }

  void local(List<String> names) {
    TreeMap<String, Integer> lengths = new TreeMap<>();
    Stream<String> stream = names.parallelStream();
    stream.forEach(n -> lengths.merge(n, 1, Integer::sum));
    System.out.println(lengths);
  }

  /** The lock is held by the thread that waits for the stream, not by those that work. */
  void locked(List<String> names) {
    List<String> found = new ArrayList<>();
    synchronized (found) {
      names.parallelStream().forEach(found::add);
    }
  }

  void bulk(ConcurrentHashMap<String, String> names) {
    List<String> values = new ArrayList<>();
    names.forEach(1, (name, value) -> values.add(value));
  }

  int[] array(int[] numbers) {
    List<Integer> order = new ArrayList<>();
    Arrays.parallelSetAll(
        numbers,
        i -> {
          order.add(i);
          return i;
        });
    return numbers;
  }

  /** Only counted, and given no null. */
  int fixed(int n) {
    Map<Integer, Integer> remainders = new HashMap<>();
    Set<Integer> all = new HashSet<>();
    IntStream.range(0, n)
        .parallel()
        .forEach(
            i -> {
              remainders.put(i % 7, i);
              all.add(i);
            });
    return remainders.size() + all.size();
  }
}
