package io.beckon.gateway;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.Configurator;
import org.apache.logging.log4j.core.config.Property;

/** What is written to the log meanwhile, with all that exceptions say. */
final class LogLines extends AbstractAppender implements AutoCloseable {

  private static final LoggerContext CONTEXT = (LoggerContext) LogManager.getContext(false);

  private final List<String> lines = new CopyOnWriteArrayList<>();
  private final String logger;

  private LogLines(String logger) {
    super("lines", null, null, true, Property.EMPTY_ARRAY);
    this.logger = logger;
  }

  static LogLines of(String logger) {
    LogLines lines = new LogLines(logger);
    lines.start();
    CONTEXT.getConfiguration().getRootLogger().addAppender(lines, Level.ALL, null);
    Configurator.setLevel(logger, Level.INFO);
    return lines;
  }

  @Override
  public void append(LogEvent event) {
    lines.add(event.getMessage().getFormattedMessage() + event.getThrown());
  }

  List<String> all() {
    return lines;
  }

  @Override
  public void close() {
    Configurator.setLevel(logger, Level.ERROR);
    CONTEXT.getConfiguration().getRootLogger().removeAppender("lines");
  }
}
