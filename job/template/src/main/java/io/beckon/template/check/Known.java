package io.beckon.template.check;

import io.beckon.core.expression.Shape;

/**
 * What is known, by a tracking plan and by the campaigns that use a template, of what it may speak
 * of; {@link Shape#ANY} where nothing is.
 *
 * @param profile attributes of users
 * @param trigger properties of what starts those campaigns
 * @param matched events that their sequences match, by the names of the steps
 * @param journey values that those campaigns set
 */
public record Known(Shape profile, Shape trigger, Shape matched, Shape journey) {

  /** Nothing is known: only the names of the roots are checked. */
  public static final Known NOTHING = new Known(Shape.ANY, Shape.ANY, Shape.ANY, Shape.ANY);
}
