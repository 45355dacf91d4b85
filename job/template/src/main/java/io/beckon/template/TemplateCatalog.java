package io.beckon.template;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The templates that were published, each version from when on it is in force. Safe to share
 * between threads; what {@code find} answers for an instant changes only by publishing for an
 * earlier one.
 */
public final class TemplateCatalog {

  private record Version(Instant effectiveFrom, MessageTemplate template) {

    boolean isSame(Version other) {
      return effectiveFrom.equals(other.effectiveFrom)
          && template.version().equals(other.template.version());
    }
  }

  /** By name, in the order of coming into force; the lists are never changed. */
  private final Map<String, List<Version>> versions = new ConcurrentHashMap<>();

  /**
   * Puts a version into force, until another one of its name is. Where it is so already, from the
   * same instant, nothing changes: a log may be read twice.
   *
   * @param effectiveFrom log time of the events; at equality the one published last is in force
   */
  public void publish(MessageTemplate template, Instant effectiveFrom) {
    Version version = new Version(effectiveFrom, template);
    versions.compute(
        template.name(), (name, known) -> with(version, known == null ? List.of() : known));
  }

  /**
   * The version that was in force when a message was decided.
   *
   * @param decidedAt log time of the events, as its send command says it
   * @return empty where there is no such template, or none was in force by then
   */
  public Optional<MessageTemplate> find(String name, Instant decidedAt) {
    MessageTemplate found = null;
    for (Version version : versions.getOrDefault(name, List.of())) {
      if (version.effectiveFrom.isAfter(decidedAt)) {
        break;
      }
      found = version.template;
    }
    return Optional.ofNullable(found);
  }

  /**
   * Drops the versions that another one had taken the place of by then.
   *
   * @param decidedAt no message is asked for any more that was decided earlier
   */
  public void forgetBefore(Instant decidedAt) {
    versions.replaceAll((name, known) -> since(decidedAt, known));
  }

  private static List<Version> with(Version version, List<Version> known) {
    if (known.stream().anyMatch(version::isSame)) {
      return known;
    }
    List<Version> all = new ArrayList<>(known);
    int place = all.size();
    while (place > 0 && all.get(place - 1).effectiveFrom.isAfter(version.effectiveFrom)) {
      place--;
    }
    all.add(place, version);
    return List.copyOf(all);
  }

  private static List<Version> since(Instant decidedAt, List<Version> known) {
    int first = 0;
    while (first + 1 < known.size() && !known.get(first + 1).effectiveFrom.isAfter(decidedAt)) {
      first++;
    }
    return first == 0 ? known : List.copyOf(known.subList(first, known.size()));
  }
}
