package io.beckon.link;

/**
 * What a link in a message does. A closed set: each one has a page of its own in the gateway, and
 * one's token opens no other's.
 */
public sealed interface Link extends Meaning {

  /** First part of the path, such as {@code c} of {@code https://go.example/c/TOKEN}. */
  String path();

  /** An image that mail programs load when a message is looked at. */
  record Open(Message message) implements Link {

    @Override
    public String path() {
      return "o";
    }
  }

  /**
   * A link to somewhere. The target is part of what is sealed: whoever changes it has no link.
   *
   * @param target where it leads
   */
  record Click(Message message, Target target) implements Link {

    @Override
    public String path() {
      return "c";
    }
  }

  /**
   * Ends messages, by one POST as RFC 8058 has it.
   *
   * @param scope how much of them
   */
  record Unsubscribe(Message message, Scope scope) implements Link {

    public Unsubscribe {
      if (scope == Scope.TOPIC && message.topic().isEmpty()) {
        throw new IllegalArgumentException("Unsubscribing from a topic needs one");
      }
    }

    /** From the message's topic where it has one, else from its channel. */
    public static Unsubscribe from(Message message) {
      return new Unsubscribe(message, message.topic().isEmpty() ? Scope.CHANNEL : Scope.TOPIC);
    }

    @Override
    public String path() {
      return "u";
    }
  }

  /** How much an {@link Unsubscribe} ends. Their order is part of the token's form. */
  enum Scope {
    /** Messages on the message's topic. */
    TOPIC,
    /** Messages by the message's channel. */
    CHANNEL,
    /** All messages but transactional ones. */
    ALL
  }

  /** A page on which the user says what to send, and how often. */
  record Preferences(Message message) implements Link {

    @Override
    public String path() {
      return "p";
    }
  }
}
