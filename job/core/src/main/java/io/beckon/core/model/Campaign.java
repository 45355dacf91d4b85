package io.beckon.core.model;

import io.beckon.core.source.Span;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A campaign as its author wrote it: checked for shape, its expressions not yet compiled.
 *
 * @param id stable name; {@code [team:]name}
 * @param version fingerprint of what the file says: the same text means the same version, whatever
 *     its comments and white space
 * @param description for people
 * @param owner whom to ask
 * @param category the default for its sends
 * @param topic subscription topic, the default for its sends; empty for none
 * @param priority 0 to 100: who goes first where several are due; 50 unless the file says otherwise
 * @param triggers any of which starts a journey; asked in this order
 * @param per property of the trigger that tells journeys of one user apart; absent: one journey a
 *     user
 * @param whileInside what a trigger does that meets a running journey
 * @param frequency how often a user may enter
 * @param existing what happens to users who qualify already when it comes into force
 * @param control share of users, 0 to 1, who walk the journey and get none of its messages
 * @param perUserLimit how many of its messages a user gets, ever; absent: as many as there are
 * @param perHourLimit how many users may enter, and how many messages may go out, over all users in
 *     an hour, before the campaign is paused; absent: as many as there are
 * @param inFlight what becomes of running journeys of other versions when this one takes force
 * @param audience who qualifies, asked at entry and before each send; absent: everybody
 * @param goal what counts as success
 * @param exits what ends a journey early; any of them
 * @param steps what happens, in this order; at least one
 * @param span where the campaign begins
 */
public record Campaign(
    String id,
    String version,
    Optional<String> description,
    Optional<String> owner,
    Category category,
    Optional<String> topic,
    int priority,
    List<Trigger> triggers,
    Optional<String> per,
    WhileInside whileInside,
    Frequency frequency,
    Existing existing,
    double control,
    OptionalInt perUserLimit,
    OptionalInt perHourLimit,
    InFlight inFlight,
    Optional<Clause> audience,
    Optional<Goal> goal,
    List<Exit> exits,
    List<Step> steps,
    Span span) {

  public static final int DEFAULT_PRIORITY = 50;

  /** The same campaign under another version. */
  public Campaign withVersion(String other) {
    return new Campaign(
        id,
        other,
        description,
        owner,
        category,
        topic,
        priority,
        triggers,
        per,
        whileInside,
        frequency,
        existing,
        control,
        perUserLimit,
        perHourLimit,
        inFlight,
        audience,
        goal,
        exits,
        steps,
        span);
  }
}
