package io.beckon.gateway.page;

import io.beckon.gateway.hit.HitPages;
import io.beckon.gateway.http.Counters;
import io.beckon.gateway.http.Counters.Count;
import io.beckon.gateway.http.Refusal;
import io.beckon.gateway.log.EventLog;
import io.beckon.gateway.log.LogRecord;
import io.beckon.link.Link.Preferences;
import io.beckon.link.Link.Scope;
import io.beckon.link.Message;
import io.javalin.http.Context;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What to get, and how often. The page does not know what was chosen before, and would tell it to
 * whoever a mail was forwarded to; so it asks for changes, and what is not touched stays.
 */
public final class PreferencePages {

  private static final String OFTEN = "often";
  private static final String TOPIC = "topic.";
  private static final String ALL = "all";
  private static final String YES = "yes";

  private final HitPages hits;
  private final Posts posts;
  private final Saving saving;
  private final Look look;
  private final InstantSource clock;

  public PreferencePages(
      HitPages hits, Posts posts, EventLog log, Counters counters, Look look, InstantSource clock) {
    this.hits = hits;
    this.posts = posts;
    this.saving = new Saving(log, counters, look);
    this.look = look;
    this.clock = clock;
  }

  /** The page that asks. */
  public void get(Context request) {
    Optional<Preferences> link = hits.link(request, Preferences.class);
    if (link.isEmpty()) {
      return;
    }
    hits.note(request, link.get());
    PageTexts texts = look.texts();
    Html page = look.page("preferences.title");
    if (look.hasPreferences()) {
      page.text(texts.of("preferences.intro")).beginForm();
      offer(page, texts);
      page.submit(texts.of("preferences.button"), true).endForm();
    }
    page.button(texts.of("preferences.all"), false, ALL, YES);
    page.smallPrint(texts.of("unsubscribe.service"));
    Saving.show(request, 200, page);
  }

  private void offer(Html page, PageTexts texts) {
    if (look.lessOften()) {
      page.beginGroup(texts.of("often.legend"));
      page.choice(
          OFTEN,
          "",
          "same",
          texts.of("often.same"),
          "less",
          texts.of("often.less"),
          "more",
          texts.of("often.more"));
      page.endGroup();
    }
    if (!look.topics().isEmpty()) {
      page.beginGroup(texts.of("topics.legend"));
      look.topics()
          .forEach(
              (topic, words) ->
                  page.choice(
                      TOPIC + topic,
                      words,
                      "same",
                      texts.of("topic.same"),
                      YES,
                      texts.of("topic.yes"),
                      "no",
                      texts.of("topic.no")));
      page.endGroup();
    }
  }

  /** What acts. */
  public void post(Context request) throws Refusal {
    posts.take(request, Preferences.class, (link, form) -> act(request, link, form));
  }

  private void act(Context request, Preferences link, Form form) {
    Message message = link.message();
    Instant now = clock.instant();
    if (form.says(ALL, YES)) {
      Html page = look.page("done.title").text(look.texts().of("done.all"));
      saving.save(
          request,
          List.of(Consent.unsubscribed(message, Scope.ALL, now)),
          Count.UNSUBSCRIBES,
          page);
      return;
    }
    Html page = look.page("saved.title").text(look.texts().of("saved.text"));
    page.link(look.texts().of("saved.back"), request.pathParam("token"));
    saving.save(request, records(message, form, now), Count.PREFERENCES, page);
  }

  private List<LogRecord> records(Message message, Form form, Instant now) {
    List<LogRecord> records = new ArrayList<>();
    Boolean less = null;
    if (look.lessOften() && (form.says(OFTEN, "less") || form.says(OFTEN, "more"))) {
      less = form.says(OFTEN, "less");
      records.add(Consent.lessOften(message, less, now));
    }
    for (String topic : look.topics().keySet()) {
      if (form.says(TOPIC + topic, YES) || form.says(TOPIC + topic, "no")) {
        records.add(Consent.topic(message, topic, form.says(TOPIC + topic, YES), now));
      }
    }
    records.add(Consent.saved(message, less, now));
    return records;
  }
}
