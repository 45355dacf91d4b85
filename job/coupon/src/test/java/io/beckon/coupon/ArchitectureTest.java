package io.beckon.coupon;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Random;

/** What coupon codes must not know. A rule that is broken names its reason. */
@AnalyzeClasses(packages = "io.beckon.coupon", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule machine =
      classes()
          .that()
          .resideInAPackage("io.beckon.coupon.pool..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "io.beckon.coupon.pool..",
              "io.beckon.core.value..",
              "java.lang..",
              "java.util..",
              "java.nio..",
              "java.security..")
          .because("who has which code follows from the log and from nothing else");

  @ArchTest
  static final ArchRule chance =
      noClasses()
          .that()
          .resideInAPackage("io.beckon.coupon.pool..")
          .should()
          .dependOnClassesThat()
          .belongToAnyOf(Random.class, Clock.class, InstantSource.class, Instant.class)
          .because("two workers that read the same log must agree");

  @ArchTest
  static final ArchRule jobs =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.apache.flink..",
              "io.beckon.delivery..",
              "io.beckon.engine..",
              "io.beckon.gateway..",
              "io.beckon.cli..")
          .because("delivery and the command line share it, and neither brings its parts along");
}
