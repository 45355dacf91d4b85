package io.beckon.gateway.report;

import java.io.IOException;
import java.net.URI;

/** Gets what is at an address. */
interface Fetcher {

  /** The body; it ends soon, and follows nothing to another address. */
  byte[] get(URI address) throws IOException;
}
