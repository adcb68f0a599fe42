class Book {
  private final Sheets sheets = new Sheets();

  int read(String name) {
    sheets.count(name);
    return sheets.open(name).size();
  }

  void close(String name) {
    System.out.println(sheets.ownerOf(name));
    sheets.disown(name);
    sheets.clear(name);
  }
}
