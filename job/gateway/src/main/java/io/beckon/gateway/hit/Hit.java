package io.beckon.gateway.hit;

import io.beckon.gateway.log.LogRecord;
import io.beckon.gateway.log.UserEvents;
import io.beckon.link.Link;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A link of a message was followed.
 *
 * @param link which one; a page that was looked at is a link too, and makes no event
 * @param token the link's own, to tell it from others of its message
 * @param id the event's
 * @param at when
 * @param program why it was no person, as far as the request says
 */
record Hit(Link link, String token, String id, Instant at, Optional<String> program) {

  static final String SWEEP = "all links at once";

  boolean isImage() {
    return link instanceof Link.Open;
  }

  /** Whether there is an event for it. */
  boolean isTold() {
    return link instanceof Link.Open || link instanceof Link.Click;
  }

  /**
   * The event.
   *
   * @param swept whether all links of the message were followed at once
   */
  LogRecord record(boolean swept) {
    Optional<String> why = program.or(() -> swept ? Optional.of(SWEEP) : Optional.empty());
    Map<String, Object> properties = UserEvents.about(link.message());
    properties.put("channel", link.message().channel());
    properties.put("human", why.isEmpty());
    why.ifPresent(reason -> properties.put("reason", reason));
    if (link instanceof Link.Click click) {
      properties.put("url", click.target().url());
    }
    String event = isImage() ? "message_opened" : "message_clicked";
    return UserEvents.track(link.message(), event, id, at, properties);
  }
}
