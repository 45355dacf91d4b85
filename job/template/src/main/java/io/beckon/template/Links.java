package io.beckon.template;

/**
 * The addresses that only delivery knows, for one message.
 *
 * @param unsubscribeUrl where the recipient ends this; empty where the message needs none
 * @param preferencesUrl where the recipient chooses; empty for none
 * @param rewriter what becomes of the author's own links
 * @param pixelUrl of the image that tells that the message was opened; empty for none
 */
public record Links(
    String unsubscribeUrl, String preferencesUrl, Rewriter rewriter, String pixelUrl) {

  /** Leaves links as they are and counts no opening. */
  public static Links plain(String unsubscribeUrl, String preferencesUrl) {
    return new Links(unsubscribeUrl, preferencesUrl, (index, url) -> url, "");
  }

  /** What becomes of a link. Called for http and https only, and never for the two above. */
  @FunctionalInterface
  public interface Rewriter {

    /**
     * Another address in place of a link's.
     *
     * @param index the link's place among those of its template and locale, from 0; a link in a
     *     loop is one, and comes as often as the loop runs
     * @param url where it leads, rendered
     */
    String rewrite(int index, String url);
  }
}
