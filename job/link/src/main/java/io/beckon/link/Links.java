package io.beckon.link;

import java.net.URI;
import java.net.URISyntaxException;

/** Addresses of the gateway's pages, as they are written into messages. Thread-safe. */
public final class Links {

  private final String base;
  private final Tokens tokens;

  /**
   * Addresses under a base.
   *
   * @param base where the gateway is to be reached from outside: {@code https://go.example.com};
   *     one-click unsubscribing needs https, http is for tests
   * @throws IllegalArgumentException where it is no http or https address, or has a query
   */
  public Links(String base, Tokens tokens) {
    URI uri;
    try {
      uri = new URI(base);
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException("The base of links is no address: " + base, e);
    }
    boolean web = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
    if (!web
        || uri.getHost() == null
        || uri.getRawUserInfo() != null
        || uri.getRawQuery() != null
        || uri.getRawFragment() != null) {
      throw new IllegalArgumentException(
          "The base of links is \"" + base + "\"; expected such as https://go.example.com");
    }
    this.base = base.endsWith("/") ? base : base + "/";
    this.tokens = tokens;
  }

  /**
   * The address of a link.
   *
   * @throws IllegalArgumentException where it would be too long
   */
  public String address(Link link) {
    return base + link.path() + '/' + tokens.seal(link);
  }
}
