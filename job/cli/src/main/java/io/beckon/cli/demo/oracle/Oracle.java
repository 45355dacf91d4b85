package io.beckon.cli.demo.oracle;

import io.beckon.cli.demo.shop.ShopEvent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** Says which sends there must be. */
public final class Oracle {

  private Oracle() {}

  /**
   * Every send of the example campaigns.
   *
   * @param written every event, in the order of the log
   * @param edited from which instant of log time on the cart campaign's edit is in force, if it is
   * @param end up to which instant of log time decisions are made, inclusive
   */
  public static List<ExpectedSend> sends(List<ShopEvent> written, OptionalLong edited, long end) {
    List<ShopEvent> drops =
        written.stream().filter(event -> event.name().equals("price_dropped")).toList();
    List<CampaignOracle> campaigns =
        List.of(
            new CartRecoveryOracle(edited),
            new WelcomeOracle(),
            new WinBackOracle(),
            new PriceDropOracle(drops),
            new BasketHelpOracle());
    List<ExpectedSend> sends = new ArrayList<>();
    for (UserLog log : users(written, end)) {
      campaigns.forEach(campaign -> sends.addAll(campaign.allowed(log)));
    }
    return sends;
  }

  /**
   * Who had looked at a thing when its price dropped, and who had not.
   *
   * @param written every event up to then and perhaps more, in the order of the log
   * @param drop the event of the thing
   */
  public static Watchers watchers(List<ShopEvent> written, ShopEvent drop) {
    PriceDropOracle campaign = new PriceDropOracle(List.of(drop));
    Watchers watchers = Watchers.none();
    for (UserLog log : users(written, drop.logTime())) {
      if (PriceDropOracle.look(log, drop).isEmpty()) {
        watchers.others().add(log.userId());
        continue;
      }
      watchers.looked().add(log.userId());
      if (!campaign.allowed(log).isEmpty()) {
        watchers.told().add(log.userId());
      }
    }
    return watchers;
  }

  private static List<UserLog> users(List<ShopEvent> written, long end) {
    Map<String, List<ShopEvent>> users = new LinkedHashMap<>();
    for (ShopEvent event : written) {
      if (event.type() != ShopEvent.Type.ITEM) {
        users.computeIfAbsent(event.userId(), id -> new ArrayList<>()).add(event);
      }
    }
    return users.entrySet().stream()
        .map(user -> new UserLog(user.getKey(), user.getValue(), end))
        .toList();
  }
}
