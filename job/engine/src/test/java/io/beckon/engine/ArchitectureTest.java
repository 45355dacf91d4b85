package io.beckon.engine;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** What the campaign job must not know. A rule that is broken names its reason. */
@AnalyzeClasses(packages = "io.beckon.engine", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule delivery =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.beckon.delivery..", "io.beckon.gateway..")
          .allowEmptyShould(true)
          .because("the campaign job decides what is sent; how it is delivered is another process");

  @ArchTest
  static final ArchRule commandLine =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.beckon.cli..", "picocli..", "org.jline..")
          .allowEmptyShould(true)
          .because("the command line drives the job, and the job runs without it");

  @ArchTest
  static final ArchRule names =
      noClasses()
          .should()
          .haveNameMatching(".*(Utils?|Helpers?|Managers?)")
          .allowEmptyShould(true)
          .because("such a name does not say what the class is for");
}
