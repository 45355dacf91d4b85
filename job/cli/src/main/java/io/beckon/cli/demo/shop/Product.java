package io.beckon.cli.demo.shop;

import java.util.List;

/** Something the shop sells. */
record Product(String id, String name, double price) {

  /** The whole shop: things for a home, some too cheap to be reminded of. */
  static final List<Product> RANGE =
      List.of(
          new Product("p-01", "beeswax candle", 7.5),
          new Product("p-02", "linen napkins", 14.0),
          new Product("p-03", "olive-wood spoon", 9.9),
          new Product("p-04", "stoneware mug", 16.5),
          new Product("p-05", "seed packets", 4.2),
          new Product("p-06", "cotton throw", 39.0),
          new Product("p-07", "desk lamp", 64.0),
          new Product("p-08", "walnut shelf", 89.0),
          new Product("p-09", "wool rug", 149.0),
          new Product("p-10", "reading chair", 349.0),
          new Product("p-11", "oak side table", 129.0),
          new Product("p-12", "copper kettle", 58.5),
          new Product("p-13", "fig tree", 45.0),
          new Product("p-14", "enamel pot", 72.0),
          new Product("p-15", "feather duvet", 118.0),
          new Product("p-16", "wall clock", 54.9),
          new Product("p-17", "garden bench", 219.0),
          new Product("p-18", "picture frame", 22.0),
          new Product("p-19", "bath towels", 34.0),
          new Product("p-20", "tea tin", 11.5));
}
