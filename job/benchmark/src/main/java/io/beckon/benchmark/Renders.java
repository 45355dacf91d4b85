package io.beckon.benchmark;

import io.beckon.core.json.JsonException;
import io.beckon.core.json.JsonReader;
import io.beckon.core.source.SourceText;
import io.beckon.template.Links;
import io.beckon.template.MergeData;
import io.beckon.template.MessageTemplate;
import io.beckon.template.TemplateFile;
import io.beckon.template.TemplateReader;
import io.beckon.template.Vocabulary;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntSupplier;

/**
 * Messages rendered in a second of CPU time: ours against bare liqp, which renders the same
 * subject, page and text from trees that were read once. Ours escapes, counts its work and checks
 * links on the way; the last of the three makes the text from the page as well.
 */
final class Renders {

  private static final String UNSUBSCRIBE = "https://m.shop.example/u/token";
  private static final ZoneId ZONE = ZoneOffset.UTC;

  private final Map<String, Object> profile;
  private final Map<String, Object> trigger;

  Renders() throws JsonException {
    profile = JsonReader.object(Mailing.profile("ann@example.org"));
    trigger = JsonReader.object(Mailing.trigger());
  }

  /** Turns of each, and a line that says what came of them. */
  String compare(int messages, int turns) {
    IntSupplier bare = bare();
    IntSupplier own = ours(true);
    IntSupplier made = ours(false);
    int length = own.getAsInt();
    List<Double> ofBare = new ArrayList<>();
    List<Double> ofOurs = new ArrayList<>();
    List<Double> ofMade = new ArrayList<>();
    List<Double> ratios = new ArrayList<>();
    List<Double> madeRatios = new ArrayList<>();
    for (int turn = -2; turn < turns; turn++) {
      double first = turn % 2 == 0 ? cost(bare, messages) : cost(own, messages);
      double second = turn % 2 == 0 ? cost(own, messages) : cost(bare, messages);
      double third = cost(made, messages);
      if (turn >= 0) {
        double bareCost = turn % 2 == 0 ? first : second;
        double ownCost = turn % 2 == 0 ? second : first;
        ofBare.add(1e6 / bareCost);
        ofOurs.add(1e6 / ownCost);
        ofMade.add(1e6 / third);
        ratios.add(bareCost / ownCost);
        madeRatios.add(bareCost / third);
      }
    }
    return String.format(
        Locale.ROOT,
        "renders of %,d characters in a second of CPU time: ours %s, bare liqp %s, ours/bare %s;"
            + " with the text made from the page %s, %s",
        length,
        Spread.of(ofOurs),
        Spread.of(ofBare),
        Spread.of(ratios),
        Spread.of(ofMade),
        Spread.of(madeRatios));
  }

  /** Microseconds of CPU time a message. */
  private static double cost(IntSupplier render, int messages) {
    long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    long length = 0;
    for (int i = 0; i < messages; i++) {
      length += render.getAsInt();
    }
    if (length == 0) {
      throw new IllegalStateException("Nothing was rendered");
    }
    return (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before)
        / 1e3
        / messages;
  }

  private IntSupplier ours(boolean withText) {
    List<TemplateFile> files = new ArrayList<>();
    files.add(file("message.html", Mailing.head() + Mailing.page()));
    if (withText) {
      files.add(file("message.txt", Mailing.text()));
    }
    MessageTemplate template =
        TemplateReader.read(files, Vocabulary.NONE).templates().iterator().next();
    Instant now = Instant.now();
    return () -> {
      var message =
          template.render(MergeData.of(profile, trigger, now, ZONE), Links.plain(UNSUBSCRIBE, ""));
      return message.subject().length() + message.html().length() + message.text().length();
    };
  }

  private static TemplateFile file(String name, String text) {
    String path = Mailing.TEMPLATE + '/' + name;
    return new TemplateFile(path, new SourceText(path, text));
  }

  private IntSupplier bare() {
    BareLiqp texts = new BareLiqp();
    return () -> texts.render(profile, trigger, UNSUBSCRIBE).length();
  }
}
