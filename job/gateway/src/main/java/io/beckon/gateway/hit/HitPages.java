package io.beckon.gateway.hit;

import io.beckon.gateway.http.Counters;
import io.beckon.gateway.http.Counters.Count;
import io.beckon.link.BadTokenException;
import io.beckon.link.Link;
import io.beckon.link.Meaning;
import io.beckon.link.Tokens;
import io.javalin.http.Context;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/**
 * Opens and clicks. A click leads where its token says and nowhere else; a token that is not ours,
 * or of another kind, leads to 404.
 */
public final class HitPages {

  /** One transparent dot. */
  private static final byte[] DOT =
      Base64.getDecoder().decode("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7");

  private final Tokens tokens;
  private final HitQueue queue;
  private final Counters counters;
  private final InstantSource clock;

  public HitPages(Tokens tokens, HitQueue queue, Counters counters, InstantSource clock) {
    this.tokens = tokens;
    this.queue = queue;
    this.counters = counters;
    this.clock = clock;
  }

  /** The image that says a message was looked at. */
  public void image(Context request) {
    Optional<Link.Open> open = link(request, Link.Open.class);
    if (open.isPresent()) {
      note(request, open.get());
      request.contentType("image/gif").result(DOT);
    }
  }

  /** A link: on to where it leads. */
  public void click(Context request) {
    Optional<Link.Click> click = link(request, Link.Click.class);
    if (click.isPresent()) {
      note(request, click.get());
      request.status(302).header("Location", click.get().target().url());
    }
  }

  /** Remembers that a link was followed. */
  public void note(Context request, Link link) {
    String purpose =
        header(request, "Sec-Purpose")
            + ' '
            + header(request, "Purpose")
            + ' '
            + header(request, "X-Purpose")
            + ' '
            + header(request, "X-Moz");
    boolean head = request.req().getMethod().equals("HEAD");
    Visitor visitor = new Visitor(head, header(request, "User-Agent"), purpose);
    queue.add(
        new Hit(
            link,
            request.pathParam("token"),
            UUID.randomUUID().toString(),
            clock.instant(),
            visitor.program(link instanceof Link.Open)));
  }

  /** The link of a request's token; where it is none of that kind, 404 is answered. */
  public <L extends Link> Optional<L> link(Context request, Class<L> kind) {
    // Neither a proxy nor a browser is to keep it, and where it leads learns nothing of it.
    request.header("Cache-Control", "no-store");
    request.header("Referrer-Policy", "no-referrer");
    request.header("X-Robots-Tag", "noindex");
    try {
      Meaning meaning = tokens.open(request.pathParam("token"));
      if (kind.isInstance(meaning)) {
        return Optional.of(kind.cast(meaning));
      }
    } catch (BadTokenException e) {
      // Answered below; why is nobody's business.
    }
    counters.add(Count.BAD_TOKENS);
    request.status(404).contentType("text/plain").result("This link is not known here.\n");
    return Optional.empty();
  }

  private static String header(Context request, String name) {
    String value = request.header(name);
    return value == null ? "" : value;
  }
}
