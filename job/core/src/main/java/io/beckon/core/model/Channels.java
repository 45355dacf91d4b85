package io.beckon.core.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The ways by which a message can go, as campaigns and events name them. */
public final class Channels {

  public static final String EMAIL = "email";
  public static final String SMS = "sms";
  public static final String PUSH = "push";
  public static final String IN_APP = "in_app";
  public static final String WEBHOOK = "webhook";

  /** Those that a user can have a say about. */
  public static final List<String> TO_USERS = List.of(EMAIL, SMS, PUSH, IN_APP, WEBHOOK);

  private static final Map<String, String> ADDRESSES =
      Map.of(EMAIL, "email", SMS, "phone", PUSH, "pushToken");

  private Channels() {}

  /** The profile attribute that a channel finds the user by; empty for one that needs none. */
  public static Optional<String> address(String channel) {
    return Optional.ofNullable(ADDRESSES.get(channel));
  }
}
