package io.beckon.cli.infer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.beckon.cli.Called;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The draft of a small made-up shop, with slips of its producers, word by word: {@code
 * src/test/resources/infer}. {@code -Dgoldens=overwrite} writes both files anew; not where {@code
 * CI} is set.
 */
class PlanInferCommandTest {

  private static final Path GOLDEN = Path.of("src/test/resources/infer");
  private static final boolean OVERWRITE = "overwrite".equals(System.getProperty("goldens"));

  @TempDir Path folder;

  @Test
  void draftsAPlanAndNamesWhatLooksInconsistent() throws IOException {
    Files.write(folder.resolve("events.jsonl"), madeUpLog());

    Called called = infer(folder.resolve("events.jsonl"));

    assertThat(called.exitCode()).isZero();
    matches("plan.yaml", called.out());
    matches("oddities.txt", called.err());
  }

  @Test
  void theDraftIsAPlan() throws IOException {
    Files.write(folder.resolve("events.jsonl"), madeUpLog());
    Path plan = folder.resolve("plan.yaml");

    Called called = infer(folder.resolve("events.jsonl"), "--out", plan);

    assertThat(called.out()).isEmpty();
    assertThat(plan).hasSameTextualContentAs(GOLDEN.resolve("plan.yaml"));
    assertThat(Called.beckon("validate", plan).out())
        .matches("ok  tracking plan draft  [0-9a-f]{16}  .*plan.yaml\\R");
  }

  @Test
  void aCampaignIsHeldAgainstTheDraft() throws IOException {
    Files.write(folder.resolve("events.jsonl"), madeUpLog());
    infer(folder.resolve("events.jsonl"), "--out", folder.resolve("plan.yaml"));
    Files.writeString(
        folder.resolve("campaign.yaml"),
        """
        campaign: thanks
        trigger: {event: order_placed, where: event.totl > 5}
        steps: [{send: email, template: thanks}]
        """);

    Called called = Called.beckon("validate", folder);

    assertThat(called.exitCode()).isEqualTo(1);
    assertThat(called.err())
        .contains("campaign.yaml:2:45: `totl` is no property of `order_placed`")
        .contains("did you mean `total`?");
  }

  @Test
  void gzipIsReadAsItIs() throws IOException {
    Path packed = folder.resolve("events.jsonl.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
      out.write(String.join("\n", madeUpLog()).getBytes(StandardCharsets.UTF_8));
    }

    assertThat(infer(packed).out()).isEqualTo(Files.readString(GOLDEN.resolve("plan.yaml")));
  }

  @Test
  void saysInOneSentenceWhatItCannotDo() {
    Called called = infer(folder.resolve("none.jsonl"));

    assertThat(called.exitCode()).isEqualTo(2);
    assertThat(called.err()).startsWith("beckon: There is no file ").hasLineCount(1);
  }

  private static Called infer(Object... arguments) {
    List<Object> all = new ArrayList<>(List.of("plan", "infer"));
    all.addAll(List.of(arguments));
    return Called.beckon(all.toArray());
  }

  private static void matches(String name, String said) throws IOException {
    Path golden = GOLDEN.resolve(name);
    if (OVERWRITE) {
      if (System.getenv("CI") != null) {
        fail("goldens are overwritten by people who read them, never by CI");
      }
      Files.writeString(golden, said);
    }
    assertThat(said).isEqualTo(Files.readString(golden));
  }

  private static List<String> madeUpLog() {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      String plan = i % 20 == 7 ? "Starter" : i % 3 == 0 ? "pro" : "starter";
      lines.add(
          line(
              "identify",
              i,
              "'traits': {'plan': '%s', 'birthday': '19%d-05-17', 'address': {'country': '%s'},"
                      .formatted(plan, 40 + i, i % 2 == 0 ? "GB" : "DE")
                  + " 'email': 'user%d@example.com'}".formatted(i)));
      String coupon = i % 12 == 0 ? ", 'coupon': 'WELCOME'" : "";
      String total = i == 33 ? "'19.99'" : 20 + i + ".5";
      lines.add(
          line(
              "track",
              i,
              "'event': '%s', 'properties': {'order_id': 'o-%d', 'total': %s,"
                      .formatted(i % 30 == 29 ? "Order Placed" : "order_placed", i, total)
                  + " 'currency': '%s', 'gift': %b%s, 'placed_at': '2025-03-01T10:%02d:00Z',"
                      .formatted(i % 25 == 3 ? "gbp" : "GBP", i % 2 == 0, coupon, i)
                  + " 'items': [{'sku': 's-%d', 'quantity': %d, 'type': 'book'},"
                      .formatted(i, i % 4 + 1)
                  + " {'sku': 's-x', 'quantity': 1, 'name': 'Pen'}],"
                  + " 'shipping': {'type': 'courier', 'days': %d}}".formatted(i % 5)));
    }
    lines.add(line("page", 1, "'name': 'Home', 'properties': {'url': 'https://shop.example/'}"));
    lines.add(line("track", 2, "'event': 'Email Opened', 'properties': {'template': 'welcome'}"));
    lines.add(line("track", 3, "'event': 'cart_emptied'"));
    lines.add("not json");
    lines.add(line("group", 4, "'groupId': 'g'"));
    return lines;
  }

  private static String line(String type, int user, String more) {
    return "{'type': '%s', 'userId': 'u%d', 'timestamp': '2025-03-01T10:00:00Z', %s}"
        .formatted(type, user, more)
        .replace('\'', '"');
  }
}
