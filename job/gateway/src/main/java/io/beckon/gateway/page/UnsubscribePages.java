package io.beckon.gateway.page;

import io.beckon.gateway.hit.HitPages;
import io.beckon.gateway.http.Counters;
import io.beckon.gateway.http.Counters.Count;
import io.beckon.gateway.http.Refusal;
import io.beckon.gateway.log.EventLog;
import io.beckon.link.Link;
import io.beckon.link.Link.Scope;
import io.beckon.link.Link.Unsubscribe;
import io.beckon.link.Message;
import io.beckon.link.Tokens;
import io.javalin.http.Context;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Unsubscribing. GET shows a page and changes nothing, so that no scanner unsubscribes anybody.
 * POST acts, whatever it carries: one click of RFC 8058 in either of its forms, or the page's
 * button.
 */
public final class UnsubscribePages {

  private static final String SCOPE = "scope";
  private static final String UNDO = "undo";
  private static final String THIS = "this";
  private static final String ALL = "all";

  private final HitPages hits;
  private final Tokens tokens;
  private final Posts posts;
  private final Saving saving;
  private final Look look;
  private final InstantSource clock;

  public UnsubscribePages(
      HitPages hits,
      Tokens tokens,
      Posts posts,
      EventLog log,
      Counters counters,
      Look look,
      InstantSource clock) {
    this.hits = hits;
    this.tokens = tokens;
    this.posts = posts;
    this.saving = new Saving(log, counters, look);
    this.look = look;
    this.clock = clock;
  }

  /** The page that asks. */
  public void get(Context request) {
    Optional<Unsubscribe> link = hits.link(request, Unsubscribe.class);
    if (link.isEmpty()) {
      return;
    }
    hits.note(request, link.get());
    Html page = look.page("unsubscribe.title");
    page.text(said("unsubscribe", link.get().message(), link.get().scope()));
    page.button(look.texts().of("unsubscribe.button"), true, SCOPE, THIS);
    if (link.get().scope() != Scope.ALL) {
      page.button(look.texts().of("unsubscribe.everything"), false, SCOPE, ALL);
    }
    if (look.hasPreferences()) {
      String token = tokens.seal(new Link.Preferences(link.get().message()));
      page.link(look.texts().of("unsubscribe.choose"), "../p/" + token);
    }
    page.smallPrint(look.texts().of("unsubscribe.service"));
    Saving.show(request, 200, page);
  }

  /** What acts. */
  public void post(Context request) throws Refusal {
    posts.take(request, Unsubscribe.class, (link, form) -> act(request, link, form));
  }

  private void act(Context request, Unsubscribe link, Form form) {
    Message message = link.message();
    boolean all = form.says(SCOPE, ALL) || form.says(UNDO, ALL);
    Scope scope = all ? Scope.ALL : link.scope();
    Instant now = clock.instant();
    if (form.says(UNDO, THIS) || form.says(UNDO, ALL)) {
      Html page = look.page("undone.title").text(look.texts().of("undone.text"));
      saving.save(
          request, List.of(Consent.subscribedAgain(message, scope, now)), Count.PREFERENCES, page);
      return;
    }
    Html page = look.page("done.title").text(said("done", message, scope));
    page.button(look.texts().of("done.undo"), false, UNDO, all ? ALL : THIS);
    saving.save(
        request, List.of(Consent.unsubscribed(message, scope, now)), Count.UNSUBSCRIBES, page);
  }

  private String said(String what, Message message, Scope scope) {
    String key = what + '.' + scope.name().toLowerCase(Locale.ROOT);
    return switch (scope) {
      case TOPIC -> look.texts().of(key, look.topic(message.topic()));
      case CHANNEL -> look.texts().of(key, look.texts().channel(message.channel()));
      case ALL -> look.texts().of(key);
    };
  }
}
