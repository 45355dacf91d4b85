package io.beckon.delivery.campaigns;

import io.beckon.core.model.Policy;
import io.beckon.core.read.CampaignReader;
import io.beckon.core.source.SourceText;
import io.beckon.runtime.log.RawRecord;
import io.beckon.runtime.wire.Publications;
import io.beckon.runtime.wire.SingleObjectReader.UnreadableException;
import io.beckon.schemas.CampaignRecord;
import io.beckon.template.MessageTemplate;
import io.beckon.template.TemplateCatalog;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Templates and policies of the campaigns' log, each version from when on it is in force. One
 * thread takes records, any number ask.
 *
 * <p>What cannot be read is told by its name and place, and the version before it stays. A topic
 * keeps every version for ever; of those that another one has taken the place of for longer than
 * {@link #KEPT} none is read.
 */
final class KnownVersions {

  /** No message is asked for that was decided so long before the log's time. */
  static final Duration KEPT = Duration.ofDays(90);

  private static final Logger LOG = LoggerFactory.getLogger(KnownVersions.class);

  private static final String TEMPLATE = "template";
  private static final String POLICY = "policy";
  private static final String ACTIVE = "active";
  private static final String A_NAME = "[A-Za-z0-9_.-]{1,200}";

  private record Version(
      String name, List<SourceText> files, long effectiveFrom, int partition, long offset) {}

  private final long lead;
  private final Consumer<String> unusable;
  private final TemplateCatalog templates = new TemplateCatalog();
  private final ConcurrentSkipListMap<Long, Policy> policies = new ConcurrentSkipListMap<>();
  private final List<Version> unread = new ArrayList<>();
  private long time = Long.MIN_VALUE;

  /**
   * Nothing is known yet.
   *
   * @param lead how long after its record a version is in force at the earliest, in milliseconds
   * @param unusable told why a record cannot be used: not_avro, bad_template, bad_policy
   */
  KnownVersions(long lead, Consumer<String> unusable) {
    this.lead = lead;
    this.unusable = unusable;
  }

  /** Takes a record; what it says counts after {@link #settle}. */
  void take(RawRecord record) {
    time = Math.max(time, record.logTime());
    if (record.pulse() || record.value() == null) {
      return;
    }
    try {
      CampaignRecord published = Publications.READER.read(record.value());
      long from = Publications.effectiveFrom(published, record.logTime(), lead);
      if (published.getKind().equals(TEMPLATE) && published.getStatus().equals(ACTIVE)) {
        unread.add(
            new Version(
                published.getCampaign(),
                files(published),
                from,
                record.partition(),
                record.offset()));
      } else if (published.getKind().equals(POLICY) && published.getStatus().equals(ACTIVE)) {
        policy(published, from, record);
      }
    } catch (UnreadableException e) {
      unusable("not_avro", "a record", "", record.partition(), record.offset());
    }
  }

  private static List<SourceText> files(CampaignRecord published) {
    return Stream.concat(
            Stream.of(new SourceText(published.getFileName(), published.getSource())),
            published.getUses().stream()
                .map(file -> new SourceText(file.getFileName(), file.getSource())))
        .toList();
  }

  private void policy(CampaignRecord published, long from, RawRecord record) {
    SourceText source = new SourceText(published.getFileName(), published.getSource());
    Optional<Policy> policy;
    try {
      policy =
          CampaignReader.read(List.of(source))
              .policy()
              .filter(found -> found.id().equals(published.getCampaign()));
    } catch (RuntimeException | StackOverflowError e) {
      policy = Optional.empty();
    }
    if (policy.isPresent()) {
      policies.put(from, policy.get());
    } else {
      unusable(
          "bad_policy", "the policy", published.getCampaign(), record.partition(), record.offset());
    }
  }

  /** The log is read from its beginning: what was taken and not settled comes once more. */
  void begin() {
    unread.clear();
  }

  /** Reads what was taken, of each template from the newest back to what can still be asked for. */
  void settle() {
    long oldest = Math.max(time, Long.MIN_VALUE + KEPT.toMillis()) - KEPT.toMillis();
    Map<String, List<Version>> byName = new HashMap<>();
    unread.forEach(
        version -> byName.computeIfAbsent(version.name(), any -> new ArrayList<>()).add(version));
    unread.clear();
    byName.values().forEach(versions -> read(versions, oldest));
    templates.forgetBefore(Instant.ofEpochMilli(oldest));
    Long inForce = policies.floorKey(oldest);
    if (inForce != null) {
      policies.headMap(inForce).clear();
    }
  }

  private void read(List<Version> versions, long oldest) {
    // Stable: of two at one instant the one behind in the log is the later one.
    versions.sort((a, b) -> Long.compare(a.effectiveFrom(), b.effectiveFrom()));
    List<Runnable> publishing = new ArrayList<>();
    boolean enough = false;
    for (int i = versions.size() - 1; i >= 0 && !enough; i--) {
      Version version = versions.get(i);
      Optional<MessageTemplate> template = read(version);
      if (template.isPresent()) {
        Instant from = Instant.ofEpochMilli(version.effectiveFrom());
        publishing.add(0, () -> templates.publish(template.get(), from));
        enough = version.effectiveFrom() <= oldest;
      }
    }
    publishing.forEach(Runnable::run);
  }

  private Optional<MessageTemplate> read(Version version) {
    Optional<MessageTemplate> template;
    try {
      template = SharedTemplates.read(version.name(), version.files());
    } catch (RuntimeException | StackOverflowError e) {
      // The reader takes whatever an author wrote; here anybody may have written.
      template = Optional.empty();
    }
    if (template.isEmpty()) {
      unusable(
          "bad_template", "the template", version.name(), version.partition(), version.offset());
    }
    return template;
  }

  /** Says no word of what the record holds. */
  private void unusable(String reason, String what, String name, int partition, long offset) {
    unusable.accept(reason);
    LOG.error(
        "In the campaigns' log {}{} cannot be used ({}), at {}/{}; what was published before it"
            + " stays in force",
        what,
        name.matches(A_NAME) ? ' ' + name : "",
        reason,
        partition,
        offset);
  }

  /** The time of the log: that of its last record; {@link Long#MIN_VALUE} of an empty one. */
  long time() {
    return time;
  }

  Optional<MessageTemplate> template(String name, Instant decidedAt) {
    return templates.find(name, decidedAt);
  }

  Policy policy(long at) {
    Map.Entry<Long, Policy> inForce = policies.floorEntry(at);
    return inForce == null ? Policy.DEFAULT : inForce.getValue();
  }
}
