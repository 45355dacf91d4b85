package io.beckon.core.memory;

import io.beckon.core.effect.Effects;
import io.beckon.core.effect.Notice;
import io.beckon.core.event.Event;
import io.beckon.core.model.Channels;
import io.beckon.core.model.Step;
import io.beckon.core.plan.BuiltIn;
import io.beckon.core.state.Contact;
import io.beckon.core.state.Suppressions;
import io.beckon.core.state.UserState;
import java.util.Map;

/**
 * Events that say whether a user may be written to. They always apply, whoever asks for them and
 * however late they come; the last in the log stands.
 */
final class ContactEvents {

  private ContactEvents() {}

  /** Remembers what a track event says, where it says anything. */
  public static void apply(Event event, UserState user, Effects out) {
    if (!BuiltIn.ABOUT_CONTACT.contains(event.name())) {
      return;
    }
    Map<String, Object> said = event.properties();
    Contact contact = user.contact();
    switch (event.name()) {
      case BuiltIn.BOUNCED -> {
        if (!Boolean.FALSE.equals(said.get("permanent"))) {
          contact.suppress(reported(said), Suppressions.Reason.BOUNCE);
        }
      }
      case BuiltIn.COMPLAINED -> contact.suppress(reported(said), Suppressions.Reason.COMPLAINT);
      case BuiltIn.SUBSCRIBED, BuiltIn.UNSUBSCRIBED -> {
        if (!choose(event.name().equals(BuiltIn.SUBSCRIBED), said, contact)) {
          out.notice(Notice.CONTACT_FULL);
        }
      }
      default -> throw new IllegalStateException("Not an event about contact: " + event.name());
    }
  }

  /** The topic decides where there is one; a name that is no text says nothing. */
  private static boolean choose(boolean yes, Map<String, Object> said, Contact contact) {
    Object topic = said.get("topic");
    Object channel = said.get("channel");
    if (topic instanceof String name) {
      return contact.subscribe(
          yes ? Step.Subscribe.Status.SUBSCRIBED : Step.Subscribe.Status.UNSUBSCRIBED, name);
    }
    if (topic == null && (channel == null || channel instanceof String)) {
      if (yes) {
        contact.subscribe((String) channel);
      } else {
        contact.unsubscribe((String) channel);
      }
    }
    return true;
  }

  /** The channel of a report; reports of mail programs do not name theirs. */
  private static String reported(Map<String, Object> said) {
    Object channel = said.get("channel");
    return channel == null ? Channels.EMAIL : channel.toString();
  }
}
