package io.beckon.endtoend.browser;

import io.beckon.core.json.JsonWriter;
import io.beckon.endtoend.part.Await;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A page as a person has it before them. */
final class Page {

  private static final int PHONE = 500;

  private final DevTools tools;
  private final String session;

  Page(DevTools tools, String session) {
    this.tools = tools;
    this.session = session;
  }

  /** Goes there and returns when all is loaded. */
  void go(String address) {
    Map<?, ?> went = tools.command(session, "Page.navigate", Map.of("url", address));
    if (went.get("errorText") != null) {
      throw new AssertionError(address + ": " + went.get("errorText"));
    }
    awaitLoaded();
  }

  void awaitLoaded() {
    awaitTrue("document.readyState === 'complete' && location.href !== 'about:blank'");
  }

  void width(int pixels) {
    tools.command(
        session,
        "Emulation.setDeviceMetricsOverride",
        Map.of(
            "width",
            (long) pixels,
            "height",
            (long) (pixels < PHONE ? 844 : 900),
            "deviceScaleFactor",
            1L,
            "mobile",
            pixels < PHONE));
  }

  /** What an expression is worth here: text, number, condition or null. */
  Object value(String expression) {
    Map<?, ?> said =
        tools.command(
            session,
            "Runtime.evaluate",
            Map.of("expression", expression, "returnByValue", true, "awaitPromise", true));
    if (said.get("exceptionDetails") != null) {
      throw new AssertionError(expression + ": " + said.get("exceptionDetails"));
    }
    return ((Map<?, ?>) said.get("result")).get("value");
  }

  /** Returns when the expression is true here, on whatever page this is by then. */
  void awaitTrue(String expression) {
    // Between two pages there is none to ask.
    String guarded = "document.body !== null && (" + expression + ")";
    Await.until(expression, () -> Boolean.TRUE.equals(value(guarded)));
  }

  /** All text that is shown. */
  String text() {
    return (String) value("document.body.innerText");
  }

  /** Where it is now. */
  String address() {
    return (String) value("location.href");
  }

  /** Whether a person would have to scroll sideways. */
  boolean isTooWide() {
    return (Boolean) value("document.scrollingElement.scrollWidth > window.innerWidth");
  }

  /** Whether the first such element is there to be seen, with nothing of it beyond the sides. */
  boolean shows(String selector) {
    return (Boolean)
        value(
            """
            (() => {
              const one = document.querySelector(%s);
              if (!one || !one.checkVisibility({opacityProperty: true, visibilityProperty: true})) return false;
              const box = one.getBoundingClientRect();
              return box.width > 40 && box.height > 10 && box.left >= 0 && box.right <= innerWidth;
            })()"""
                .formatted(quoted(selector)));
  }

  /** Presses the mouse's button on the first such element, and lets it go. */
  void click(String selector) {
    List<?> middle =
        (List<?>)
            value(
                """
                (() => {
                  const one = document.querySelector(%s);
                  one.scrollIntoView({block: 'center'});
                  const box = one.getBoundingClientRect();
                  return [box.left + box.width / 2, box.top + box.height / 2];
                })()"""
                    .formatted(quoted(selector)));
    for (String type : List.of("mousePressed", "mouseReleased")) {
      Map<String, Object> mouse = new LinkedHashMap<>();
      mouse.put("type", type);
      mouse.put("x", middle.get(0));
      mouse.put("y", middle.get(1));
      mouse.put("button", "left");
      mouse.put("clickCount", 1L);
      tools.command(session, "Input.dispatchMouseEvent", mouse);
    }
  }

  /** What is seen, as PNG, for people who look at it afterwards. */
  void picture(Path file) {
    Map<?, ?> shot = tools.command(session, "Page.captureScreenshot", Map.of("format", "png"));
    try {
      Files.createDirectories(file.getParent());
      Files.write(file, Base64.getDecoder().decode((String) shot.get("data")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String quoted(String text) {
    return JsonWriter.write(text);
  }
}
