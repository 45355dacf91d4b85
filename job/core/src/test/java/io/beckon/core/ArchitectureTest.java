package io.beckon.core;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.io.File;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.FileReader;
import java.io.FileWriter;
import java.io.RandomAccessFile;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Calendar;
import java.util.Date;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.TimeZone;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** What the core must not know. A rule that is broken names its reason. */
@AnalyzeClasses(packages = "io.beckon.core", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  private static final String SAME_ANSWER =
      "the same campaigns, state and input give the same answer in the job, in preview and after a"
          + " restart";

  @ArchTest
  static final ArchRule platform =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.apache.flink..",
              "org.apache.kafka..",
              "org.apache.avro..",
              "io.beckon.engine..",
              "io.beckon.delivery..",
              "io.beckon.gateway..",
              "io.beckon.cli..")
          .because("the core runs without a cluster: in preview, in backtests and in tests");

  @ArchTest
  static final ArchRule logging =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.slf4j..",
              "org.apache.logging..",
              "org.apache.log4j..",
              "org.apache.commons.logging..",
              "java.util.logging..")
          .orShould()
          .dependOnClassesThat(assignableTo(System.Logger.class))
          .orShould(ACCESS_STANDARD_STREAMS)
          .because("what the core has to say is an effect or a problem, and its caller reports it");

  @ArchTest
  static final ArchRule files =
      noClasses()
          .should()
          .dependOnClassesThat(
              belongToAnyOf(
                      File.class,
                      FileDescriptor.class,
                      FileInputStream.class,
                      FileOutputStream.class,
                      FileReader.class,
                      FileWriter.class,
                      RandomAccessFile.class)
                  .or(resideInAPackage("java.nio.file.."))
                  .or(resideInAPackage("java.nio.channels.."))
                  .or(resideInAPackage("java.net..")))
          .because(
              "the core is handed text and bytes; where they come from is its caller's matter");

  @ArchTest
  static final ArchRule chance =
      noClasses()
          .should()
          .dependOnClassesThat(
              belongToAnyOf(
                      Random.class,
                      ThreadLocalRandom.class,
                      SplittableRandom.class,
                      SecureRandom.class)
                  .or(resideInAPackage("java.util.random..")))
          .orShould()
          .callMethod(UUID.class, "randomUUID")
          .orShould()
          .callMethod(Math.class, "random")
          .because(SAME_ANSWER);

  @ArchTest
  static final ArchRule clock =
      noClasses()
          .should()
          .dependOnClassesThat(
              belongToAnyOf(
                  Clock.class, InstantSource.class, Date.class, Calendar.class, TimeZone.class))
          .orShould()
          .callMethodWhere(
              target(owner(resideInAPackage("java.time.."))).and(target(nameMatching("now"))))
          .orShould()
          .callMethod(ZoneId.class, "systemDefault")
          .orShould()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(System.class, "nanoTime")
          .because(SAME_ANSWER);

  @ArchTest
  static final ArchRule names =
      noClasses()
          .should()
          .haveNameMatching(".*(Utils?|Helpers?|Managers?)")
          .because("such a name does not say what the class is for");

  @ArchTest
  static final ArchRule rooms =
      noClasses()
          .that()
          .resideInAnyPackage(
              "io.beckon.core.catalog",
              "io.beckon.core.turn",
              "io.beckon.core.identity",
              "io.beckon.core.memory",
              "io.beckon.core.guard")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.beckon.core.run")
          .because("journeys use what is known, remembered and forbidden, and never the other way");
}
