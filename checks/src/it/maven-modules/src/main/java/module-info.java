/** A shop. */
module shop {
  requires static com.google.errorprone.annotations;

  exports shop;
}
