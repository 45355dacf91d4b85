package io.beckon.gateway.http;

import io.javalin.http.Context;
import java.util.Collections;
import java.util.List;

/** Whose request it is, for limits only: an address is not written down. */
public final class Addresses {

  private static final int MAX_LENGTH = 45;

  private final int proxies;

  /**
   * Believes so many proxies.
   *
   * @param proxies of ours that stand in front, each of which adds whom it heard to the end of
   *     {@code X-Forwarded-For}; what stands before that anybody can write
   */
  public Addresses(int proxies) {
    this.proxies = proxies;
  }

  /** The address, of IPv6 the network that one subscriber has. */
  public String of(Context request) {
    String peer = request.req().getRemoteAddr();
    // Some proxies add a line of their own, behind those that anybody can write.
    List<String> lines = Collections.list(request.req().getHeaders("X-Forwarded-For"));
    return network(pick(peer, lines.isEmpty() ? null : String.join(",", lines)));
  }

  String pick(String peer, String forwarded) {
    if (proxies == 0 || forwarded == null) {
      return peer;
    }
    String[] heard = forwarded.split(",", -1);
    if (heard.length < proxies) {
      // It has not come by all of them: whoever wrote the first entry may be a stranger.
      return peer;
    }
    String address = heard[heard.length - proxies].strip();
    return address.isEmpty() || address.length() > MAX_LENGTH ? peer : address;
  }

  static String network(String address) {
    String plain = address.replace("[", "").replace("]", "");
    if (plain.indexOf(':') < 0) {
      return plain;
    }
    // The first four groups; a short form has fewer, and is its own network.
    int groups = 0;
    for (int i = 0; i < plain.length(); i++) {
      if (plain.charAt(i) == ':' && ++groups == 4) {
        return plain.substring(0, i);
      }
    }
    return plain;
  }
}
