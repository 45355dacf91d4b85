package io.beckon.core.read;

import io.beckon.core.model.Policy;
import io.beckon.core.model.Policy.Destination;
import io.beckon.core.model.Policy.QuietHours;
import io.beckon.core.read.YamlMapping.Entry;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Reads the keys of a policy; what it does not say it has from {@link Policy#DEFAULT}. */
final class PolicyKeys {

  static final Keys KEYS =
      Keys.of(
          "a policy",
          "policy",
          "timezone",
          "consent",
          "quiet_hours",
          "caps",
          "topics",
          "sunset",
          "holdout",
          "destinations",
          "test_users");

  static final Keys CONSENT = new Keys("`consent`", Channels.ALL);
  static final Keys QUIET_HOURS = Keys.of("`quiet_hours`", "from", "to", "then", "channels");
  static final Keys SUNSET = Keys.of("`sunset`", "allow");
  static final Keys DESTINATION = Keys.of("a destination", "webhook", "key");

  private static final String QUIET_HINT =
      "such as `quiet_hours: {from: \"21:00\", to: \"08:00\"}`";
  private static final String TOPICS_HINT = "such as `[offers, tips]`";
  private static final String SUNSET_HINT = "such as `sunset: {allow: [announcements]}`";
  private static final String DESTINATION_HINT =
      "such as `sales: {webhook: \"https://crm.example/hooks/beckon\", key: SALES_KEY}`";

  private PolicyKeys() {}

  /** The policy, if it has a name; whether it is sound, the problems say. */
  static Optional<Policy> read(YamlMapping mapping, String version) {
    Optional<String> id =
        mapping.need("policy", "begin with `policy: default`").flatMap(PolicyKeys::id);
    ZoneId timezone =
        mapping.get("timezone").flatMap(ZoneReader::read).orElse(Policy.DEFAULT.timezone());
    Map<String, Boolean> optIn =
        mapping.get("consent").map(PolicyKeys::consent).orElse(Policy.DEFAULT.optIn());
    Optional<QuietHours> quietHours =
        mapping
            .get("quiet_hours")
            .flatMap(value -> YamlMapping.open(value, QUIET_HOURS, QUIET_HINT))
            .flatMap(PolicyKeys::quietHours);
    List<Policy.Cap> caps =
        mapping.get("caps").flatMap(CapReader::read).orElse(Policy.DEFAULT.caps());
    List<String> topics = mapping.get("topics").flatMap(PolicyKeys::topics).orElse(List.of());
    List<String> allowed = mapping.get("sunset").flatMap(PolicyKeys::sunset).orElse(List.of());
    double holdout =
        mapping.get("holdout").flatMap(ShareReader::read).orElse(Policy.DEFAULT.holdout());
    Map<String, Destination> destinations =
        mapping.get("destinations").map(PolicyKeys::destinations).orElse(Map.of());
    Set<String> testUsers = mapping.get("test_users").map(PolicyKeys::users).orElse(Set.of());
    return id.map(
        name ->
            new Policy(
                name,
                version,
                timezone,
                optIn,
                quietHours,
                caps,
                topics,
                allowed,
                holdout,
                destinations,
                testUsers,
                mapping.span()));
  }

  private static Optional<String> id(YamlValue value) {
    String only = Policy.DEFAULT.id();
    Optional<String> id = value.text("the name of a policy", "write `policy: " + only + "`");
    if (id.isPresent() && !id.get().equals(only)) {
      value.problem(
          "this version knows one policy, and it is called `" + only + "`",
          "write `policy: " + only + "`");
      return Optional.empty();
    }
    return id;
  }

  /** By channel; one that is not there keeps its default, so that no yes is taken for granted. */
  private static Map<String, Boolean> consent(YamlValue value) {
    Map<String, Boolean> optIn = new TreeMap<>(Policy.DEFAULT.optIn());
    YamlMapping.open(value, CONSENT, "such as `consent: {email: opt_out, sms: opt_in}`")
        .ifPresent(
            mapping ->
                Channels.ALL.forEach(
                    channel ->
                        mapping
                            .get(channel)
                            .flatMap(Channels::consent)
                            .ifPresent(needed -> optIn.put(channel, needed))));
    return optIn;
  }

  private static Optional<QuietHours> quietHours(YamlMapping mapping) {
    Optional<LocalTime> from = mapping.want("from", QUIET_HINT).flatMap(TimeOfDay::read);
    Optional<LocalTime> to = mapping.want("to", QUIET_HINT).flatMap(TimeOfDay::read);
    if (from.isPresent() && from.equals(to)) {
      mapping
          .get("to")
          .get()
          .problem(
              "quiet hours that end when they begin are either none or the whole day",
              "write another hour, or remove `quiet_hours`");
    }
    Policy.Then then = mapping.get("then").flatMap(CapReader.THEN::read).orElse(Policy.Then.HOLD);
    Set<String> channels =
        new TreeSet<>(mapping.get("channels").flatMap(Channels::several).orElse(List.of()));
    return from.flatMap(begin -> to.map(end -> new QuietHours(begin, end, then, channels)));
  }

  private static Optional<List<String>> topics(YamlValue value) {
    return Several.read(value, "a list of topics", TOPICS_HINT, Names::plain);
  }

  /** Topics that users in sunset still get; they may be others than those under `topics`. */
  private static Optional<List<String>> sunset(YamlValue value) {
    return YamlMapping.open(value, SUNSET, SUNSET_HINT)
        .flatMap(mapping -> mapping.want("allow", SUNSET_HINT))
        .flatMap(PolicyKeys::topics);
  }

  private static Map<String, Destination> destinations(YamlValue value) {
    Map<String, Destination> destinations = new TreeMap<>();
    for (Entry entry : PropertyReader.named(value, "`destinations`", DESTINATION_HINT)) {
      if (Names.isPlain(entry)) {
        YamlMapping.open(entry.value(), DESTINATION, DESTINATION_HINT)
            .flatMap(PolicyKeys::destination)
            .ifPresent(found -> destinations.put(entry.word(), found));
      }
    }
    return destinations;
  }

  private static Optional<Destination> destination(YamlMapping mapping) {
    Optional<String> webhook = mapping.want("webhook", DESTINATION_HINT).flatMap(WebAddress::read);
    Optional<String> key = mapping.get("key").flatMap(Names::secret);
    return webhook.map(address -> new Destination(address, key));
  }

  private static Set<String> users(YamlValue value) {
    return new TreeSet<>(
        Several.read(value, "a list of user ids", "such as `[qa-1, qa-2]`", Names::user)
            .orElse(List.of()));
  }
}
