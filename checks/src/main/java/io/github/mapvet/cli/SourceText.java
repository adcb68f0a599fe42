package io.github.mapvet.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.primitives.Bytes;
import io.github.mapvet.report.Problem;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.util.Optional;

/**
 * The characters of a source file. Java sources are UTF-8 today; older ones are usually Latin-1,
 * which differs in comments and strings only, so they are analysed all the same.
 */
final class SourceText {
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private final String characters;
  private final Charset charset;
  private final boolean isMarked;
  private final Problem.Level level;
  private final String remark;

  private SourceText(
      String characters, Charset charset, boolean isMarked, Problem.Level level, String remark) {
    this.characters = characters;
    this.charset = charset;
    this.isMarked = isMarked;
    this.level = level;
    this.remark = remark;
  }

  static SourceText decode(byte[] bytes) {
    if (Bytes.contains(bytes, (byte) 0)) {
      return new SourceText(
          null,
          ISO_8859_1,
          false,
          Problem.Level.INPUT,
          "binary (it has NUL bytes), no Java source in UTF-8; convert or remove it.");
    }
    try {
      String text = UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      boolean marked = !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK;
      return new SourceText(marked ? text.substring(1) : text, UTF_8, marked, null, null);
    } catch (CharacterCodingException e) {
      return new SourceText(
          new String(bytes, ISO_8859_1),
          ISO_8859_1,
          false,
          Problem.Level.NOTE,
          "not UTF-8; read as ISO-8859-1, so letters in strings and comments may look wrong.");
    }
  }

  /** The characters, without a byte order mark; none when the file is no text. */
  Optional<String> characters() {
    return Optional.ofNullable(characters);
  }

  /** Other characters in the same encoding; none when it lacks one of them. */
  Optional<byte[]> encode(String others) {
    return charset.newEncoder().canEncode(others)
        ? Optional.of((isMarked ? BYTE_ORDER_MARK + others : others).getBytes(charset))
        : Optional.empty();
  }

  /** What the user should know. */
  Optional<Problem> problem(String path) {
    return Optional.ofNullable(remark).map(r -> new Problem(level, path, r));
  }
}
