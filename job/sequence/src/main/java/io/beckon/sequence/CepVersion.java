package io.beckon.sequence;

import java.util.Optional;
import org.apache.flink.cep.pattern.Pattern;

/**
 * Which Flink CEP is at work. What users have begun is kept in bytes that its serializers write,
 * and {@code org.apache.flink} is loaded from a cluster's {@code lib/} before the job's jar: the
 * jar that lies there must be the version that this build was tested with.
 */
public final class CepVersion {

  /** Golden bytes were written, and compared with the operator, with this one. */
  static final String TESTED = "2.2.1";

  private static final String TITLE = "Flink : Libraries : CEP";

  private CepVersion() {}

  /** Why sequences cannot be matched here; empty where they can. */
  public static Optional<String> problem() {
    Package cep = Pattern.class.getPackage();
    return problem(cep.getImplementationTitle(), cep.getImplementationVersion());
  }

  /** A jar that says something else about itself is that of the job, with CEP inside. */
  static Optional<String> problem(String title, String version) {
    return TITLE.equals(title) && !TESTED.equals(version)
        ? Optional.of(
            "Flink CEP is of version "
                + version
                + ", and sequences that users have begun are kept as version "
                + TESTED
                + " writes them: put flink-cep-"
                + TESTED
                + ".jar into the cluster's lib/, or none")
        : Optional.empty();
  }

  static void check() {
    problem()
        .ifPresent(
            problem -> {
              throw new IllegalStateException(problem);
            });
  }
}
