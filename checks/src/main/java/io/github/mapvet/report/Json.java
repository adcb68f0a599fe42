package io.github.mapvet.report;

import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Writes JSON (RFC 8259), indented by two blanks. Written by hand because the plugin brings no
 * library along. Takes records (an object of their components), maps, iterables, text, numbers and
 * truth values; what is null in a record or map is left out.
 */
public final class Json {
  private static final int FIRST_PRINTABLE = 0x20;

  private final Appendable out;

  private Json(Appendable out) {
    this.out = out;
  }

  /** Writes {@code value} and the end of its last line. */
  public static void write(Object value, Appendable out) throws IOException {
    new Json(out).value(value, "\n");
    out.append('\n');
  }

  private void value(Object value, String lineEnd) throws IOException {
    if (value instanceof Record record) {
      object(components(record), lineEnd);
    } else if (value instanceof Map<?, ?> map) {
      object(map, lineEnd);
    } else if (value instanceof Iterable<?> items) {
      array(items.iterator(), lineEnd);
    } else if (value instanceof Number || value instanceof Boolean) {
      out.append(value.toString());
    } else {
      text(value.toString());
    }
  }

  private void object(Map<?, ?> members, String lineEnd) throws IOException {
    out.append('{');
    String separator = "";
    for (Map.Entry<?, ?> member : members.entrySet()) {
      if (member.getValue() != null) {
        out.append(separator).append(lineEnd).append("  ");
        text(member.getKey().toString());
        out.append(": ");
        value(member.getValue(), lineEnd + "  ");
        separator = ",";
      }
    }
    out.append(separator.isEmpty() ? "}" : lineEnd + "}");
  }

  private void array(Iterator<?> items, String lineEnd) throws IOException {
    out.append('[');
    String end = "]";
    while (items.hasNext()) {
      out.append(lineEnd).append("  ");
      value(items.next(), lineEnd + "  ");
      out.append(items.hasNext() ? "," : "");
      end = lineEnd + "]";
    }
    out.append(end);
  }

  private static Map<String, Object> components(Record record) {
    Map<String, Object> components = new LinkedHashMap<>();
    for (RecordComponent component : record.getClass().getRecordComponents()) {
      try {
        Method accessor = component.getAccessor();
        accessor.setAccessible(true); // the record itself may be private
        components.put(component.getName(), accessor.invoke(record));
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException(e);
      }
    }
    return components;
  }

  private void text(String text) throws IOException {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"', '\\' -> out.append('\\').append(c);
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        default -> {
          if (c < FIRST_PRINTABLE || isLineEnd(c) || isHalf(text, i)) {
            out.append("\\u%04x".formatted((int) c));
          } else {
            out.append(c);
          }
        }
      }
    }
    out.append('"');
  }

  /** Allowed in JSON, but not in all that reads it. */
  private static boolean isLineEnd(char c) {
    return c == '\u2028' || c == '\u2029';
  }

  /** Half a surrogate pair, as broken sources have it: UTF-8 cannot say it. */
  private static boolean isHalf(String text, int i) {
    char c = text.charAt(i);
    if (Character.isHighSurrogate(c)) {
      return i + 1 == text.length() || !Character.isLowSurrogate(text.charAt(i + 1));
    }
    return Character.isLowSurrogate(c)
        && (i == 0 || !Character.isHighSurrogate(text.charAt(i - 1)));
  }
}
