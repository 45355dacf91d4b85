package io.beckon.cli.demo.oracle;

import io.beckon.cli.demo.shop.ShopEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The first sign-up: a letter at once, one a day later unless everything is set up by then, one two
 * days after that; closing the account ends it.
 */
final class WelcomeOracle implements CampaignOracle {

  private static final long DAY = Duration.ofDays(1).toMillis();

  @Override
  public List<ExpectedSend> sends(UserLog log) {
    for (int place = 0; place < log.size(); place++) {
      if (log.starts(place, "signed_up")) {
        return letters(log, place);
      }
    }
    return List.of();
  }

  @Override
  public String topic() {
    return "tips";
  }

  private static List<ExpectedSend> letters(UserLog log, int start) {
    ShopEvent signUp = log.at(start);
    int closed = log.next(start, event -> event.name().equals("account_closed"));
    long second = signUp.time() + DAY;
    long third = second + 2 * DAY;
    long secondDecided = Math.max(second, signUp.logTime()) + GRACE;
    long thirdDecided = Math.max(third + GRACE, secondDecided);

    List<ExpectedSend> letters = new ArrayList<>();
    letters.add(send(log, "welcome", signUp.time(), signUp.logTime()));
    int place = log.placeOf(secondDecided);
    if (place > closed || !log.reaches(secondDecided)) {
      return letters;
    }
    if (!log.did("setup_done", Long.MIN_VALUE, place)) {
      letters.add(send(log, "setup-help", second, secondDecided));
    }
    if (log.placeOf(thirdDecided) <= closed && log.reaches(thirdDecided)) {
      letters.add(send(log, "check-in", third, thirdDecided));
    }
    return letters;
  }

  private static ExpectedSend send(UserLog log, String step, long due, long decided) {
    return new ExpectedSend(log.userId(), "welcome", step, due, decided);
  }
}
