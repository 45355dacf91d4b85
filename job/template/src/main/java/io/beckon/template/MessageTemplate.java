package io.beckon.template;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A version of a template, in all its languages. Immutable, and safe to share between threads: what
 * one recipient gets never depends on another one.
 */
public final class MessageTemplate {

  private final String name;
  private final String version;
  private final Category category;
  private final Map<String, Edition> editions;
  private final List<TemplateFile> files;
  private final Wordings wordings = new Wordings();

  /**
   * A template.
   *
   * @param editions by tag of their language; the default is the empty one, and is there
   */
  MessageTemplate(
      String name,
      String version,
      Category category,
      Map<String, Edition> editions,
      List<TemplateFile> files) {
    this.name = name;
    this.version = version;
    this.category = category;
    this.editions = Map.copyOf(editions);
    this.files = List.copyOf(files);
  }

  public String name() {
    return name;
  }

  /** Fingerprint of all that it says, layouts and snippets included. */
  public String version() {
    return version;
  }

  public Category category() {
    return category;
  }

  /** The files that it is made of, its own default first. */
  public List<TemplateFile> files() {
    return files;
  }

  /** The languages it is there in, as tags of BCP 47; the default is the empty one. */
  public Set<String> locales() {
    return new TreeSet<>(editions.keySet());
  }

  /** The pools of which a recipient with this profile is shown a code. */
  public Set<String> couponPools(Map<String, Object> profile) {
    return edition(profile).uses().coupons();
  }

  /** The pools of which any recipient is shown a code. */
  public Set<String> couponPools() {
    Set<String> pools = new TreeSet<>();
    editions.values().forEach(edition -> pools.addAll(edition.uses().coupons()));
    return pools;
  }

  /** How many links the page has for a recipient with this profile. */
  public int links(Map<String, Object> profile) {
    return edition(profile).links();
  }

  /**
   * The message for one recipient.
   *
   * @throws RenderException where it cannot be made for this one; it may well be for others
   */
  public RenderedMessage render(MergeData data, Links links) {
    return edition(data.profile()).render(data, links, wordings);
  }

  private Edition edition(Map<String, Object> profile) {
    String wanted = Locales.ofProfile(profile).map(Locale::toLanguageTag).orElse("");
    return Locales.fallBack(wanted).stream()
        .map(editions::get)
        .flatMap(found -> Optional.ofNullable(found).stream())
        .findFirst()
        .orElseThrow();
  }
}
