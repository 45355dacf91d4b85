package io.beckon.core.read;

import java.util.List;

/** The examples by which the campaign language is defined, word for word. */
final class LanguageExamples {

  /** The complete campaign. */
  static final String CART_RECOVERY =
      """
      campaign: cart-recovery              # id, stable; [team:]name
      description: Bring back shoppers who leave a cart
      owner: lifecycle@example.com
      category: marketing                  # marketing (default) | transactional
      topic: offers                        # subscription topic that the user may switch off
      priority: 50                         # who goes first when a cap leaves room for fewer
      trigger: {event: cart_item_added, where: event.price >= 20}
      per: cart_id                         # a journey per cart
      while_inside: restart                # ignore (default) | restart
      frequency: always                    # once (default) | always | 7d
      control: 10%                         # these walk the journey, their messages are ghosts
      audience:                            # all must hold
        - profile.address.country == "GB"
        - not: {did: order_placed, within: 24h}
      goal: {event: order_placed, within: 7d, value: event.total}   # success; ends the journey
      exit:
        - {event: account_closed}
      limits: {per_user: 3, per_hour: 50000}
      steps:
        - wait: 1h
        - send: email
          template: cart-first             # the step's id is the template's name
        - wait: {since_start: 24h}
        - send: email
          template: cart-second
          when: {not: {did: support_ticket_opened, since: start}}
        - wait_for: {clicked: cart-second, within: 24h}
          then: [{exit: clicked}]
          otherwise: [{send: push, template: cart-push}]
        - split:
            - {name: five, weight: 50, set: {journey.percent: 5}}
            - {name: ten, weight: 50, set: {journey.percent: 10}}
        - wait: {since_start: 72h}
        - send: [email, sms]               # the first on which the user can be reached
          template: cart-offer
          expires_after: 6h
      """;

  static final List<String> TRIGGERS =
      List.of(
          "{event: content_downloaded, where: event.kind == \"whitepaper\"}",
          "{event: product_viewed, times: 3, within: 7d, same: product_id, unless: order_placed}",
          "{inactive: 30d, without: [page_viewed, screen_viewed]}",
          "{inactive: 5d, after: signed_up, without: setup_done}",
          "{enters: high-value}",
          "{leaves: newsletter-readers}",
          "{date: profile.birthday, every: year, offset: -3d, at: \"09:00\"}",
          "{date: {first: order_placed}, every: year, at: \"09:00\"}",
          "{item: price_dropped, id: product_id,"
              + " watched_by: {did: product_viewed, within: 30d}}",
          "{item: price_dropped, id: product_id, where: event.price < event.seen.price,"
              + " watched_by: {did: wished, where: event.list, within: 30d, unless: unwished}}",
          "{sequence: [{event: pricing_viewed}, {event: contact_viewed, times: 2, same: session_id,"
              + " as: visits}, {absent: demo_booked, within: 2h}], within: 7d}",
          "{sequence: [{event: a, as: one}, {event: b, optional: true}, {event: c, times:"
              + " {at_least: 2}}, {absent: d, where: event.x == matched.one.x}, {event: e}],"
              + " within: 7d, same: y, after_match: skip_past_last}");

  static final List<String> CLAUSES =
      List.of(
          "profile.plan == \"pro\"",
          "{did: order_placed, where: event.total > 50, within: 90d}",
          "{did: login, times: 3, within: 7d}",
          "{did: login, times: {at_most: 2}, within: 7d}",
          "{did: login, times: {exactly: 1}, within: 7d}",
          "{did: order_placed, since: start}",
          "{did: order_placed, since: last_send}",
          "{sum: order_placed.total, within: 90d, over: 500}",
          "{min: order_placed.total, under: 5}",
          "{max: order_placed.total, over: 99.5}",
          "{last: order_placed.currency, equals: GBP}",
          "{distinct: order_placed.sku, equals: 3}",
          "{first: order_placed, before: 365d}",
          "{last: login, before: 30d}",
          "{in: high-value}",
          "{received: welcome, within: 14d}",
          "{opened: welcome}",
          "{clicked: cart-second}",
          "{not: {in: high-value}}",
          "{any: [profile.vip, {in: high-value}]}",
          "{all: [profile.vip, {in: high-value}]}",
          "[profile.vip, {in: high-value}]");

  static final List<String> STEPS =
      List.of(
          "{wait: 1h}",
          "{wait: {since_start: 24h}}",
          "{wait: {until: \"09:00\", days: [tue, wed]}}",
          "{wait: {until: profile.trial_ends_at, offset: -3d, if_past: skip}}",
          "{wait: {until: profile.trial_ends_at, offset: -3d, if_past: now}}",
          "{wait_for: {event: login, where: event.app, within: 24h}, then: [], otherwise: []}",
          "{wait_for: {opened: hello, within: 24h}, otherwise: [{exit: not opened}]}",
          "{branch: [{when: {did: login, since: start}, steps: []}, {otherwise: []}]}",
          "{send: email, template: a, id: b, when: profile.vip, category: transactional,"
              + " topic: tips, expires_after: 6h, vary: {subject: {a: Hello, b: Welcome}}}",
          "{call: sales}",
          "{set: {profile.tier: gold, journey.total: trigger.total}}",
          "{emit: {event: offer_made, properties: {percent: 5, total: trigger.total}}}",
          "{subscription: {status: sunset}}",
          "{subscription: {status: subscribed, topic: offers}}",
          "{subscription: {status: unsubscribed, topic: offers}}");

  static final List<String> EXISTING = List.of("skip", "enter", "{enter: spread, over: 14d}");

  static final String SEGMENT =
      """
      segment: high-value
      who: [{sum: order_placed.total, within: 90d, over: 500}]
      """;

  static final String POLICY =
      """
      policy: default
      timezone: Europe/London                # where a profile has none
      consent: {email: opt_out, sms: opt_in, push: opt_in}      # the default
      quiet_hours: {from: "21:00", to: "08:00", then: hold, channels: [sms, push]}
      caps: [{per_user: 2, within: 48h, then: hold}, {per_user: 1, within: 7d, channel: sms, then: drop}]
      topics: [offers, tips, newsletter]
      sunset: {allow: [announcements]}
      holdout: 2%                            # no marketing at all, for measuring
      destinations: {sales: {webhook: "https://crm.example/hooks/beckon", key: SALES_KEY}}
      test_users: [qa-1]                     # bypass caps and quiet hours, counted nowhere
      """;

  static final String PLAN =
      """
      plan: shop                             # the tracking plan
      events:
        order_placed:
          also: [Order Completed]            # other spellings that producers send
          keep: 400d                         # history kept whether or not a campaign asks for it
          properties: {order_id: string!, total: number!, currency: {type: string, allowed: [GBP, EUR]}, items: [{sku: string!, name: string, price: number, quantity: number}]}
      profile: {plan: {type: string, allowed: [starter, pro]}, birthday: date}
      breaks: set_aside                      # set_aside | warn
      """;

  private LanguageExamples() {}

  static String campaignWithTrigger(String trigger) {
    return "campaign: a\ntrigger: " + trigger + "\nsteps: [{send: email, template: hello}]\n";
  }

  static String campaignWithClause(String clause) {
    return CampaignReaderTest.minimal("audience: " + clause);
  }

  static String campaignWithStep(String step) {
    return "campaign: a\ntrigger: {event: signed_up}\nsteps:\n  - "
        + step
        + "\n  - {send: email, template: hello}\n";
  }

  static String campaignWithExisting(String existing) {
    return "campaign: a\ntrigger: {inactive: 30d}\nexisting: "
        + existing
        + "\nsteps: [{send: email, template: hello}]\n";
  }
}
