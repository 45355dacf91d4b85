package io.beckon.cli.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogSorterTest {

  private record Line(long time, String text) {}

  @ParameterizedTest
  @ValueSource(longs = {0, 100, 1_000, 1_000_000})
  void sortsByTimeAndKeepsTheOrderWithin_howeverLittleMemoryItHas(long bound) throws IOException {
    Random random = new Random(bound);
    List<Line> lines = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      lines.add(new Line(random.nextInt(20), "line " + i));
    }
    List<String> sorted = new ArrayList<>();

    try (LogSorter sorter = new LogSorter(bound)) {
      for (Line line : lines) {
        sorter.add(line.time, line.text.getBytes(StandardCharsets.UTF_8));
      }
      sorter.forEach((bytes, read) -> sorted.add(new String(bytes, StandardCharsets.UTF_8)));
    }

    List<Line> expected = new ArrayList<>(lines);
    expected.sort(Comparator.comparingLong(Line::time));
    assertThat(sorted).isEqualTo(expected.stream().map(Line::text).toList());
  }
}
