package io.beckon.cli.demo.house;

import io.beckon.cli.campaigns.CampaignEntry;
import io.beckon.cli.demo.shop.ShopEvent;
import io.beckon.cli.publish.CampaignDesk;
import io.beckon.cli.publish.Draft;
import io.beckon.core.source.SourceText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;

/**
 * A copy of the cart campaign's file that anybody may edit, and what it takes to publish it to the
 * job that runs. The copy lies in the demo's own folder: the example stays as it is.
 */
public final class Workbench {

  /** What a change changes for users is looked up in the log of so long. */
  public static final Duration LOOKS_BACK = Duration.ofDays(7);

  private static final Path CAMPAIGN = Path.of("cart-recovery", "campaign.yaml");

  private final Path file;
  private final CampaignDesk desk;
  private final Feeder feeder;
  private String published;
  private OptionalLong inForceFrom = OptionalLong.empty();

  private Workbench(Path file, CampaignDesk desk, Feeder feeder) {
    this.file = file;
    this.desk = desk;
    this.feeder = feeder;
    this.published = text();
  }

  /** Lays the copy out. */
  static Workbench set(House.Plan plan, CampaignDesk desk, Feeder feeder) throws IOException {
    Path folder = Files.createDirectories(plan.folder().resolve("campaigns"));
    Path file = folder.resolve("cart-recovery.yaml");
    Files.copy(plan.campaigns().resolve(CAMPAIGN), file);
    return new Workbench(file, desk, feeder);
  }

  public Path file() {
    return file;
  }

  /** What the file says now; empty while an editor is about to put another in its place. */
  public String text() {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      return "";
    }
  }

  /** The text that was published last. */
  public synchronized String published() {
    return published;
  }

  public void write(String text) {
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Holds a text of the file against the campaigns that run, and against the last days. */
  public Draft look(String text, long now) {
    List<byte[]> log =
        feeder.written().stream()
            .filter(event -> event.logTime() > now - LOOKS_BACK.toMillis())
            .filter(event -> event.logTime() <= now)
            .map(ShopEvent::recorded)
            .toList();
    SourceText source = new SourceText(file.getFileName().toString(), text);
    return desk.look(source, log, Instant.ofEpochMilli(now));
  }

  /**
   * Publishes to the running job; the clock stands until it is moved.
   *
   * @return from which instant of log time on it is in force
   */
  public synchronized long publish(Draft draft) {
    CampaignEntry entry = CampaignEntry.of(draft.changed().orElseThrow(), null);
    long from = feeder.publish(entry) + House.LEAD.toMillis();
    inForceFrom = OptionalLong.of(from);
    published = draft.changed().orElseThrow().source().text();
    return from;
  }

  /** From when on the version published last is in force; empty where none was. */
  public synchronized OptionalLong inForceFrom() {
    return inForceFrom;
  }
}
