class Shop {
  private final Prices prices = new Prices();

  void sell(String name) {
    prices.set(name, 3);
    System.out.println(prices.of(name));
  }
}
