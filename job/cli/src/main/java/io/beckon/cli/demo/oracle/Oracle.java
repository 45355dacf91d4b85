package io.beckon.cli.demo.oracle;

import io.beckon.cli.demo.shop.ShopEvent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Says which sends there must be. */
public final class Oracle {

  private static final List<CampaignOracle> CAMPAIGNS =
      List.of(new CartRecoveryOracle(), new WelcomeOracle(), new WinBackOracle());

  private Oracle() {}

  /**
   * Every send of the example campaigns.
   *
   * @param written every event, in the order of the log
   * @param end up to which instant of log time decisions are made, inclusive
   */
  public static List<ExpectedSend> sends(List<ShopEvent> written, long end) {
    Map<String, List<ShopEvent>> users = new LinkedHashMap<>();
    for (ShopEvent event : written) {
      users.computeIfAbsent(event.userId(), id -> new ArrayList<>()).add(event);
    }
    List<ExpectedSend> sends = new ArrayList<>();
    users.forEach(
        (user, events) -> {
          UserLog log = new UserLog(user, events, end);
          CAMPAIGNS.forEach(campaign -> sends.addAll(campaign.sends(log)));
        });
    return sends;
  }
}
