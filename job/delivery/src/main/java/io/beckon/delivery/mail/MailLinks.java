package io.beckon.delivery.mail;

import io.beckon.link.KeyRing;
import io.beckon.link.Link;
import io.beckon.link.Message;
import io.beckon.link.ReturnAddresses;
import io.beckon.link.Returned;
import io.beckon.link.Target;
import io.beckon.link.Tokens;
import io.beckon.schemas.SendCommand;
import io.beckon.template.Links;
import java.util.Optional;

/** What in a mail leads to the gateway: its links, its return address, and a header for reports. */
public final class MailLinks {

  private static final String BOUNCES = "bounces@";

  private final Optional<io.beckon.link.Links> pages;
  private final Optional<Tokens> tokens;
  private final Optional<ReturnAddresses> returns;
  private final String bounceDomain;

  private MailLinks(Optional<KeyRing> ring, String base, String bounceDomain) {
    this.tokens = ring.map(Tokens::new);
    this.pages =
        base.isEmpty()
            ? Optional.empty()
            : tokens.map(sealing -> new io.beckon.link.Links(base, sealing));
    this.returns = ring.map(keys -> new ReturnAddresses(keys, bounceDomain));
    this.bounceDomain = bounceDomain;
  }

  /**
   * With keys.
   *
   * @param base where the gateway answers; empty for none: links lead where they did
   */
  public static MailLinks sealed(KeyRing ring, String base, String bounceDomain) {
    return new MailLinks(Optional.of(ring), base, bounceDomain);
  }

  /** Without any: nothing leads to a gateway, and bounces go to one address. */
  public static MailLinks none(String bounceDomain) {
    return new MailLinks(Optional.empty(), "", bounceDomain);
  }

  /**
   * Those of a message.
   *
   * @throws IllegalArgumentException where a name of the command is too long for a link
   */
  public Links of(SendCommand command) {
    if (pages.isEmpty()) {
      return Links.plain("", "");
    }
    io.beckon.link.Links address = pages.get();
    Message message = message(command);
    return new Links(
        address.address(Link.Unsubscribe.from(message)),
        address.address(new Link.Preferences(message)),
        (index, url) -> click(address, message, url),
        address.address(new Link.Open(message)));
  }

  /** An address that is none stays as it is: nobody is led there by us. */
  private static String click(io.beckon.link.Links address, Message message, String url) {
    Target target;
    try {
      target = Target.of(url);
    } catch (IllegalArgumentException e) {
      return url;
    }
    return address.address(new Link.Click(message, target));
  }

  /** Where a bounce of the message goes. */
  String returnAddress(SendCommand command) {
    return returns
        .map(addresses -> addresses.address(command.getCommandId()))
        .orElse(BOUNCES + bounceDomain);
  }

  /** What reports about the message repeat; empty where there are no keys. */
  Optional<String> token(SendCommand command) {
    return tokens.map(sealing -> sealing.seal(new Returned(message(command))));
  }

  private static Message message(SendCommand command) {
    return new Message(
        command.getUserId(),
        command.getCommandId(),
        command.getCampaign(),
        command.getStep(),
        command.getTemplate(),
        command.getChannel(),
        command.getTopic());
  }
}
