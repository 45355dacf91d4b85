package io.beckon.core.plan;

import io.beckon.core.event.Event;
import io.beckon.core.event.SegmentReader;
import io.beckon.core.model.Plan.Field;
import io.beckon.core.model.Plan.Scalar;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What is known without a tracking plan: the events that delivery, consent and page views make, and
 * the attributes of users that have one meaning everywhere.
 */
public final class BuiltIn {

  /** What users say about being written to, and what delivery reports of it. */
  public static final String SUBSCRIBED = "subscribed";

  public static final String UNSUBSCRIBED = "unsubscribed";
  public static final String BOUNCED = "message_bounced";
  public static final String COMPLAINED = "message_complained";

  /** Events that say whether a user may be written to: they always count. */
  public static final Set<String> ABOUT_CONTACT =
      Set.of(SUBSCRIBED, UNSUBSCRIBED, BOUNCED, COMPLAINED);

  /** Reports of delivery begin with it; a shop's own events may. */
  private static final String REPORT = "message_";

  private static final String EMAIL = "email";
  private static final String CHANNEL = "channel";

  /** What Segment and its like call reports of delivery and consent. */
  private static final Map<String, String> SPELLINGS =
      Map.of(
          "Email Sent",
          "message_sent",
          "Email Delivered",
          "message_delivered",
          "Email Opened",
          "message_opened",
          "Email Link Clicked",
          "message_clicked",
          "Email Bounced",
          BOUNCED,
          "Email Marked as Spam",
          COMPLAINED,
          "Unsubscribed",
          UNSUBSCRIBED,
          "Subscribed",
          SUBSCRIBED);

  /** Attributes of users as Segment reserves them, and those that the engine reads. */
  private static final List<String> ATTRIBUTES =
      List.of(
          "email",
          "phone",
          "firstName",
          "lastName",
          "name",
          "birthday",
          "createdAt",
          "timezone",
          "locale",
          "pushToken",
          "address",
          "age",
          "avatar",
          "company",
          "description",
          "gender",
          "id",
          "title",
          "username",
          "website");

  private static final Map<String, Map<String, Field>> EVENTS = events();

  /** Views have whatever properties a producer gives them. */
  private static final Set<String> OPEN =
      Set.of(SegmentReader.PAGE_VIEWED, SegmentReader.SCREEN_VIEWED);

  private BuiltIn() {}

  /** The event that another spelling stands for, whatever a plan says. */
  public static Optional<String> meaning(String spelling) {
    return Optional.ofNullable(SPELLINGS.get(spelling));
  }

  /**
   * Whether an event is consent or a report of delivery, which nobody may send whose key is in a
   * page or an app. It has no other spellings than {@link #meaning} says: what the edge refuses by
   * its name, a plan must not let in under another.
   */
  public static boolean isTrusted(String event) {
    return ABOUT_CONTACT.contains(event) || event.startsWith(REPORT) && EVENTS.containsKey(event);
  }

  /** Events with the properties that they are known to have, by name. */
  public static Map<String, Map<String, Field>> eventProperties() {
    return EVENTS;
  }

  /** Whether an event has other properties beside those that are known. */
  public static boolean isOpen(String event) {
    return OPEN.contains(event);
  }

  /** Attributes of users that need no plan. */
  public static List<String> attributes() {
    return ATTRIBUTES;
  }

  /** The event under the name that it has here; what its spelling says of the channel is kept. */
  static Event named(Event event) {
    String name = SPELLINGS.get(event.name());
    if (name == null) {
      return event;
    }
    if (!event.name().startsWith("Email ") || event.properties().get(CHANNEL) != null) {
      return event.named(name);
    }
    Map<String, Object> properties = new LinkedHashMap<>(event.properties());
    properties.put(CHANNEL, EMAIL);
    return new Event(
        event.kind(), name, event.userId(), event.messageId(), event.time(), properties);
  }

  private static Map<String, Map<String, Field>> events() {
    Map<String, Map<String, Field>> events = new LinkedHashMap<>();
    events.put(SegmentReader.PAGE_VIEWED, texts("name", "path", "referrer", "title", "url"));
    events.put(SegmentReader.SCREEN_VIEWED, texts("name"));
    for (String report : List.of("sent", "delivered", "opened", "clicked", "complained")) {
      events.put(REPORT + report, reported());
    }
    Map<String, Field> bounced = reported();
    bounced.put("permanent", new Field(Scalar.BOOLEAN, false, List.of()));
    events.put(BOUNCED, bounced);
    events.put(UNSUBSCRIBED, texts(CHANNEL, "topic"));
    events.put(SUBSCRIBED, texts(CHANNEL, "topic"));
    return events;
  }

  private static Map<String, Field> reported() {
    Map<String, Field> fields =
        texts("command_id", "campaign", "step", "template", CHANNEL, "reason", "url");
    fields.put("human", new Field(Scalar.BOOLEAN, false, List.of()));
    return fields;
  }

  private static Map<String, Field> texts(String... names) {
    Map<String, Field> fields = new LinkedHashMap<>();
    for (String name : names) {
      fields.put(name, new Field(Scalar.STRING, false, List.of()));
    }
    return fields;
  }
}
