package io.beckon.gateway;

import io.beckon.gateway.hit.HitPages;
import io.beckon.gateway.hit.HitQueue;
import io.beckon.gateway.http.Addresses;
import io.beckon.gateway.http.Bodies;
import io.beckon.gateway.http.Counters;
import io.beckon.gateway.log.EventLog;
import io.beckon.gateway.options.Option;
import io.beckon.gateway.options.Options;
import io.beckon.gateway.options.Settings;
import io.beckon.gateway.page.Look;
import io.beckon.gateway.page.PageTexts;
import io.beckon.gateway.page.Posts;
import io.beckon.gateway.page.PreferencePages;
import io.beckon.gateway.page.UnsubscribePages;
import io.beckon.gateway.report.Returns;
import io.beckon.gateway.track.Collector;
import io.beckon.gateway.track.Cors;
import io.beckon.gateway.track.Limits;
import io.beckon.gateway.track.WriteKeys;
import io.beckon.link.KeyRing;
import io.beckon.link.ReturnAddresses;
import io.beckon.link.Tokens;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Handler;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Function;

/** Which path leads to what. What has no key in the settings has no path. */
final class Routes {

  /** Each call under the names that Segment's libraries have for it. */
  private static final Map<String, List<String>> CALLS =
      Map.of(
          "track", List.of("track", "t"),
          "identify", List.of("identify", "i"),
          "page", List.of("page", "p"),
          "screen", List.of("screen", "s"),
          "alias", List.of("alias", "a"),
          "group", List.of("group", "g"));

  /** Room for the forms of consent pages: hundreds of the largest at once. */
  private static final int CONSENT_KB = 4 * 1024;

  private static final List<String> BATCHES = List.of("batch", "b", "import");

  private final Settings settings;
  private final EventLog log;
  private final EventLog returns;
  private final HitQueue queue;
  private final Counters counters;
  private final InstantSource clock;
  private final Addresses addresses;
  private final Executor threads;

  /**
   * Routes of these parts.
   *
   * @param threads of the server
   */
  Routes(
      Settings settings,
      EventLog log,
      EventLog returns,
      HitQueue queue,
      Counters counters,
      InstantSource clock,
      Executor threads) {
    this.settings = settings;
    this.log = log;
    this.returns = returns;
    this.queue = queue;
    this.counters = counters;
    this.clock = clock;
    this.addresses = new Addresses(settings.get(Options.PROXIES));
    this.threads = threads;
  }

  /** Readers of bodies that share a room: whoever fills it keeps nobody out of another one. */
  private Bodies bodies(int kilobytes) {
    return new Bodies(settings.get(Options.BODY_TIMEOUT), kilobytes * 1024L, addresses, threads);
  }

  void add(RoutesConfig routes) {
    if (settings.has(Options.LINK_KEYS)) {
      KeyRing ring = KeyRing.parse(settings.get(Options.LINK_KEYS));
      addLinks(routes, new Tokens(ring));
      addReturns(routes, ring);
    }
    if (settings.has(Options.WRITE_KEYS)) {
      addCalls(routes);
    }
  }

  private void addLinks(RoutesConfig routes, Tokens tokens) {
    HitPages hits = new HitPages(tokens, queue, counters, clock);
    routes.get("/o/{token}", hits::image);
    routes.head("/o/{token}", hits::image);
    routes.get("/c/{token}", hits::click);
    routes.head("/c/{token}", hits::click);
    Look look =
        new Look(
            settings.get(Options.NAME),
            settings.get(Options.TOPICS),
            settings.get(Options.LESS_OFTEN),
            PageTexts.read(
                Optional.of(settings.get(Options.TEXTS))
                    .filter(file -> !file.isEmpty())
                    .map(Path::of)));
    Posts posts = new Posts(hits, bodies(CONSENT_KB), log, counters, look, addresses, clock);
    UnsubscribePages unsubscribe =
        new UnsubscribePages(hits, tokens, posts, log, counters, look, clock);
    routes.get("/u/{token}", unsubscribe::get);
    routes.post("/u/{token}", unsubscribe::post);
    PreferencePages preferences = new PreferencePages(hits, posts, log, counters, look, clock);
    routes.get("/p/{token}", preferences::get);
    routes.post("/p/{token}", preferences::post);
  }

  private void addReturns(RoutesConfig routes, KeyRing ring) {
    Optional<ReturnAddresses> addresses =
        settings.has(Options.BOUNCE_DOMAIN)
            ? Optional.of(new ReturnAddresses(ring, settings.get(Options.BOUNCE_DOMAIN)))
            : Optional.empty();
    Returns reports =
        new Returns(
            new Tokens(ring),
            addresses,
            log,
            returns,
            bodies(settings.get(Options.BODIES)),
            counters,
            clock);
    addReturn(routes, "mail", Options.MAIL_KEYS, reports::mail);
    addReturn(routes, "ses", Options.SES_TOPICS, reports::ses);
    addReturn(routes, "sendgrid", Options.SENDGRID_KEYS, reports::sendGrid);
    addReturn(routes, "mailgun", Options.MAILGUN_KEYS, reports::mailgun);
    addReturn(routes, "postmark", Options.POSTMARK_KEYS, reports::postmark);
  }

  private void addReturn(
      RoutesConfig routes,
      String name,
      Option<List<String>> keys,
      Function<List<String>, Handler> handler) {
    if (settings.has(keys)) {
      routes.post("/returns/" + name, handler.apply(settings.get(keys)));
    }
  }

  private void addCalls(RoutesConfig routes) {
    Collector collector =
        new Collector(
            WriteKeys.of(settings.get(Options.WRITE_KEYS)),
            new Limits(
                settings.get(Options.KEY_RATE),
                settings.get(Options.ADDRESS_SHARE),
                settings.get(Options.ADDRESS_RATE),
                clock),
            addresses,
            bodies(settings.get(Options.BODIES)),
            log,
            counters,
            clock);
    Cors cors = new Cors(settings.get(Options.ORIGINS));
    CALLS.forEach(
        (call, names) -> names.forEach(name -> addCall(routes, cors, name, collector.one(call))));
    BATCHES.forEach(name -> addCall(routes, cors, name, collector.batch()));
  }

  private static void addCall(RoutesConfig routes, Cors cors, String name, Handler handler) {
    routes.post(
        "/v1/" + name,
        request -> {
          cors.allow(request);
          handler.handle(request);
        });
    routes.options("/v1/" + name, cors::preflight);
  }
}
