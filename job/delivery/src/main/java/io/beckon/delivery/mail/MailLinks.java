package io.beckon.delivery.mail;

import io.beckon.link.LinkToken;
import io.beckon.link.LinkToken.Purpose;
import io.beckon.link.LinkTokens;
import io.beckon.schemas.SendCommand;
import io.beckon.template.Links;

/**
 * The addresses in one message. They lead to the gateway: {@code BASE/u/TOKEN} to unsubscribe,
 * {@code /p/} for preferences, {@code /c/} for a link of the author's, {@code /o/} for the image.
 */
public final class MailLinks {

  private final String base;
  private final LinkTokens tokens;

  /**
   * Addresses.
   *
   * @param base where the gateway answers; empty for none: links lead where they did
   */
  public MailLinks(String base, LinkTokens tokens) {
    this.base = base;
    this.tokens = tokens;
  }

  /** Those of a message. */
  public Links of(SendCommand command) {
    if (base.isEmpty()) {
      return Links.plain("", "");
    }
    LinkToken message =
        new LinkToken(
            Purpose.UNSUBSCRIBE,
            command.getCommandId(),
            command.getUserId(),
            command.getCampaign(),
            command.getStep(),
            command.getTemplate(),
            command.getChannel(),
            command.getTopic(),
            -1,
            "");
    return new Links(
        url("u", message),
        url("p", message.with(Purpose.PREFERENCES, -1, "")),
        (index, url) -> url("c", message.with(Purpose.CLICK, index, url)),
        url("o", message.with(Purpose.OPEN, -1, "")));
  }

  private String url(String way, LinkToken token) {
    return base + '/' + way + '/' + tokens.write(token);
  }
}
