package io.beckon.link;

/**
 * What a link says.
 *
 * @param purpose what it is for: a token for one is none for another
 * @param commandId of the message
 * @param userId whose message it is
 * @param campaign its id
 * @param step of the campaign
 * @param template of the message
 * @param channel such as email
 * @param topic of subscription; empty for none
 * @param link its place in the template, from 0; -1 where it is none of the author's
 * @param url where it leads; empty where the purpose says it
 */
public record LinkToken(
    Purpose purpose,
    String commandId,
    String userId,
    String campaign,
    String step,
    String template,
    String channel,
    String topic,
    int link,
    String url) {

  /** What a link is for. */
  public enum Purpose {
    /** Ends messages of the topic, or of the channel where there is none. */
    UNSUBSCRIBE('u'),
    /** Shows what there is to choose. */
    PREFERENCES('p'),
    /** Leads where the author wanted. */
    CLICK('c'),
    /** An image that tells that the message was opened. */
    OPEN('o');

    private final char letter;

    Purpose(char letter) {
      this.letter = letter;
    }

    char letter() {
      return letter;
    }
  }

  /** The same message, for another purpose. */
  public LinkToken with(Purpose other, int otherLink, String otherUrl) {
    return new LinkToken(
        other, commandId, userId, campaign, step, template, channel, topic, otherLink, otherUrl);
  }

  /** Nothing about anybody. */
  @Override
  public String toString() {
    return purpose + " token of " + commandId;
  }
}
