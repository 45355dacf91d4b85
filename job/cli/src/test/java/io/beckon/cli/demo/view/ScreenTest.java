package io.beckon.cli.demo.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.beckon.cli.demo.play.LivePlay;
import io.beckon.cli.demo.seen.Counts;
import io.beckon.cli.demo.seen.SeenEvent;
import io.beckon.cli.demo.seen.SeenSend;
import io.beckon.core.effect.Decision;
import io.beckon.core.effect.JourneyRecord;
import io.beckon.core.event.ItemNews;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.jline.utils.AttributedString;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScreenTest {

  private static final long NOW = Instant.parse("2025-03-04T18:42:03Z").toEpochMilli();

  @ParameterizedTest
  @CsvSource({"80, 24", "100, 30", "160, 45", "237, 61"})
  void fillsTheScreenExactly(int width, int height) {
    List<AttributedString> lines = new Screen(Look.UNICODE).draw(scene(false), width, height);
    assertThat(lines).hasSize(height);
    assertThat(lines).allSatisfy(line -> assertThat(line.columnLength()).isEqualTo(width));
  }

  @Test
  void saysWhatIsGoingOn() {
    assertThat(text(scene(false), 100, 30))
        .contains("Tue 4 Mar 18:42:03", "10 min/s", "12 s behind", "http://127.0.0.1:8081")
        .contains("Ada Adeyemi", "ORDERS for £188.50")
        .contains("cart-first", "10:14:05", "10:15:05")
        .contains("exited: goal, 2 messages never sent")
        .contains("next message due in 15 h 32 min")
        .contains("http://127.0.0.1:8025 · 61 mails")
        .contains("leave a cart");
  }

  @Test
  void whatHappensToAThingHasNoPerson() {
    Map<String, Object> rug = Map.of("name", "wool rug", "price", 134.0);
    String drawn =
        text(
            scene(
                false,
                new SeenEvent("ada", ItemNews.name("price_dropped", "price-drop"), NOW, NOW, rug),
                new SeenEvent("", "price_dropped", NOW, NOW, rug)),
            100,
            30);
    assertThat(drawn).containsPattern("18:42:03 \\(a thing\\) +wool rug is now £134 ");
    assertThat(drawn).containsPattern("18:42:03 Ada Adeyemi +hears: wool rug £134 ");
  }

  @Test
  void toldWhyItShowsTheWholeTraceWithWhatWasLookedAt() {
    assertThat(text(scene(true), 100, 30))
        .contains("why")
        .contains("entered", "profile.address.country = GB")
        .contains("waits until Wed 10:14:05");
  }

  @Test
  void aBoardTakesThePlaceOfThePanelsLineByLine() {
    Scene scene = scene(false);
    Scene.Board board =
        new Scene.Board("/tmp/cart.yaml", List.of("cart.yaml:1:3: no", "  a.b", "  ^"));
    Scene shown =
        new Scene(
            scene.clock(),
            scene.counts(),
            scene.pulse(),
            scene.events(),
            scene.sends(),
            scene.refusals(),
            scene.you(),
            scene.mail(),
            board,
            scene.story(),
            scene.keys(),
            scene.names());
    List<AttributedString> lines = new Screen(Look.UNICODE).draw(shown, 80, 24);
    assertThat(lines).hasSize(24);
    assertThat(lines).allSatisfy(line -> assertThat(line.columnLength()).isEqualTo(80));
    assertThat(join(lines))
        .contains("/tmp/cart.yaml", "│  a.b", "│  ^ ")
        .contains("leave a cart")
        .doesNotContain("Ada Adeyemi");
  }

  @Test
  void aTerminalWithoutUnicodeGetsNone() {
    Screen screen = new Screen(Look.ASCII);
    String drawn = join(screen.draw(scene(false), 100, 30));
    assertThat(drawn.chars()).allMatch(sign -> sign < 128);
  }

  @Test
  void keysMoveTogetherWhereThereIsLittleRoom() {
    String[] does = {"leave a cart", "drop a price", "quit"};
    List<Scene.KeyHint> keys = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      keys.add(new Scene.KeyHint(String.valueOf(i), does[Math.max(0, i - 3)]));
    }
    assertThat(text(scene(false, keys), 120, 30)).contains("  0  leave a cart  1  leave a cart  2");
    assertThat(text(scene(false, keys), 85, 30)).contains(" 4 drop a price 5 quit ");
    assertThat(text(scene(false, keys), 80, 30))
        .containsPattern("  2  leave a cart +\n +3  leave a cart  4  drop a price  5  quit ");
  }

  @Test
  void theSmallestTerminalShowsAllKeysOfTheDemo() {
    assertThat(text(scene(false, LivePlay.keys()), Screen.MIN_WIDTH, Screen.MIN_HEIGHT))
        .contains("  c  cart  b  buy  w  why ")
        .contains("  m  mail  k  kill ")
        .contains("  q  quit");
  }

  @Test
  void theSmallestTerminalShowsWhereYourMailIs() {
    assertThat(text(scene(false, LivePlay.keys()), Screen.MIN_WIDTH, Screen.MIN_HEIGHT))
        .containsPattern("✉ http://127.0.0.1:8025 · 61 *│");
  }

  @Test
  void aSmallTerminalIsTold() {
    assertThat(text(scene(false), 60, 20))
        .contains("This terminal is 60 x 20; the demo needs 80 x 24.");
  }

  private static String text(Scene scene, int width, int height) {
    return join(new Screen(Look.UNICODE).draw(scene, width, height));
  }

  private static String join(List<AttributedString> lines) {
    return lines.stream().map(AttributedString::toString).collect(Collectors.joining("\n"));
  }

  private static Scene scene(boolean why) {
    return scene(why, new SeenEvent("ada", "order_placed", NOW, NOW, Map.of("total", 188.5)));
  }

  private static Scene scene(boolean why, SeenEvent... events) {
    return scene(why, List.of(new Scene.KeyHint("c", "leave a cart")), events);
  }

  private static Scene scene(boolean why, List<Scene.KeyHint> keys, SeenEvent... events) {
    long cart = Instant.parse("2025-03-04T09:14:05Z").toEpochMilli();
    long first = Instant.parse("2025-03-04T10:14:05Z").toEpochMilli();
    long second = Instant.parse("2025-03-05T10:14:05Z").toEpochMilli();
    JourneyRecord waiting =
        new JourneyRecord(
            "you", "cart-recovery", "v1", "j1", Decision.WAITING, "", second, first, "", Map.of());
    return new Scene(
        new Scene.Clock(
            NOW, "10 min/s", true, OptionalLong.of(NOW - 12_000), false, "http://127.0.0.1:8081"),
        new Counts(1234, 88, 61, 2, 20, 3, 1, 0, 30, 31, 12, 2),
        new int[] {1, 2, 3, 5, 8, 13, 8, 5, 3, 2, 1, 0, 1, 2, 3, 5, 8, 13, 8, 5, 3, 2, 1, 0},
        List.of(events),
        List.of(
            new SeenSend(
                "c1",
                "ada",
                "cart-recovery",
                "cart-first",
                "email",
                "cart-first",
                first,
                first + 60_000)),
        List.of(
            decision(
                "ada", Decision.EXITED, "", first, "goal", Map.of("messages never sent", "2"))),
        new Scene.You(
            List.of(
                decision(
                    "you", Decision.ENTERED, "", cart, "", Map.of("profile.address.country", "GB")),
                decision("you", Decision.SENT, "cart-first", first, "", Map.of()),
                waiting,
                decision("you", Decision.CALLED_BACK, "cart-first", first, "goal", Map.of())),
            Optional.of(waiting),
            List.of(),
            why),
        new Scene.Mail("http://127.0.0.1:8025", 61),
        Scene.Board.NONE,
        Scene.Story.NONE,
        keys,
        id -> id.equals("ada") ? "Ada Adeyemi" : id);
  }

  private static JourneyRecord decision(
      String user,
      Decision decision,
      String step,
      long at,
      String reason,
      Map<String, String> values) {
    return new JourneyRecord(
        user, "cart-recovery", "v1", "j1", decision, step, at, at, reason, values);
  }
}
