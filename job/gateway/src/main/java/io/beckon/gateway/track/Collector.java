package io.beckon.gateway.track;

import io.beckon.gateway.http.Addresses;
import io.beckon.gateway.http.Answers;
import io.beckon.gateway.http.Bodies;
import io.beckon.gateway.http.Counters;
import io.beckon.gateway.http.Counters.Count;
import io.beckon.gateway.http.Refusal;
import io.beckon.gateway.http.Secrets;
import io.beckon.gateway.log.EventLog;
import io.beckon.gateway.log.LogRecord;
import io.beckon.gateway.track.WriteKeys.WriteKey;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Takes events as Segment's libraries send them. It answers 200 when the log has all that is right
 * in a request, 400 where nothing is. Of a batch what is wrong is named with its place, and takes
 * nothing else with it.
 */
public final class Collector {

  /** Bytes of a batch, unpacked. */
  static final int MAX_BATCH = 500 * 1024;

  /** Of what is wrong in a batch, so many are named. */
  private static final int NAMED = 20;

  private final WriteKeys keys;
  private final Limits limits;
  private final Addresses addresses;
  private final Bodies bodies;
  private final EventLog log;
  private final Counters counters;
  private final InstantSource clock;
  private final SegmentCalls calls = new SegmentCalls();

  /**
   * A collector.
   *
   * @param addresses whom limits are about
   */
  public Collector(
      WriteKeys keys,
      Limits limits,
      Addresses addresses,
      Bodies bodies,
      EventLog log,
      Counters counters,
      InstantSource clock) {
    this.keys = keys;
    this.limits = limits;
    this.addresses = addresses;
    this.bodies = bodies;
    this.log = log;
    this.counters = counters;
    this.clock = clock;
  }

  /** Takes one message, of the call that the path names: {@code track}. */
  public Handler one(String path) {
    Call call = Call.of(path).orElseThrow();
    return request -> {
      limits.request(addresses.of(request));
      Optional<WriteKey> key = inHeader(request);
      bodies.read(request, SegmentCalls.MAX_MESSAGE, body -> takeOne(request, call, key, body));
    };
  }

  /** Takes a batch. */
  public Handler batch() {
    return request -> {
      limits.request(addresses.of(request));
      Optional<WriteKey> key = inHeader(request);
      bodies.read(request, MAX_BATCH, body -> takeBatch(request, key, body));
    };
  }

  private void takeOne(Context request, Call call, Optional<WriteKey> inHeader, byte[] body)
      throws Refusal {
    try {
      Map<String, Object> message = SegmentCalls.read(body);
      WriteKey key = inHeader.isPresent() ? inHeader.get() : inBody(message.get("writeKey"));
      limits.messages(key, addresses.of(request), 1);
      Instant now = clock.instant();
      LogRecord record = calls.record(message, Optional.of(call), null, key.web(), now);
      append(request, List.of(record), Map.of("success", true));
    } catch (BadMessageException e) {
      counters.add(Count.MESSAGES_REFUSED);
      throw Refusal.of(400, e.getMessage());
    }
  }

  private void takeBatch(Context request, Optional<WriteKey> inHeader, byte[] body) throws Refusal {
    Batch batch;
    try {
      batch = Batch.read(body);
    } catch (BadMessageException e) {
      counters.add(Count.MESSAGES_REFUSED);
      throw Refusal.of(400, e.getMessage());
    }
    WriteKey key = inHeader.isPresent() ? inHeader.get() : inBody(batch.writeKey());
    limits.messages(key, addresses.of(request), batch.messages().size());
    List<LogRecord> records = new ArrayList<>();
    List<Object> refused = new ArrayList<>();
    int wrong = 0;
    Instant now = clock.instant();
    for (int i = 0; i < batch.messages().size(); i++) {
      try {
        Map<String, Object> message = SegmentCalls.read(utf8(batch.messages().get(i)));
        records.add(calls.record(message, Optional.empty(), batch.sentAt(), key.web(), now));
      } catch (BadMessageException e) {
        if (wrong++ < NAMED) {
          Map<String, Object> place = new LinkedHashMap<>();
          place.put("index", (long) i);
          place.put("error", e.getMessage());
          refused.add(place);
        }
      }
    }
    counters.add(Count.MESSAGES_REFUSED, wrong);
    Map<String, Object> answer = new LinkedHashMap<>();
    boolean nothing = records.isEmpty() && wrong > 0;
    answer.put("success", !nothing);
    if (nothing) {
      answer.put("error", "Nothing in the batch is right");
    }
    if (wrong > 0) {
      answer.put("accepted", (long) records.size());
      answer.put("refused", (long) wrong);
      answer.put("errors", refused);
    }
    if (nothing) {
      Answers.json(request, 400, answer);
    } else {
      append(request, records, answer);
    }
  }

  private static byte[] utf8(String json) {
    return json.getBytes(StandardCharsets.UTF_8);
  }

  /** The key of a request that says one in its head: who is not known sends no body. */
  private Optional<WriteKey> inHeader(Context request) throws Refusal {
    Optional<String> given = Secrets.basic(request.header("Authorization")).map(pair -> pair[0]);
    return given.isEmpty() ? Optional.empty() : Optional.of(known(given));
  }

  /** Libraries in browsers send no header, since that would cost them a request more. */
  private WriteKey inBody(Object writeKey) throws Refusal {
    return known(writeKey instanceof String text ? Optional.of(text) : Optional.empty());
  }

  private WriteKey known(Optional<String> given) throws Refusal {
    return given
        .flatMap(keys::find)
        .orElseThrow(
            () ->
                Refusal.of(
                    401, "The write key is not known here; it is the name in basic authorization"));
  }

  private void append(Context request, List<LogRecord> records, Map<String, Object> answer) {
    request.future(
        () ->
            log.append(records)
                .thenAccept(
                    done -> {
                      counters.add(Count.MESSAGES, records.size());
                      Answers.json(request, 200, answer);
                    })
                .exceptionally(failure -> Answers.failed(request, failure, counters)));
  }
}
