package io.beckon.scenarios;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** What holds between all rooms. A rule that is broken names its reason. */
@AnalyzeClasses(packages = "io.beckon", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule cep =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.beckon.sequence..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.apache.flink.cep..")
          .because("its NFA is public without a promise, and one room keeps up with it");

  @ArchTest
  static final ArchRule sequence =
      noClasses()
          .that()
          .resideInAPackage("io.beckon.sequence..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.beckon.engine..", "io.beckon.cli..", "org.apache.kafka..")
          .because("sequences are matched in the job, in backtests and in tests alike");
}
