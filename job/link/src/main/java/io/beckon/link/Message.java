package io.beckon.link;

/**
 * The message that a link stands in: all that an event about it says.
 *
 * @param userId whose message it is; never empty
 * @param commandId the order to send it; never empty
 * @param campaign id of the campaign
 * @param step id of the send step
 * @param template name of the template
 * @param channel by which it goes, such as {@code email}; never empty
 * @param topic subscription topic; empty for none
 */
public record Message(
    String userId,
    String commandId,
    String campaign,
    String step,
    String template,
    String channel,
    String topic) {

  /** Characters of each of them. */
  public static final int MAX_TEXT = 256;

  public Message {
    needed("userId", userId);
    needed("commandId", commandId);
    bounded("campaign", campaign);
    bounded("step", step);
    bounded("template", template);
    needed("channel", channel);
    bounded("topic", topic);
  }

  private static void needed(String name, String text) {
    bounded(name, text);
    if (text.isBlank()) {
      throw new IllegalArgumentException("A link needs a `" + name + "`");
    }
  }

  private static void bounded(String name, String text) {
    if (text.length() > MAX_TEXT) {
      throw new IllegalArgumentException(
          "`" + name + "` of a link is longer than " + MAX_TEXT + " characters");
    }
  }

  /** It may hold a user's id, which goes into no log. */
  @Override
  public String toString() {
    return "Message[commandId=" + commandId + "]";
  }
}
