package io.beckon.delivery;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.util.Random;

/** What the delivery job must not know. A rule that is broken names its reason. */
@AnalyzeClasses(
    packages = "io.beckon.delivery",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule engine =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.beckon.engine..",
              "io.beckon.sequence..",
              "io.beckon.gateway..",
              "io.beckon.cli..",
              "io.beckon.core.run..",
              "io.beckon.core.turn..",
              "io.beckon.core.compile..",
              "io.beckon.core.catalog..")
          .because("what is sent was decided elsewhere; this job delivers it");

  @ArchTest
  static final ArchRule decisions =
      noClasses()
          .that()
          .resideInAPackage("io.beckon.delivery.decide..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.apache..",
              "jakarta..",
              "org.eclipse..",
              "org.slf4j..",
              "io.beckon.schemas..",
              "io.beckon.delivery.smtp..",
              "io.beckon.delivery.desk..",
              "java.net..",
              "java.io..")
          .orShould()
          .dependOnClassesThat()
          .areAssignableTo(Clock.class)
          .orShould()
          .dependOnClassesThat()
          .areAssignableTo(Random.class)
          .orShould()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(System.class, "nanoTime")
          .because("the rules are tested without Flink, a server or a clock");

  @ArchTest
  static final ArchRule names =
      noClasses()
          .should()
          .haveNameMatching(".*(Utils?|Helpers?|Managers?)")
          .because("such a name does not say what the class is for");
}
