package io.beckon.runtime;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** What the jobs' common ground must not know. A rule that is broken names its reason. */
@AnalyzeClasses(
    packages = "io.beckon.runtime",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule jobs =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.beckon.engine..",
              "io.beckon.sequence..",
              "io.beckon.delivery..",
              "io.beckon.gateway..",
              "io.beckon.cli..")
          .because("it is what jobs have in common, and one of them must not pull in another");

  @ArchTest
  static final ArchRule decisions =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.beckon.core.run..",
              "io.beckon.core.turn..",
              "io.beckon.core.state..",
              "io.beckon.core.compile..",
              "io.beckon.core.catalog..")
          .because("campaigns are one job's business");

  @ArchTest
  static final ArchRule names =
      noClasses()
          .should()
          .haveNameMatching(".*(Utils?|Helpers?|Managers?)")
          .because("such a name does not say what the class is for");
}
