package shop;

import com.google.auto.value.AutoValue;

/** One view of a page; the processor writes the class. */
@AutoValue
public abstract class Visit {

  /** The page's address. */
  public abstract String page();

  /** When it was looked at. */
  public abstract long time();

  /** A view. */
  public static Visit of(String page, long time) {
    return new AutoValue_Visit(page, time);
  }
}
