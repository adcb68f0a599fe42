package io.github.mapvet.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.collect.ObjectArrays;
import io.github.mapvet.harness.ReadmePart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What was measured, for people: in {@code target/bench}, and in the README if the user wants. */
public final class Table {
  private static final Path FOLDER = Path.of("target/bench");
  private static final String[] COSTS = {"CPU, s", "×", "wall, s", "memory, MB", "×"};
  private static final boolean WRITE = System.getProperty("mapvet.bench", "").equals("write");

  private final String name;
  private final List<String> lines = new ArrayList<>();

  /**
   * An empty one.
   *
   * @param name of the file, and of the part of the README
   */
  public Table(String name, String... columns) {
    this.name = name;
    add(columns);
    lines.add("|" + "---|".repeat(columns.length));
  }

  /** One of processes: what they did, and what that cost. */
  static Table ofCosts(String name, String... columns) {
    return new Table(name, ObjectArrays.concat(columns, COSTS, String.class));
  }

  /** Adds a row. */
  public void add(String... cells) {
    lines.add("| " + String.join(" | ", cells) + " |");
  }

  /**
   * Adds a row for each of the ways to do the same.
   *
   * @param costs by label
   * @param base the label of that which the others are compared with
   * @param same what stands before the label
   */
  void add(Map<String, Cost> costs, String base, String... same) {
    costs.forEach((label, cost) -> add(row(label, cost, costs.get(base), same)));
  }

  private static String[] row(String label, Cost cost, Cost base, String... same) {
    String[] numbers = {
      label,
      format("%.2f", cost.cpu()),
      format("%.2f", cost.cpu() / base.cpu()),
      format("%.2f", cost.wall()),
      format("%.0f", cost.memory()),
      format("%.2f", cost.memory() / base.memory())
    };
    return ObjectArrays.concat(same, numbers, String.class);
  }

  private static String format(String format, double number) {
    return String.format(Locale.ROOT, format, number);
  }

  String text() {
    return String.join("\n", lines) + "\n";
  }

  /** Writes it where people look. */
  public void publish() throws IOException {
    Files.createDirectories(FOLDER);
    Files.writeString(FOLDER.resolve(name + ".md"), text(), UTF_8);
    System.out.println(text());
    if (WRITE) {
      ReadmePart.of("measured: " + name).write(text());
    }
  }
}
