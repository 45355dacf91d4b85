package io.beckon.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** How the rooms of the command build on each other. A rule that is broken names its reason. */
@AnalyzeClasses(packages = "io.beckon.cli", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule rooms =
      slices()
          .matching("io.beckon.cli.(*)..")
          .should()
          .beFreeOfCycles()
          .because("a room is understood with those that it builds on, and with no other");

  @ArchTest
  static final ArchRule top =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.beckon.cli")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.beckon.cli")
          .because("the command knows its rooms; a room knows who calls it as an Invocation");

  @ArchTest
  static final ArchRule names =
      noClasses()
          .should()
          .haveNameMatching(".*(Utils?|Helpers?|Managers?)")
          .because("such a name does not say what the class is for");
}
