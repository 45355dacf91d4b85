package io.beckon.template.html;

import java.util.Map;
import java.util.Set;

/** The elements of MJML, and what each stands in. */
final class MjmlElements {

  private static final Set<String> COLUMN = Set.of("mj-column", "mj-hero");
  private static final Set<String> SECTION = Set.of("mj-section", "mj-group");
  private static final Set<String> BODY = Set.of("mj-body", "mj-wrapper");
  private static final Set<String> HEAD = Set.of("mj-head");
  private static final Set<String> ANYWHERE = Set.of();

  /** By element what it stands in; none: anywhere, or checked by its own kind. */
  private static final Map<String, Set<String>> PARENTS =
      Map.ofEntries(
          Map.entry("mjml", ANYWHERE),
          Map.entry("mj-head", Set.of("mjml")),
          Map.entry("mj-body", Set.of("mjml")),
          Map.entry("mj-title", HEAD),
          Map.entry("mj-attributes", HEAD),
          Map.entry("mj-all", Set.of("mj-attributes")),
          Map.entry("mj-class", Set.of("mj-attributes")),
          Map.entry("mj-breakpoint", HEAD),
          Map.entry("mj-font", HEAD),
          Map.entry("mj-style", HEAD),
          Map.entry("mj-html-attributes", HEAD),
          Map.entry("mj-selector", Set.of("mj-html-attributes")),
          Map.entry("mj-html-attribute", Set.of("mj-selector")),
          Map.entry("mj-wrapper", Set.of("mj-body")),
          Map.entry("mj-section", BODY),
          Map.entry("mj-hero", BODY),
          Map.entry("mj-group", Set.of("mj-section")),
          Map.entry("mj-column", SECTION),
          Map.entry("mj-text", COLUMN),
          Map.entry("mj-button", COLUMN),
          Map.entry("mj-image", COLUMN),
          Map.entry("mj-divider", COLUMN),
          Map.entry("mj-spacer", COLUMN),
          Map.entry("mj-table", COLUMN),
          Map.entry("mj-social", COLUMN),
          Map.entry("mj-social-element", Set.of("mj-social")),
          Map.entry("mj-navbar", COLUMN),
          Map.entry("mj-navbar-link", Set.of("mj-navbar")),
          Map.entry("mj-accordion", COLUMN),
          Map.entry("mj-accordion-element", Set.of("mj-accordion")),
          Map.entry("mj-accordion-title", Set.of("mj-accordion-element")),
          Map.entry("mj-accordion-text", Set.of("mj-accordion-element")),
          Map.entry("mj-carousel", COLUMN),
          Map.entry("mj-carousel-image", Set.of("mj-carousel")),
          Map.entry("mj-raw", ANYWHERE));

  /** Elements that hold other elements and no text. */
  private static final Set<String> HOLDERS =
      Set.of(
          "mjml",
          "mj-head",
          "mj-body",
          "mj-wrapper",
          "mj-section",
          "mj-group",
          "mj-column",
          "mj-hero",
          "mj-social",
          "mj-navbar",
          "mj-accordion",
          "mj-accordion-element",
          "mj-carousel");

  private MjmlElements() {}

  static Set<String> names() {
    return PARENTS.keySet();
  }

  static boolean isKnown(String name) {
    return PARENTS.containsKey(name);
  }

  /** What an element stands in; none where it may stand anywhere. */
  static Set<String> parents(String name) {
    return PARENTS.getOrDefault(name, ANYWHERE);
  }

  static boolean holdsElements(String name) {
    return HOLDERS.contains(name);
  }
}
