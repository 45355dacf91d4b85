package io.beckon.link;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Random;
import java.util.UUID;

/** What tokens must not know. A rule that is broken names its reason. */
@AnalyzeClasses(packages = "io.beckon.link", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule plain =
      classes()
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("io.beckon.link..", "java..", "javax.crypto..")
          .because("delivery and the gateway share it, and neither brings its parts to the other");

  @ArchTest
  static final ArchRule chance =
      noClasses()
          .should()
          .dependOnClassesThat()
          .belongToAnyOf(SecureRandom.class, Random.class, UUID.class, Clock.class)
          .because("the same message has the same links, whoever renders it again");
}
