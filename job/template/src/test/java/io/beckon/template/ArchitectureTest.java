package io.beckon.template;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.io.File;
import java.util.concurrent.Executor;
import liqp.Template;

/** What templates must not know. A rule that is broken names its reason. */
@AnalyzeClasses(
    packages = "io.beckon.template",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule platform =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.apache.flink..", "org.apache.kafka..", "org.apache.avro..", "io.beckon.engine..")
          .because("templates are rendered in the delivery job, in preview and in tests alike");

  @ArchTest
  static final ArchRule files =
      noClasses()
          .should()
          .dependOnClassesThat(
              belongToAnyOf(File.class)
                  .or(resideInAPackage("java.nio.file.."))
                  .or(resideInAPackage("java.nio.channels..")))
          .because("a template must not be able to read what lies beside it");

  @ArchTest
  static final ArchRule clock =
      noClasses()
          .should()
          .callMethodWhere(
              target(owner(resideInAPackage("java.time.."))).and(target(nameMatching("now"))))
          .orShould()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(System.class, "nanoTime")
          .because("the same command gives the same message, whenever it is rendered");

  @ArchTest
  static final ArchRule rendering =
      noClasses()
          .should()
          .callMethodWhere(
              target(owner(belongToAnyOf(Template.class))).and(target(nameMatching("render.*"))))
          .because("liqp's templates keep a recipient's data where another thread reads it");

  @ArchTest
  static final ArchRule threads =
      noClasses()
          .should()
          .dependOnClassesThat()
          .areAssignableTo(Executor.class)
          .orShould()
          .dependOnClassesThat()
          .areAssignableTo(Thread.class)
          .because("work is counted, and no thread has to watch another one");

  @ArchTest
  static final ArchRule names =
      noClasses()
          .should()
          .haveNameMatching(".*(Utils?|Helpers?|Managers?)")
          .because("such a name does not say what the class is for");
}
