package io.beckon.sequence;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.flink.cep.pattern.Pattern;
import org.junit.jupiter.api.Test;

class CepVersionTest {

  private static final String TITLE = "Flink : Libraries : CEP";

  /** Who raises the version of Flink looks at the golden bytes, and then changes the constant. */
  @Test
  void theTestsRanWithTheVersionThatIsNamed() {
    Package cep = Pattern.class.getPackage();

    assertThat(cep.getImplementationTitle()).isEqualTo(TITLE);
    assertThat(cep.getImplementationVersion()).isEqualTo(CepVersion.TESTED);
    assertThat(CepVersion.problem()).isEmpty();
  }

  @Test
  void anotherJarOfTheClusterIsRefused() {
    assertThat(CepVersion.problem(TITLE, "2.3.0"))
        .hasValueSatisfying(
            problem ->
                assertThat(problem)
                    .contains("of version 2.3.0")
                    .contains("flink-cep-2.2.1.jar into the cluster's lib/"));
  }

  @Test
  void oneInsideOfTheJobsJarIsTheOneItWasBuiltWith() {
    assertThat(CepVersion.problem(null, null)).isEmpty();
    assertThat(CepVersion.problem("Beckon engine", "0.1.0")).isEmpty();
  }
}
