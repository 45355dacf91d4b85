package io.beckon.cli.status;

/**
 * Where a journey stands.
 *
 * @param campaign its id
 * @param version to which the journey is pinned
 * @param step the id of the step; empty before the first
 * @param held whether a message of the step is put off
 */
public record Standpoint(String campaign, String version, String step, boolean held)
    implements Comparable<Standpoint> {

  @Override
  public int compareTo(Standpoint other) {
    int order = campaign.compareTo(other.campaign);
    order = order != 0 ? order : version.compareTo(other.version);
    order = order != 0 ? order : step.compareTo(other.step);
    return order != 0 ? order : Boolean.compare(held, other.held);
  }
}
