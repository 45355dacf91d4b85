package io.beckon.gateway;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import org.junit.jupiter.api.Test;

/** What the gateway must not know. A rule that is broken names its reason. */
@AnalyzeClasses(
    packages = "io.beckon.gateway",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  private static final int MAX_LINES = 300;

  @ArchTest
  static final ArchRule rooms =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.beckon.engine..", "io.beckon.delivery..", "io.beckon.cli..", "io.beckon.broker..")
          .allowEmptyShould(true)
          .because("the edge writes to a topic, and everybody else reads it there");

  @ArchTest
  static final ArchRule core =
      noClasses()
          .should()
          .dependOnClassesThat(
              new DescribedPredicate<JavaClass>(
                  "are of the core and about more than how events are read") {
                @Override
                public boolean test(JavaClass target) {
                  String room = target.getPackageName();
                  return room.startsWith("io.beckon.core")
                      && !room.equals("io.beckon.core.event")
                      && !room.equals("io.beckon.core.json")
                      && !room.equals("io.beckon.core.source")
                      && !target.getName().equals("io.beckon.core.plan.BuiltIn");
                }
              })
          .because("the edge knows what an event is and nothing of what becomes of it");

  @ArchTest
  static final ArchRule kafka =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.beckon.gateway.log")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.apache.kafka..")
          .because("the log is a port; one package knows whose it is");

  @ArchTest
  static final ArchRule clock =
      noClasses()
          .should()
          .callMethod(Instant.class, "now")
          .orShould()
          .callMethod(LocalDateTime.class, "now")
          .orShould()
          .callMethod(ZonedDateTime.class, "now")
          .orShould()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(System.class, "nanoTime")
          .orShould()
          .callMethod(Clock.class, "systemUTC")
          .because("time is passed in, so that tests move it");

  @ArchTest
  static final ArchRule names =
      classes()
          .should()
          .haveNameNotMatching(".*(Utils?|Helpers?|Managers?)")
          .because("such a name does not say what the class is for");

  @Test
  void classesFitOnAFewPages() throws IOException {
    try (var files = Files.walk(Path.of("src/main/java"))) {
      assertThat(files.filter(file -> file.toString().endsWith(".java")))
          .allSatisfy(
              file ->
                  assertThat(Files.readAllLines(file))
                      .as(file.toString())
                      .hasSizeLessThan(MAX_LINES));
    }
  }
}
