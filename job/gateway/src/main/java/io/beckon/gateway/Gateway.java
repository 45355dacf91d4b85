package io.beckon.gateway;

import io.beckon.gateway.log.KafkaEventLog;
import io.beckon.gateway.log.LogUnavailableException;
import io.beckon.gateway.options.Options;
import io.beckon.gateway.options.Settings;
import io.beckon.gateway.options.SettingsException;
import io.beckon.gateway.options.SettingsReader;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;

/** Starts the gateway and keeps it running until the process is told to end. */
public final class Gateway {

  private static final int BAD_SETTINGS = 2;

  private Gateway() {}

  /**
   * The gateway as a process.
   *
   * @param arguments options as {@link SettingsReader} takes them; {@code --help} lists them
   */
  public static void main(String... arguments) throws InterruptedException {
    if (arguments.length == 1 && arguments[0].equals("--help")) {
      System.out.print(Options.page());
      return;
    }
    try {
      run(SettingsReader.read(System.getenv(), arguments));
    } catch (SettingsException | IllegalArgumentException | LogUnavailableException e) {
      System.err.println(e.getMessage());
      System.exit(BAD_SETTINGS);
    }
  }

  private static void run(Settings settings) throws InterruptedException {
    KafkaEventLog log = connect(settings, settings.get(Options.EVENTS));
    KafkaEventLog returns =
        settings.has(Options.RETURNS) ? connect(settings, settings.get(Options.RETURNS)) : null;
    GatewayServer gateway = GatewayServer.start(settings, log, returns, InstantSource.system());
    System.out.println("The gateway listens on port " + gateway.port());
    CountDownLatch stopped = new CountDownLatch(1);
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  gateway.close();
                  // Behind the gateway, which hands on what it holds.
                  log.close();
                  if (returns != null) {
                    returns.close();
                  }
                  stopped.countDown();
                },
                "stop"));
    stopped.await();
  }

  private static KafkaEventLog connect(Settings settings, String topic) {
    return KafkaEventLog.connect(
        settings.kafka(),
        topic,
        settings.get(Options.LOG_WAITING) * 1024L,
        settings.get(Options.LOG_TIMEOUT));
  }
}
