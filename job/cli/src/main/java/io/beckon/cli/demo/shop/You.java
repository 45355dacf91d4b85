package io.beckon.cli.demo.shop;

import java.util.LinkedHashMap;
import java.util.Map;

/** You, one of the shoppers: you do what the acts say, and nothing by chance. */
public final class You {

  public static final String USER_ID = "you";
  public static final String EMAIL = "you@example.com";

  private final Prices prices;
  private int carts;
  private int messages;

  /**
   * Brings you into a shop.
   *
   * @param prices its prices
   */
  public You(Prices prices) {
    this.prices = prices;
  }

  /** The shop gets to know you. */
  public ShopEvent introduce(long at) {
    Map<String, Object> traits = new LinkedHashMap<>();
    traits.put("firstName", "You");
    traits.put("email", EMAIL);
    traits.put("address", Map.of("country", "GB"));
    return event(ShopEvent.Type.IDENTIFY, "", at, traits);
  }

  /** You put a side table into a new cart. */
  public ShopEvent fillCart(long at) {
    carts++;
    Map<String, Object> properties = new LinkedHashMap<>();
    properties.put("cart_id", cartId());
    properties.put("product_id", "p-11");
    properties.put("name", "oak side table");
    properties.put("price", 129.0);
    properties.put("items", 1L);
    properties.put("total", 129.0);
    return event(ShopEvent.Type.TRACK, "cart_item_added", at, properties);
  }

  /** You look at the rug, at its price of now. */
  public ShopEvent lookAtRug(long at) {
    return event(ShopEvent.Type.TRACK, "product_viewed", at, Prices.label(prices.now(Prices.RUG)));
  }

  /** You buy what is in your latest cart. */
  public ShopEvent buy(long at) {
    Map<String, Object> properties = new LinkedHashMap<>();
    properties.put("order_id", "o-" + cartId());
    properties.put("cart_id", cartId());
    properties.put("items", 1L);
    properties.put("total", 129.0);
    properties.put("currency", "GBP");
    return event(ShopEvent.Type.TRACK, "order_placed", at, properties);
  }

  /** You take back an unsubscribe, as the shop's preference page would tell it. */
  public ShopEvent subscribe(long at, Map<String, Object> scope) {
    return event(ShopEvent.Type.TRACK, "subscribed", at, scope);
  }

  private String cartId() {
    return USER_ID + '-' + carts;
  }

  private ShopEvent event(
      ShopEvent.Type type, String name, long at, Map<String, Object> properties) {
    return new ShopEvent(type, name, USER_ID, USER_ID + '-' + ++messages, at, at, properties);
  }
}
