package io.beckon.cli.coupons;

import io.beckon.cli.terminal.Failure;
import io.beckon.coupon.pool.CouponBounds;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Coupon codes in a file, one a line. Empty lines are passed over, and so is a first line that says
 * {@code code}, as tables have it. What is wrong is said by its line, never by the code: codes are
 * worth money, and what a command says ends up in logs.
 *
 * @param lines by code, in the order of the file
 * @param problems a sentence each, with the line
 */
record CouponFile(Map<String, Integer> lines, List<String> problems) {

  private static final String HEADER = "code";
  private static final String MARK = "\uFEFF";

  /** Reads the file. */
  static CouponFile read(Path file) {
    CouponFile read = new CouponFile(new LinkedHashMap<>(), new ArrayList<>());
    try (BufferedReader reader = Files.newBufferedReader(file)) {
      int number = 0;
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        number++;
        String text = number == 1 && line.startsWith(MARK) ? line.substring(1) : line;
        read.take(file, number, text.strip());
      }
    } catch (CharacterCodingException e) {
      throw Failure.ofUsage(file + " is not a text in UTF-8.");
    } catch (IOException e) {
      throw Failure.ofUsage("Cannot read " + file + ".");
    }
    return read;
  }

  private void take(Path file, int number, String text) {
    if (text.isEmpty() || number == 1 && text.equalsIgnoreCase(HEADER)) {
      return;
    }
    if (!CouponBounds.isCode(text)) {
      problem(
          file,
          number,
          "no code: it has letters, digits and - _ . and up to "
              + CouponBounds.LONGEST_CODE
              + " of them");
      return;
    }
    if (lines.size() >= CouponBounds.MOST_CODES) {
      throw new Failure(
          "%s has more than the %,d codes that a pool can have. Nothing was loaded."
              .formatted(file, CouponBounds.MOST_CODES));
    }
    Integer before = lines.putIfAbsent(text, number);
    if (before != null) {
      problem(file, number, "the same code as in line " + before);
    }
  }

  private void problem(Path file, int number, String what) {
    problems.add(file + ":" + number + ": " + what);
  }
}
