package io.beckon.cli.demo.view;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jline.utils.AttributedString;

/** Lays a scene out on a screen: a pure function of the scene and the size. */
public final class Screen {

  public static final int MIN_WIDTH = 80;
  public static final int MIN_HEIGHT = 24;

  private static final int STORY = 2;

  private final Look look;

  public Screen(Look look) {
    this.look = look;
  }

  /** Exactly as many lines as the screen is high, each as wide as it. */
  public List<AttributedString> draw(Scene scene, int width, int height) {
    List<AttributedString> lines = new ArrayList<>(height);
    if (!fits(width, height)) {
      lines.add(look.fit(Line.of(tooSmall(width, height), Look.ALARM), width));
      while (lines.size() < height) {
        lines.add(AttributedString.EMPTY);
      }
      return lines.subList(0, height);
    }
    List<AttributedString> keys = keys(scene.keys(), width);
    int panels = height - Header.HEIGHT - STORY - keys.size();
    lines.addAll(Header.draw(scene, width, look));
    lines.addAll(
        scene.board().lines().isEmpty()
            ? panels(scene, width, panels)
            : Panels.board(scene.board(), look).draw(width, panels, look));
    lines.addAll(story(scene.story(), width));
    lines.addAll(keys);
    return lines;
  }

  private List<AttributedString> panels(Scene scene, int width, int height) {
    int upper = (height + 1) / 2;
    int lower = height - upper;
    int left = width / 2;
    List<AttributedString> lines = new ArrayList<>(height);
    lines.addAll(
        Panel.beside(
            Panels.events(scene, left, look).draw(left, upper, look),
            Panels.sends(scene, width - left, look).draw(width - left, upper, look)));
    lines.addAll(
        scene.you().why() ? why(scene, width, lower) : everybodyAndYou(scene, width, lower));
    return lines;
  }

  /** Whether a screen of this size shows all of it. */
  public static boolean fits(int width, int height) {
    return width >= MIN_WIDTH && height >= MIN_HEIGHT;
  }

  /** One sentence for a screen that is too small. */
  public static String tooSmall(int width, int height) {
    return "This terminal is %d x %d; the demo needs %d x %d."
        .formatted(width, height, MIN_WIDTH, MIN_HEIGHT);
  }

  private List<AttributedString> everybodyAndYou(Scene scene, int width, int height) {
    int left = width * 3 / 5;
    return Panel.beside(
        Panels.refusals(scene, left, look).draw(left, height, look),
        YourPanels.you(scene, width - left, height, look).draw(width - left, height, look));
  }

  private List<AttributedString> why(Scene scene, int width, int height) {
    return YourPanels.why(scene, look).draw(width, height, look);
  }

  private List<AttributedString> story(Scene.Story story, int width) {
    int indent = story.title().isEmpty() ? 1 : story.title().length() + 4;
    List<String> wrapped = Wrapped.lines(story.text(), width - indent - 1, STORY);
    List<AttributedString> lines = new ArrayList<>();
    for (int row = 0; row < STORY; row++) {
      Line line = new Line().add(" ", Look.PLAIN);
      if (row == 0 && !story.title().isEmpty()) {
        line.add(' ' + story.title() + ' ', Look.BRAND).add(" ", Look.PLAIN);
      }
      line.to(indent).add(row < wrapped.size() ? wrapped.get(row) : "", Look.STORY);
      lines.add(look.fit(line.text(), width));
    }
    return lines;
  }

  /** In one line, closer together where that makes them fit; else in two. */
  private List<AttributedString> keys(List<Scene.KeyHint> keys, int width) {
    for (String pad : List.of(" ", "")) {
      AttributedString line = keys(keys, pad);
      if (line.columnLength() <= width) {
        return List.of(look.fit(line, width));
      }
    }
    int half = (keys.size() + 1) / 2;
    return Stream.of(keys.subList(0, half), keys.subList(half, keys.size()))
        .map(row -> look.fit(keys(row, " "), width))
        .toList();
  }

  private static AttributedString keys(List<Scene.KeyHint> keys, String pad) {
    Line line = new Line().add(" ", Look.PLAIN);
    for (Scene.KeyHint hint : keys) {
      line.add(pad + hint.key() + pad, Look.KEY).add(' ' + hint.does() + " ", Look.QUIET);
    }
    return line.text();
  }
}
