package io.beckon.cli.demo.view;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jline.keymap.BindingReader;
import org.jline.keymap.KeyMap;
import org.jline.terminal.Attributes;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jline.utils.AttributedString;
import org.jline.utils.Display;
import org.jline.utils.InfoCmp.Capability;
import org.jline.utils.NonBlockingReader;

/**
 * The one class that knows a terminal: the whole screen, raw keys, and everything as it was when it
 * is closed. Only what changed is written, so that nothing flickers. Not thread-safe, but for
 * {@link #close}.
 */
public final class TerminalView implements AutoCloseable {

  static {
    // Jline would draw frames in the terminal's other character set, which many only pretend to
    // have. It reads the property once, before the first line is drawn.
    System.setProperty("org.jline.utils.disableAlternateCharset", "true");
  }

  private final Terminal terminal;
  private final Attributes before;
  private final Display display;
  private final Screen screen;
  private final BindingReader keys;
  private final KeyMap<Key> keyMap = new KeyMap<>();
  private Size size = new Size(0, 0);
  private boolean open = true;

  /** Something pressed. */
  public sealed interface Key {
    /** A letter, a sign or the space bar. */
    record Sign(char sign) implements Key {}

    record Left() implements Key {}

    record Right() implements Key {}
  }

  private TerminalView(Terminal terminal) {
    this.terminal = terminal;
    this.before = terminal.enterRawMode();
    this.display = new Display(terminal, true);
    this.screen =
        new Screen(StandardCharsets.UTF_8.equals(terminal.encoding()) ? Look.UNICODE : Look.ASCII);
    this.keys = new BindingReader(terminal.reader());
    for (char sign = ' '; sign <= '~'; sign++) {
      keyMap.bind(new Key.Sign(sign), String.valueOf(sign));
    }
    keyMap.bind(new Key.Left(), KeyMap.key(terminal, Capability.key_left), "\033[D");
    keyMap.bind(new Key.Right(), KeyMap.key(terminal, Capability.key_right), "\033[C");
    keyMap.setAmbiguousTimeout(50);
    terminal.puts(Capability.enter_ca_mode);
    terminal.puts(Capability.keypad_xmit);
    terminal.puts(Capability.cursor_invisible);
    terminal.flush();
  }

  /**
   * The terminal of this process.
   *
   * @param interrupted is run at Ctrl-C, which would else end the process on the spot
   * @throws IOException where there is none
   */
  public static Terminal terminal(Runnable interrupted) throws IOException {
    Terminal terminal = TerminalBuilder.builder().system(true).dumb(false).build();
    terminal.handle(Terminal.Signal.INT, signal -> interrupted.run());
    return terminal;
  }

  /** Takes the whole screen; closing gives it back. */
  public static TerminalView on(Terminal terminal) {
    return new TerminalView(terminal);
  }

  /** Shows a scene. */
  public void draw(Scene scene) {
    Size now = terminal.getSize();
    if (!now.equals(size)) {
      size = new Size(now.getColumns(), now.getRows());
      display.clear();
      display.resize(size.getRows(), size.getColumns());
    }
    List<AttributedString> lines = screen.draw(scene, size.getColumns(), size.getRows());
    display.update(lines, 0);
  }

  /** The next key; null where none was pressed in this time. */
  public Key key(long millis) {
    try {
      NonBlockingReader reader = terminal.reader();
      int next = reader.peek(millis);
      return next < 0 ? null : keys.readBinding(keyMap, null, false);
    } catch (InterruptedIOException e) {
      // Somebody wants to end: that must not be lost here.
      Thread.currentThread().interrupt();
      return null;
    } catch (IOException e) {
      return null;
    }
  }

  @Override
  public synchronized void close() {
    if (open) {
      open = false;
      terminal.puts(Capability.cursor_visible);
      terminal.puts(Capability.keypad_local);
      terminal.puts(Capability.exit_ca_mode);
      terminal.setAttributes(before);
      terminal.flush();
    }
  }
}
