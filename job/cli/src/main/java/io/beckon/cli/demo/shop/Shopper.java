package io.beckon.cli.demo.shop;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/**
 * One shopper: who it is, what it is like, and what it has in its cart. All chance in its life
 * comes from its own seed, so that no shopper's life depends on another's.
 */
final class Shopper {

  private static final String[] COUNTRIES = {"GB", "GB", "GB", "GB", "GB", "FR", "DE", "IE"};

  private final String userId;
  private final String name;
  private final String country;
  private final double keenness;
  private final long leavesAt;
  private final Random random;
  private int carts;
  private boolean cartOpen;
  private double total;
  private int items;
  private long cartTouched;
  private int messages;

  /**
   * Makes one.
   *
   * @param name for people; the user id follows from it
   * @param seed of its life
   * @param leavesAt from when on it stays away, epoch milliseconds
   */
  Shopper(String name, long seed, long leavesAt) {
    this.random = new Random(seed);
    this.name = name;
    this.userId = name.toLowerCase(Locale.ROOT).replace(' ', '-');
    this.country = COUNTRIES[random.nextInt(COUNTRIES.length)];
    this.keenness = 0.6 + random.nextDouble();
    this.leavesAt = leavesAt;
  }

  String userId() {
    return userId;
  }

  Random random() {
    return random;
  }

  /** How often it comes, as a share of the average. */
  double keenness() {
    return keenness;
  }

  boolean gone(long instant) {
    return instant >= leavesAt;
  }

  /** What the shop knows of it. */
  Map<String, Object> traits() {
    Map<String, Object> traits = new LinkedHashMap<>();
    traits.put("firstName", name.substring(0, name.indexOf(' ')));
    traits.put("lastName", name.substring(name.indexOf(' ') + 1));
    traits.put("email", userId + "@example.com");
    traits.put("address", Map.of("country", country));
    return traits;
  }

  String nextMessageId() {
    return userId + '-' + ++messages;
  }

  /** Puts a product into the cart, a new one where there is none or it was left for days. */
  Map<String, Object> fill(Product product, long instant, long cartLifetime) {
    if (!cartOpen || instant - cartTouched > cartLifetime) {
      carts++;
      cartOpen = true;
      total = 0;
      items = 0;
    }
    cartTouched = instant;
    items++;
    total = Math.round((total + product.price()) * 100) / 100.0;
    Map<String, Object> properties = new LinkedHashMap<>();
    properties.put("cart_id", cartId());
    properties.put("product_id", product.id());
    properties.put("name", product.name());
    properties.put("price", product.price());
    properties.put("items", (long) items);
    properties.put("total", total);
    return properties;
  }

  boolean hasCart() {
    return cartOpen;
  }

  /** Takes everything out of the cart again. */
  Map<String, Object> emptyCart() {
    cartOpen = false;
    return Map.of("cart_id", cartId());
  }

  /** Buys what is in the cart. */
  Map<String, Object> order() {
    cartOpen = false;
    Map<String, Object> properties = new LinkedHashMap<>();
    properties.put("order_id", "o-" + cartId());
    properties.put("cart_id", cartId());
    properties.put("items", (long) items);
    properties.put("total", total);
    properties.put("currency", "GBP");
    return properties;
  }

  private String cartId() {
    return userId + '-' + carts;
  }
}
