package io.beckon.gateway;

import io.beckon.gateway.hit.HitQueue;
import io.beckon.gateway.http.AccessLog;
import io.beckon.gateway.http.Answers;
import io.beckon.gateway.http.Counters;
import io.beckon.gateway.http.Place;
import io.beckon.gateway.http.Refusal;
import io.beckon.gateway.log.EventLog;
import io.beckon.gateway.options.Options;
import io.beckon.gateway.options.Settings;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import java.time.InstantSource;
import java.util.Map;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The running service. Made of settings, a log and a clock; {@link Gateway} supplies them.
 *
 * <p>A stop first says so under {@code /health}, takes no new connections, lets what is under way
 * come to its answer, and hands on the hits that are held.
 */
public final class GatewayServer implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(GatewayServer.class);

  /** On a stop a connection on which nothing is asked is closed after that. */
  private static final long STOP_IDLE_MS = 200;

  private final Settings settings;
  private final Counters counters = new Counters();
  private final EventLog log;
  private final HitQueue queue;
  private final QueuedThreadPool threads;
  private final Javalin server;
  private volatile boolean stopping;

  private GatewayServer(Settings settings, EventLog log, EventLog returns, InstantSource clock) {
    this.settings = settings;
    this.log = log;
    this.queue =
        new HitQueue(
            log, counters, clock, settings.get(Options.HIT_HOLD), settings.get(Options.HIT_HELD));
    this.threads = new QueuedThreadPool(settings.get(Options.THREADS), 4);
    threads.setName("http");
    Routes routes = new Routes(settings, log, returns, queue, counters, clock, threads);
    this.server = Javalin.create(config -> configure(config, routes));
  }

  /**
   * Starts to listen.
   *
   * @param returns takes reports of which only the command is known, by its id; null for none
   * @throws IllegalArgumentException where settings contradict each other
   */
  public static GatewayServer start(
      Settings settings, EventLog log, EventLog returns, InstantSource clock) {
    GatewayServer gateway = new GatewayServer(settings, log, returns, clock);
    gateway.server.start();
    return gateway;
  }

  private void configure(JavalinConfig config, Routes routes) {
    config.startup.showJavalinBanner = false;
    config.startup.showOldJavalinVersionWarning = false;
    config.startup.startupWatcherEnabled = false;
    config.http.asyncTimeout =
        settings
            .get(Options.BODY_TIMEOUT)
            .plus(settings.get(Options.LOG_TIMEOUT).multipliedBy(2))
            .toMillis();
    config.jetty.threadPool = threads;
    config.jetty.modifyHttpConfiguration(
        http -> {
          http.setSendServerVersion(false);
          http.setRequestHeaderSize(16 * 1024);
        });
    config.jetty.addConnector(this::connector);
    config.jetty.modifyServer(this::configure);
    AccessLog access = new AccessLog(counters);
    config.requestLogger.http(access::write);
    config.routes.exception(
        Refusal.class, (refusal, request) -> Answers.refuse(request, refusal, counters));
    config.routes.exception(HttpResponseException.class, GatewayServer::elsewhere);
    config.routes.exception(Exception.class, this::broken);
    config.routes.get("/health", this::health);
    config.routes.get("/metrics", this::metrics);
    routes.add(config.routes);
  }

  private ServerConnector connector(Server jetty, HttpConfiguration http) {
    ServerConnector connector = new ServerConnector(jetty, new HttpConnectionFactory(http));
    connector.setHost(settings.get(Options.HOST));
    connector.setPort(settings.get(Options.PORT));
    // Here and not for each request: there it would be set back behind a stop's shorter one.
    connector.setIdleTimeout(settings.get(Options.IDLE).toMillis());
    connector.setShutdownIdleTimeout(STOP_IDLE_MS);
    return connector;
  }

  private void configure(Server jetty) {
    jetty.setStopTimeout(settings.get(Options.STOP_TIMEOUT).toMillis());
    jetty.addBean(new NetworkConnectionLimit(settings.get(Options.CONNECTIONS), jetty));
    Handler inner = jetty.getHandler();
    GracefulHandler graceful = new GracefulHandler();
    graceful.setHandler(inner);
    jetty.setHandler(graceful);
  }

  /** What the server itself refuses; its own words repeat the path. */
  private static void elsewhere(HttpResponseException refused, Context request) {
    Answers.json(
        request, refused.getStatus(), Map.of("success", false, "error", "There is nothing here"));
  }

  /** What was not foreseen: where it broke is logged, and not what was asked. */
  private void broken(Exception failure, Context request) {
    LOG.error("A request failed by {}", Place.of(failure));
    Answers.json(request, 500, Map.of("success", false, "error", "Something is broken here"));
  }

  private void health(Context request) {
    boolean well = log.isReachable() && !stopping;
    String status = stopping ? "stopping" : well ? "ok" : "the event log cannot be reached";
    Answers.json(request, well ? 200 : 503, Map.of("status", status));
  }

  private void metrics(Context request) {
    request.contentType("text/plain; version=0.0.4; charset=utf-8").result(counters.text());
  }

  public int port() {
    return server.port();
  }

  public Counters counters() {
    return counters;
  }

  /** Stops as the class says; it takes {@code http.stop-timeout} at most, and the log's time. */
  @Override
  public void close() {
    stopping = true;
    try {
      server.stop();
    } catch (RuntimeException e) {
      LOG.warn("Some requests were under way longer than a stop waits");
    }
    queue.close();
  }
}
