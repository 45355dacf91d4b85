package io.beckon.core.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearestTest {

  private static final List<String> KNOWN = List.of("event", "profile", "price", "or");

  @Test
  void findsWhatWasProbablyMeant() {
    assertThat(Nearest.of("evnt", KNOWN)).contains("event");
    assertThat(Nearest.of("Event", KNOWN)).contains("event");
    assertThat(Nearest.of("prize", KNOWN)).contains("price");
    assertThat(Nearest.of("porfile", KNOWN)).contains("profile");
  }

  @Test
  void doesNotGuessWildly() {
    assertThat(Nearest.of("pro", KNOWN)).isEmpty();
    assertThat(Nearest.of("customer", KNOWN)).isEmpty();
    assertThat(Nearest.of("x", List.of())).isEmpty();
  }
}
