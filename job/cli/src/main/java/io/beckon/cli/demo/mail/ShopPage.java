package io.beckon.cli.demo.mail;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/** Where the links in the mails lead: a page that says so, since the shop has none. */
public final class ShopPage implements AutoCloseable {

  private static final byte[] PAGE =
      """
      <!DOCTYPE html>
      <html lang="en">
      <head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
      <title>Oak and Wool</title>
      <style>
      body { margin: 15vh auto; max-width: 34rem; padding: 0 24px;
        font: 17px/1.6 system-ui, sans-serif; color: #26302b; background: #edf0ec; }
      h1 { font-size: 1.6rem; }
      </style></head>
      <body><h1>Oak and Wool</h1>
      <p>This is where the link leads: the shop. There is nothing to see in it; it lives in your
      terminal.</p>
      <p>On its way here your click became the event <code>message_clicked</code>. Look there for
      what the engine makes of it.</p></body>
      </html>
      """
          .getBytes(StandardCharsets.UTF_8);

  private final HttpServer server;

  private ShopPage(HttpServer server) {
    this.server = server;
  }

  /** Opens it at any free port. */
  public static ShopPage open() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", ShopPage::show);
    server.start();
    return new ShopPage(server);
  }

  private static void show(HttpExchange exchange) throws IOException {
    try (exchange) {
      exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
      exchange
          .getResponseHeaders()
          .set("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'");
      exchange.sendResponseHeaders(200, PAGE.length);
      exchange.getResponseBody().write(PAGE);
    }
  }

  /** Without a slash at its end. */
  public String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
