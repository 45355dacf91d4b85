package io.beckon.cli.campaigns;

import io.beckon.cli.terminal.Failure;
import io.beckon.core.catalog.Control;
import io.beckon.core.source.Nearest;
import io.beckon.engine.record.CampaignChange;
import io.beckon.engine.record.ChangeKind;
import io.beckon.engine.wire.CampaignRecords;
import io.beckon.runtime.log.CatchUp;
import io.beckon.runtime.wire.DeadLetters;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * What the campaigns topic holds: every version, and which of them stand. These are of each
 * campaign that has not ended the version published or rolled back to last, and the policy and the
 * plan published last, of which one each is in force whatever they are called; and of each template
 * the version published last.
 *
 * <p>Asked before anything is written. A version that stands and were written once more would take
 * the place of the first record when the topic is compacted, and a replay would meet it later than
 * the live run did.
 */
public final class PublishedVersions {

  /**
   * How long after the log took it a change is in force at the earliest, in a job that says no
   * other; log time.
   */
  public static final Duration LEAD = Duration.ofSeconds(30);

  private static final String TEMPLATE = ChangeKind.TEMPLATE.line("");

  private static final CampaignRecords READER = new CampaignRecords(LEAD);

  /** A record of a version; the change is null where this build cannot read it. */
  private record Version(String key, CampaignChange change) {

    /** What it takes the place of: the id of a campaign, which holds no blank; else the kind. */
    String place() {
      return PublishedVersions.place(key);
    }
  }

  /** All of them, in the order of the log. */
  private final List<Version> versions = new ArrayList<>();

  /** Versions and words about how campaigns stand, in the order of the log. */
  private final List<CampaignChange> changes = new ArrayList<>();

  /** The last by what takes the place of what. */
  private final Map<String, Version> standing = new TreeMap<>();

  private final Set<String> ended = new HashSet<>();

  /** Pauses and what lifts them, by campaign, in the order of the log. */
  private final Map<String, List<CampaignChange>> pauses = new HashMap<>();

  private int controls;

  private PublishedVersions() {}

  /** Whether this is what was published last in its place. */
  public boolean stands(Publishable thing) {
    Version last = standing.get(place(thing.key()));
    return last != null && thing.key().equals(last.key) && !ended.contains(last.place());
  }

  /** Whether this very version was published before, whether or not it stands. */
  public boolean holds(Publishable thing) {
    return versions.stream().anyMatch(version -> version.key.equals(thing.key()));
  }

  /**
   * Every version of everything, in the order of the log; what this build cannot read is left out.
   */
  public List<CampaignChange> all() {
    return versions.stream().map(Version::change).filter(Objects::nonNull).toList();
  }

  /**
   * What was said of one campaign, and of all of them, in the order in which it takes effect: its
   * versions, and how it is to stand.
   */
  public List<CampaignChange> history(String campaign) {
    return changes.stream()
        .filter(
            change ->
                change.kind() == ChangeKind.CAMPAIGN && change.id().equals(campaign)
                    || change.kind() == ChangeKind.CONTROL
                        && (change.id().equals(campaign) || change.said().control().isOfAll()))
        .sorted(Comparator.comparingLong(CampaignChange::effectiveFrom))
        .toList();
  }

  /** That a campaign was never published, with the nearest that was. */
  public Failure noCampaign(String campaign, String topic) {
    TreeSet<String> known = new TreeSet<>();
    all().stream()
        .filter(change -> change.kind() == ChangeKind.CAMPAIGN)
        .forEach(change -> known.add(change.id()));
    return new Failure(
        "There is no campaign "
            + campaign
            + " in "
            + topic
            + Nearest.of(campaign, known).map(near -> "; did you mean " + near + "?").orElse("."));
  }

  /**
   * Since when the version of a campaign stands that does, as it may have come back: log time in
   * epoch milliseconds.
   */
  public long standsFrom(CampaignChange version) {
    long from = version.effectiveFrom();
    for (CampaignChange change : history(version.id())) {
      if (change.kind() == ChangeKind.CONTROL
          && change.said().control().verb() == Control.Verb.ROLLBACK
          && change.version().equals(version.version())) {
        from = change.effectiveFrom();
      }
    }
    return from;
  }

  /** What was said of a campaign and takes force only later than a log time; empty for nothing. */
  public Optional<CampaignChange> scheduled(String campaign, long logTime) {
    return history(campaign).stream()
        .filter(change -> change.effectiveFrom() > logTime)
        .filter(
            change ->
                change.kind() == ChangeKind.CAMPAIGN
                    || change.said().control().verb() == Control.Verb.END
                    || change.said().control().verb() == Control.Verb.ROLLBACK)
        .findFirst();
  }

  /** The version that stands of each campaign, by id; what cannot be read is left out. */
  public List<CampaignChange> campaigns() {
    return last(ChangeKind.CAMPAIGN);
  }

  /** What stands of everything of a kind; what this build cannot read is left out. */
  public List<CampaignChange> last(ChangeKind kind) {
    return standing.values().stream()
        .filter(version -> !ended.contains(version.place()))
        .map(Version::change)
        .filter(change -> change != null && change.kind() == kind)
        .toList();
  }

  /** Whether a campaign has ended, and nothing has brought it back since. */
  public boolean isEnded(String campaign) {
    return ended.contains(campaign);
  }

  /**
   * The pause of a campaign at a log time, or the halt of {@link Control#ALL}; empty where there is
   * none.
   */
  public Optional<CampaignChange> pause(String campaign, long logTime) {
    CampaignChange last = null;
    for (CampaignChange change : pauses.getOrDefault(campaign, List.of())) {
      boolean later = last == null || change.effectiveFrom() >= last.effectiveFrom();
      if (change.effectiveFrom() <= logTime && later) {
        last = change;
      }
    }
    return Optional.ofNullable(last)
        .filter(change -> change.said().control().verb() == Control.Verb.PAUSE);
  }

  /** How many words about how campaigns stand there are. */
  int controls() {
    return controls;
  }

  /**
   * Reads the topic to its end; nothing stands where there is none.
   *
   * @param patience for an answer about the topic, and with one that comes no nearer to its end
   * @throws org.apache.kafka.common.KafkaException where the broker does not answer
   */
  public static PublishedVersions read(Properties client, String topic, Duration patience) {
    PublishedVersions versions = new PublishedVersions();
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(client, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      List<PartitionInfo> known = consumer.partitionsFor(topic, patience);
      List<TopicPartition> partitions =
          (known == null ? List.<PartitionInfo>of() : known)
              .stream().map(info -> new TopicPartition(topic, info.partition())).toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      CatchUp.read(consumer, consumer.endOffsets(partitions, patience), patience, versions::add);
    } catch (IOException e) {
      throw new TimeoutException(e.getMessage(), e);
    }
    return versions;
  }

  /** What has no such key is a pulse, or not ours. */
  private void add(ConsumerRecord<byte[], byte[]> record) {
    if (record.key() == null || record.value() == null) {
      return;
    }
    String key = new String(record.key(), StandardCharsets.UTF_8);
    if (key.lastIndexOf('@') <= 0) {
      return;
    }
    DeadLetters.Place place =
        new DeadLetters.Place(
            record.topic(), record.partition(), record.offset(), record.timestamp());
    CampaignChange change =
        READER.read(record.value(), place) instanceof CampaignRecords.Published published
            ? published.change()
            : null;
    if (change != null) {
      changes.add(change);
    }
    if (change != null && change.kind() == ChangeKind.CONTROL) {
      control(change);
    } else {
      // One that came back has a key of its own, and is the version that it is.
      Version version = new Version(change == null ? key : change.key(), change);
      versions.add(version);
      stand(version);
    }
  }

  private void stand(Version version) {
    standing.put(version.place(), version);
    ended.remove(version.place());
  }

  private void control(CampaignChange change) {
    controls++;
    Control control = change.said().control();
    switch (control.verb()) {
      case PAUSE, RESUME ->
          pauses.computeIfAbsent(change.id(), id -> new ArrayList<>()).add(change);
      case END -> ended.add(change.id());
      case ROLLBACK -> {
        String key = ChangeKind.CAMPAIGN.key(control.campaign(), control.version());
        versions.stream()
            .filter(version -> version.key.equals(key))
            .findFirst()
            .ifPresent(this::stand);
      }
    }
  }

  /**
   * The id of a campaign, which holds no blank; of a template the kind and its name; else the kind,
   * blank included.
   */
  private static String place(String key) {
    String line = key.substring(0, key.lastIndexOf('@'));
    return line.startsWith(TEMPLATE)
        ? line
        : line.substring(0, line.indexOf(' ') < 0 ? line.length() : line.indexOf(' ') + 1);
  }
}
