package io.github.mapvet.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;

/**
 * A file to write. It is written beside its place and moved there when complete, so an old one
 * lives until the new one does. Made before the analysis, so that an unwritable place costs no
 * time.
 */
final class OutputFile implements AutoCloseable {
  private final Path target;
  private final Path temporary;

  private OutputFile(Path target, Path temporary) {
    this.target = target;
    this.temporary = temporary;
  }

  /** Writes the characters. */
  interface Body {
    void writeTo(Appendable out) throws IOException;
  }

  /**
   * Prepares the place.
   *
   * @throws UsageException when nothing can be written there
   */
  static OutputFile at(Path path) throws UsageException {
    try {
      if (Files.isDirectory(path)) {
        throw new UsageException(path + " is a folder; give a file.");
      }
      if (Files.exists(path) && !Files.isWritable(path)) {
        throw new UsageException(path + " is write-protected; give another file.");
      }
      if (Files.exists(path) && !Files.isRegularFile(path)) {
        return new OutputFile(path, path); // a device or a pipe
      }
      Path target = Files.exists(path) ? path.toRealPath() : path.toAbsolutePath();
      Path temporary =
          target.resolveSibling(
              "." + target.getFileName() + "." + ProcessHandle.current().pid() + ".tmp");
      Files.deleteIfExists(temporary);
      Files.createFile(temporary);
      keepPermissions(target, temporary);
      return new OutputFile(target, temporary);
    } catch (IOException e) {
      throw new UsageException(path + " cannot be written (" + reason(e) + ").");
    }
  }

  /** Writes everything and puts it in its place. */
  void write(Body body) throws IOException {
    try (BufferedWriter out = Files.newBufferedWriter(temporary, UTF_8, StandardOpenOption.WRITE)) {
      body.writeTo(out);
    }
    putInPlace();
  }

  /** Writes all bytes and puts them in their place. */
  void write(byte[] bytes) throws IOException {
    Files.write(temporary, bytes, StandardOpenOption.WRITE);
    putInPlace();
  }

  private void putInPlace() throws IOException {
    if (!temporary.equals(target)) {
      Files.move(temporary, target, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /** Leaves nothing behind when the report was not written. */
  @Override
  public void close() {
    if (!temporary.equals(target)) {
      temporary.toFile().delete(); // who stops it from going has the last word
    }
  }

  /** Who may read an old file, and nobody else, may read the new one. */
  private static void keepPermissions(Path old, Path fresh) throws IOException {
    PosixFileAttributeView view = Files.getFileAttributeView(fresh, PosixFileAttributeView.class);
    if (view != null && Files.exists(old)) {
      view.setPermissions(Files.getPosixFilePermissions(old));
    }
  }

  private static String reason(IOException e) {
    if (e instanceof NoSuchFileException) {
      return "its folder does not exist";
    }
    return e instanceof FileSystemException f && f.getReason() != null
        ? f.getReason()
        : e.getClass().getSimpleName();
  }
}
