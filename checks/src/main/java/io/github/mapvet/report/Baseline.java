package io.github.mapvet.report;

import static com.google.common.collect.ImmutableSortedSet.toImmutableSortedSet;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Comparator.comparing;
import static java.util.Comparator.naturalOrder;

import com.google.common.collect.ImmutableSortedSet;
import com.sun.tools.javac.util.Context;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Findings that are known and tolerated, in a file that is kept beside the code: one on each line,
 * sorted, so that changes of two people merge. Files are named relative to the baseline's folder.
 */
public final class Baseline {
  private static final int VERSION = 1;
  private static final String HEADER =
      "# mapvet baseline, version "
          + VERSION
          + ": known findings, which are not reported; written by mapvet check --write-baseline";
  private static final Pattern HEADER_LINE =
      Pattern.compile("# mapvet baseline, version (?<version>\\d+).*");
  private static final Pattern ENTRY_LINE =
      Pattern.compile(
          "(?<rule>\\w+) (?<fingerprint>[0-9a-f]+:[0-9]+) (?<path>.*)#(?<member>[^#]*)");

  private final Path folder;
  private final ImmutableSortedSet<Entry> entries;

  private Baseline(Path folder, Collection<Entry> entries) {
    this.folder = folder;
    this.entries = ImmutableSortedSet.copyOf(entries);
  }

  /**
   * One known finding.
   *
   * @param path its file, relative to the baseline's folder, with forward slashes
   * @param rule the rule that found it
   * @param fingerprint names it among those of its file
   * @param member what it is in, for people
   */
  public record Entry(String path, String rule, String fingerprint, String member)
      implements Comparable<Entry> {
    @Override
    public int compareTo(Entry other) {
      return comparing(Entry::path)
          .thenComparing(Entry::member)
          .thenComparing(Entry::rule)
          .thenComparing(Entry::fingerprint)
          .compare(this, other);
    }

    /** For people: rule and place. */
    public String describe() {
      return rule + " in " + path + "#" + member;
    }

    private String line() {
      return rule + " " + fingerprint + " " + path + "#" + member;
    }
  }

  /** A baseline that cannot be used; the message says why, and what to do. */
  public static final class UnusableException extends Exception {
    private static final long serialVersionUID = 1L;

    private UnusableException(String message) {
      super(message);
    }
  }

  /** One without entries, to be kept at {@code file}. */
  public static Baseline empty(Path file) {
    return new Baseline(real(file.toAbsolutePath().getParent()), List.of());
  }

  /**
   * Reads a file.
   *
   * @throws UnusableException when there is none, or it is no baseline of this version
   */
  public static Baseline read(Path file) throws UnusableException {
    List<String> lines;
    try {
      lines = Files.readAllLines(file, UTF_8);
    } catch (NoSuchFileException e) {
      throw new UnusableException(
          "baseline " + file + " does not exist; mapvet check --write-baseline writes one.");
    } catch (IOException e) {
      throw new UnusableException(
          "baseline " + file + " cannot be read (" + e.getClass().getSimpleName() + ").");
    }
    checkHeader(lines.isEmpty() ? "" : lines.get(0), file);
    Set<Entry> entries = new TreeSet<>();
    for (int i = 1; i < lines.size(); i++) {
      String line = lines.get(i).strip();
      if (!line.isEmpty() && !line.startsWith("#")) {
        entries.add(entry(line, file + ":" + (i + 1)));
      }
    }
    return empty(file).with(entries);
  }

  private static void checkHeader(String line, Path file) throws UnusableException {
    Matcher header = HEADER_LINE.matcher(line);
    if (!header.matches()) {
      throw new UnusableException(
          file + " is no baseline: its first line is not '" + HEADER + "'.");
    }
    if (!header.group("version").equals(String.valueOf(VERSION))) {
      throw new UnusableException(
          "baseline "
              + file
              + " has version "
              + header.group("version")
              + ", and this mapvet knows "
              + VERSION
              + " only; write it again with --write-baseline, or use the mapvet that wrote it.");
    }
  }

  private static Entry entry(String line, String where) throws UnusableException {
    Matcher entry = ENTRY_LINE.matcher(line);
    if (!entry.matches()) {
      boolean conflict = line.matches("(<{7}|={7}|>{7}|\\|{7}).*");
      throw new UnusableException(
          where
              + (conflict
                  ? ": a merge conflict that is not resolved; keep the lines of both sides."
                  : ": '" + line + "' is no entry; one is 'Rule fingerprint path#member'."));
    }
    return new Entry(
        entry.group("path"),
        entry.group("rule"),
        entry.group("fingerprint"),
        entry.group("member"));
  }

  /** The same place with other entries. */
  public Baseline with(Collection<Entry> others) {
    return new Baseline(folder, others);
  }

  /** Makes this the one of a compilation. */
  public void install(Context context) {
    context.put(Baseline.class, this);
  }

  /** The one of a compilation, if there is one. */
  public static Optional<Baseline> in(Context context) {
    return Optional.ofNullable(context.get(Baseline.class));
  }

  /** All entries, in the order of the file. */
  public ImmutableSortedSet<Entry> entries() {
    return entries;
  }

  /** Whether a finding is known. */
  public boolean contains(Finding finding) {
    return entries.contains(entry(finding));
  }

  /** A finding as an entry. */
  public Entry entry(Finding finding) {
    return new Entry(
        path(finding.where().uri()), finding.rule(), finding.fingerprint(), finding.member());
  }

  /** The entries of these findings. */
  public ImmutableSortedSet<Entry> entries(Collection<Finding> findings) {
    return findings.stream().map(this::entry).collect(toImmutableSortedSet(naturalOrder()));
  }

  /** How entries call a file. */
  public String path(URI address) {
    return switch (address.getScheme() == null ? "" : address.getScheme()) {
      case "file" -> relative(Path.of(address));
      case "jar" -> {
        String jar = address.getRawSchemeSpecificPart();
        int inside = jar.lastIndexOf("!/");
        yield path(URI.create(jar.substring(0, inside))) + jar.substring(inside);
      }
      default -> address.toString();
    };
  }

  private String relative(Path file) {
    Path real = real(file);
    Path shown =
        real.getRoot() != null && real.getRoot().equals(folder.getRoot())
            ? folder.relativize(real)
            : real;
    return shown.toString().replace(File.separatorChar, '/');
  }

  /** Without symbolic links: javac and the command may have come on different ways. */
  private static Path real(Path path) {
    try {
      return path.toRealPath();
    } catch (IOException e) {
      return path.toAbsolutePath().normalize();
    }
  }

  /** Whether the file of an entry is there. */
  public boolean hasFile(Entry entry) {
    return Files.exists(folder.resolve(entry.path().replaceFirst("!/.*", "")));
  }

  /** The entries as they are called in {@code other}, which may be in another folder. */
  public Baseline in(Baseline other) {
    if (other.folder.equals(folder)) {
      return this;
    }
    return other.with(
        entries.stream()
            .map(e -> new Entry(moved(e.path(), other), e.rule(), e.fingerprint(), e.member()))
            .toList());
  }

  private String moved(String path, Baseline other) {
    String file = path.replaceFirst("!/.*", "");
    return other.relative(folder.resolve(file)) + path.substring(file.length());
  }

  /** Writes it as a file. */
  public void write(Appendable out) throws IOException {
    out.append(HEADER).append('\n');
    for (Entry entry : entries) {
      out.append(entry.line()).append('\n');
    }
  }
}
