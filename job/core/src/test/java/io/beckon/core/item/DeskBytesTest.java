package io.beckon.core.item;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What lies in savepoints of a desk is read by every later build: these bytes never change. */
class DeskBytesTest {

  private static final ItemKey KEY = new ItemKey("shop:drop", -7, "\"lamp\"");
  private static final String AGENDA =
      "0102c0a907904ec03e904ef02ec0a907000101010764726f70706564036d2d32c03e01000102696405046c616d7001036d2d32";
  private static final String WATCHER = "0103616e6e01b0e403e0d40301057072696365044039800000000000";

  private final InMemoryDeskParts parts = new InMemoryDeskParts();

  @Test
  void aDeskIsWrittenAsItWasReleased() {
    Desk desk = desk();
    desk.save();

    assertThat(HexFormat.of().formatHex(parts.agenda())).isEqualTo(AGENDA);
    assertThat(HexFormat.of().formatHex(parts.watcher(0))).isEqualTo(WATCHER);
    assertThat(parts.place("ann")).isZero();
  }

  @Test
  void aDeskIsReadAsItWasWritten() {
    parts.agenda(HexFormat.of().parseHex(AGENDA));
    parts.watcher(0, HexFormat.of().parseHex(WATCHER));
    parts.place("ann", 0L);

    Desk desk = Desk.load(KEY, parts);

    assertThat(desk.of("ann")).isEqualTo(watcher());
    assertThat(desk.count()).isEqualTo(1);
    assertThat(desk.end()).isEqualTo(1);
    assertThat(desk.news).containsExactly(news());
    assertThat(desk.nextInstant()).isEqualTo(5_000);
    assertThat(desk.isNew("m-2")).isFalse();
    desk.save();
    assertThat(HexFormat.of().formatHex(parts.agenda())).isEqualTo(AGENDA);
  }

  @Test
  void whatALaterBuildWroteIsNotGuessed() {
    parts.agenda(new byte[] {9});
    assertThatThrownBy(() -> Desk.load(KEY, parts)).hasMessageContaining("format 9");
  }

  @Test
  void aKeyIsReadFromItsText() {
    assertThat(KEY.text()).isEqualTo("shop:drop\nfffffffffffffff9\n\"lamp\"");
    assertThat(ItemKey.of(KEY.text())).isEqualTo(KEY);
  }

  private Desk desk() {
    Desk desk = Desk.load(KEY, parts);
    desk.remember(watcher());
    desk.clock = 4_000;
    desk.tellAt = 5_000;
    desk.freeAt = 3_000;
    desk.tidyAt = 60_000;
    desk.news.add(news());
    desk.isNew("m-2");
    desk.wakeUps.request(60_000, instant -> {}, instant -> {});
    desk.wakeUps.request(5_000, instant -> {}, instant -> {});
    return desk;
  }

  private static Watcher watcher() {
    return new Watcher("ann", true, 1_000, 31_000, Map.of("price", 25.5));
  }

  private static News news() {
    return new News("dropped", "m-2", 4_000, 1, 0, Map.of("id", "lamp"));
  }
}
