package io.beckon.cli.demo.shop;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** What things cost now: as they always did, until a price drops. */
public final class Prices {

  /** What the acts look at, and make cheaper. */
  static final Product RUG =
      Product.RANGE.stream().filter(one -> one.id().equals("p-09")).findFirst().orElseThrow();

  private static final double DROP = 0.9;

  private final Map<String, Product> changed = new HashMap<>();
  private int drops;

  /** A thing at its price of now. */
  Product now(Product product) {
    return changed.getOrDefault(product.id(), product);
  }

  /**
   * The rug costs a tenth less from now on, in whole pounds. This happens to the rug and to nobody:
   * who cares is not asked here.
   */
  public ShopEvent dropRug(long at) {
    double price = Math.floor(now(RUG).price() * DROP);
    Product cheaper = new Product(RUG.id(), RUG.name(), price);
    changed.put(RUG.id(), cheaper);
    return new ShopEvent(
        ShopEvent.Type.ITEM,
        "price_dropped",
        "",
        "price-" + RUG.id() + '-' + ++drops,
        at,
        at,
        label(cheaper));
  }

  /** What an event says of a thing. */
  static Map<String, Object> label(Product product) {
    Map<String, Object> properties = new LinkedHashMap<>();
    properties.put("product_id", product.id());
    properties.put("name", product.name());
    properties.put("price", product.price());
    return properties;
  }
}
