package io.github.mapvet.harness;

import com.google.common.collect.ImmutableSet;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/**
 * The names of the checks that one version of Error Prone brings, former ones too. Read from the
 * bytes of its classes, as a version may be too new for the JDK that runs the tests: every text
 * constant of a check's class counts, so more names than there are, and never less.
 *
 * @param constants class names and text constants
 */
record BuiltInNames(ImmutableSet<String> constants) {
  private static final String CHECKS = "com/google/errorprone/bugpatterns/";

  /** Reads the names of a version that the build has laid out. */
  static BuiltInNames of(String version) throws IOException {
    ImmutableSet.Builder<String> constants = ImmutableSet.builder();
    for (Path path : Jars.errorProne(version)) {
      if (path.getFileName().toString().startsWith("error_prone_core-")) {
        read(path, constants);
      }
    }
    return new BuiltInNames(constants.build());
  }

  /** Whether a check may be called so. */
  boolean has(String name) {
    return constants.contains(name);
  }

  private static void read(Path path, ImmutableSet.Builder<String> constants) throws IOException {
    try (JarFile jar = new JarFile(path.toFile())) {
      for (JarEntry entry : jar.stream().toList()) {
        String name = entry.getName();
        if (name.startsWith(CHECKS) && name.endsWith(".class")) {
          constants.add(name.substring(name.lastIndexOf('/') + 1, name.length() - 6));
          try (InputStream bytes = jar.getInputStream(entry)) {
            readConstants(new DataInputStream(new BufferedInputStream(bytes)), constants);
          }
        }
      }
    }
  }

  /** Walks a class file's constant pool (JVMS 4.4) and keeps the texts. */
  private static void readConstants(DataInputStream in, ImmutableSet.Builder<String> constants)
      throws IOException {
    in.skipNBytes(8);
    int count = in.readUnsignedShort();
    for (int i = 1; i < count; i++) {
      int tag = in.readUnsignedByte();
      switch (tag) {
        case 1 -> constants.add(in.readUTF());
        case 7, 8, 16, 19, 20 -> in.skipNBytes(2);
        case 15 -> in.skipNBytes(3);
        case 3, 4, 9, 10, 11, 12, 17, 18 -> in.skipNBytes(4);
        case 5, 6 -> {
          in.skipNBytes(8);
          // JVMS 4.4.5: a long or a double takes two places.
          i++;
        }
        default -> throw new IOException("constant pool tag " + tag);
      }
    }
  }
}
