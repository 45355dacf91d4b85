package io.beckon.delivery.webhook;

import java.net.URI;
import java.util.List;

/**
 * Where calls go.
 *
 * @param name as campaigns have it
 * @param url http or https
 * @param keys to sign with, each of them: the receiver may know the old one or the new one
 */
record Destination(String name, URI url, List<byte[]> keys) {

  /** A URL may hold a token. */
  @Override
  public String toString() {
    return "destination " + name;
  }
}
