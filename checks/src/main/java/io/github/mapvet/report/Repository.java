package io.github.mapvet.report;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where code belongs to, and how its files are called there. */
public final class Repository {
  private Repository() {}

  /** The nearest folder above, or itself, that git keeps; else the folder itself. */
  public static Path around(Path folder) {
    for (Path f = folder.toAbsolutePath().normalize(); f != null; f = f.getParent()) {
      if (Files.exists(f.resolve(".git"))) { // a file in a worktree
        return f;
      }
    }
    return folder.toAbsolutePath().normalize();
  }

  /** A path as people see it: relative to {@code base} where it is below, with forward slashes. */
  public static String show(Path path, Path base) {
    Path absolute = path.toAbsolutePath().normalize();
    Path folder = base.toAbsolutePath().normalize();
    Path shown =
        absolute.startsWith(folder) && !absolute.equals(folder)
            ? folder.relativize(absolute)
            : absolute;
    return shown.toString().replace(File.separatorChar, '/');
  }
}
