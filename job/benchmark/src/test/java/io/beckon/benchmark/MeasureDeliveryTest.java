package io.beckon.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** That it can be measured; what comes of it depends on the machine. */
@Tag("slow")
class MeasureDeliveryTest {

  @Test
  void aShortRunSaysSomethingOfEachPart() throws Exception {
    List<String> lines = new ArrayList<>();
    MeasureDelivery.measure(Set.of("renders", "rates", "domains"), 1, 40, lines::add);
    assertThat(lines).filteredOn(line -> line.startsWith("renders of ")).hasSize(1);
    assertThat(lines)
        .filteredOn(line -> line.contains("job/bare"))
        .hasSize(2)
        .allSatisfy(line -> assertThat(line).doesNotContain("NaN").doesNotContain("Infinity"));
    assertThat(lines)
        .filteredOn(line -> line.contains("one domain"))
        .hasSize(4)
        .anySatisfy(line -> assertThat(line).contains("one domain slow"))
        .anySatisfy(line -> assertThat(line).contains("one domain refusing"));
  }
}
