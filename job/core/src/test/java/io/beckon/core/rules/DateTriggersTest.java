package io.beckon.core.rules;

import static io.beckon.core.rules.Input.event;
import static io.beckon.core.rules.Input.identify;
import static io.beckon.core.rules.Input.until;
import static io.beckon.core.rules.Story.given;

import io.beckon.core.effect.Decision;
import org.junit.jupiter.api.Test;

/** Dates of users: birthdays, renewals, anniversaries, at a local hour. */
class DateTriggersTest {

  private static String shop(String trigger) {
    return """
        campaign: shop
        trigger: %s
        frequency: always
        steps: [{send: email, template: happy}]
        """
        .formatted(trigger);
  }

  @Test
  void aBirthdayComesEveryYearAtALocalHour() {
    given(shop("{date: profile.birthday, every: year, at: \"09:00\"}"))
        .when(identify("birthday", "1990-03-05").at("10:00"), until("800d 00:00"))
        .sends(
            "4d 09:01 shop/happy (4d 09:00)",
            "369d 09:01 shop/happy (369d 09:00)",
            "734d 09:01 shop/happy (734d 09:00)");
  }

  @Test
  void withAnOffsetItComesBefore() {
    given(shop("{date: profile.birthday, every: year, offset: -3d, at: \"09:00\"}"))
        .when(identify("birthday", "1990-03-05").at("10:00"), until("100d 00:00"))
        .sends("1d 09:01 shop/happy (1d 09:00)");
  }

  @Test
  void whatHasPassedWhenItBecameKnownComesNextYear() {
    given(shop("{date: profile.birthday, every: year, at: \"09:00\"}"))
        .when(identify("birthday", "1990-03-01").at("10:00"), until("400d 00:00"))
        .sends("365d 09:01 shop/happy (365d 09:00)");
  }

  @Test
  void knowsTheYears() {
    given(
            """
            campaign: shop
            trigger: {date: profile.birthday, every: year}
            frequency: always
            steps: [{send: email, template: happy, when: trigger.years == 35}]
            """)
        .when(identify("birthday", "1990-03-05").at("10:00"), until("400d 00:00"))
        .sends("4d 00:01 shop/happy (4d 00:00)")
        .decides(Decision.SKIPPED, "369d 00:01 skipped shop/happy (369d 00:00): when");
  }

  @Test
  void isAskedInTheUsersZone() {
    given(shop("{date: profile.birthday, every: year, at: \"09:00\"}"))
        .when(
            identify("birthday", "1990-03-05").with("timezone", "Pacific/Kiritimati").at("10:00"),
            until("100d 00:00"))
        .sends("3d 19:01 shop/happy (3d 19:00)");
  }

  @Test
  void anotherZoneMovesItAndDoesNotBringItTwice() {
    given(shop("{date: profile.birthday, every: year, at: \"09:00\"}"))
        .when(
            identify("birthday", "1990-03-05").at("10:00"),
            identify("timezone", "America/New_York").at("2d 10:00"),
            until("5d 00:00"))
        .sends("4d 14:01 shop/happy (4d 14:00)")
        .when(identify("timezone", "Pacific/Honolulu").at("5d 01:00"), until("100d 00:00"))
        .sends("4d 14:01 shop/happy (4d 14:00)");
  }

  @Test
  void anotherZoneBringsOnNoDateOfLastYear() {
    given(shop("{date: profile.birthday, every: year, at: \"09:00\"}"))
        .when(
            identify("birthday", "1990-03-01").at("10:00"),
            identify("timezone", "America/New_York").at("300d 10:00"),
            until("400d 00:00"))
        .decides(Decision.ENTERED, "365d 14:01 entered shop (365d 14:00)");
  }

  @Test
  void anUnknownZoneIsTheDefault() {
    given(shop("{date: profile.birthday, every: year, at: \"09:00\"}"))
        .when(
            identify("birthday", "1990-03-05").with("timezone", "Mars/Olympus").at("10:00"),
            until("100d 00:00"))
        .sends("4d 09:01 shop/happy (4d 09:00)");
  }

  @Test
  void theTwentyNinthOfFebruaryIsTheTwentyEighthInOtherYears() {
    given(shop("{date: profile.birthday, every: year}"))
        .when(identify("birthday", "2000-02-29").at("10:00"), until("1200d 00:00"))
        .sends(
            "364d 00:01 shop/happy (364d 00:00)",
            "729d 00:01 shop/happy (729d 00:00)",
            "1095d 00:01 shop/happy (1095d 00:00)");
  }

  @Test
  void anotherDateTakesTheOnesPlace() {
    given(shop("{date: profile.birthday, every: year}"))
        .when(
            identify("birthday", "1990-03-05").at("10:00"),
            identify("birthday", "1990-03-10").at("11:00"),
            until("100d 00:00"))
        .sends("9d 00:01 shop/happy (9d 00:00)");
  }

  @Test
  void aDateThatIsTakenBackDoesNotCome() {
    given(shop("{date: profile.birthday, every: year}"))
        .when(
            identify("birthday", "1990-03-05").at("10:00"),
            identify("birthday", null).at("11:00"),
            until("100d 00:00"))
        .sends();
  }

  @Test
  void theSameDateSaidAgainDoesNotComeTwice() {
    given(shop("{date: profile.birthday, every: year}"))
        .when(
            identify("birthday", "1990-03-05").at("10:00"),
            identify("birthday", "1990-03-05").at("4d 12:00"),
            until("100d 00:00"))
        .sends("4d 00:01 shop/happy (4d 00:00)");
  }

  @Test
  void aDateThatWasAnotherMeanwhileDoesNotComeTwiceInItsYear() {
    given(shop("{date: profile.birthday, every: year, at: \"09:00\"}"))
        .when(
            identify("birthday", "1990-03-05").at("10:00"),
            identify("birthday", "1990-03-06").at("4d 10:00"),
            identify("timezone", "Pacific/Honolulu").at("4d 10:01"),
            identify("birthday", "1990-03-05").at("4d 10:02"),
            until("100d 00:00"))
        .sends("4d 09:01 shop/happy (4d 09:00)")
        .when(until("400d 00:00"))
        .sends("4d 09:01 shop/happy (4d 09:00)", "369d 19:01 shop/happy (369d 19:00)");
  }

  @Test
  void norDoesOneThatWasNoneMeanwhile() {
    given(shop("{date: profile.birthday, every: year, at: \"09:00\"}"))
        .when(
            identify("birthday", "1990-03-05").at("10:00"),
            identify("birthday", null).at("4d 10:00"),
            identify("timezone", "Pacific/Honolulu").at("4d 10:01"),
            identify("birthday", "1990-03-05").at("4d 10:02"),
            until("100d 00:00"))
        .sends("4d 09:01 shop/happy (4d 09:00)");
  }

  @Test
  void onceMeansThisDateOnce() {
    given(shop("{date: profile.renews_at, offset: -7d, at: \"10:00\"}"))
        .when(identify("renews_at", "2025-04-01").at("10:00"), until("800d 00:00"))
        .sends("24d 10:01 shop/happy (24d 10:00)")
        .when(identify("renews_at", "2027-07-01").at("800d 10:00"), until("900d 00:00"))
        .sends("24d 10:01 shop/happy (24d 10:00)", "845d 10:01 shop/happy (845d 10:00)");
  }

  @Test
  void whatIsNoDateIsMissing() {
    given(shop("{date: profile.birthday, every: year}"))
        .when(identify("birthday", "in spring").at("10:00"), until("400d 00:00"))
        .sends();
  }

  @Test
  void anAnniversaryOfTheFirstTimeBeginsWithYearOne() {
    given(
            """
            campaign: shop
            trigger: {date: {first: order}, every: year, at: "09:00"}
            frequency: always
            steps: [{send: email, template: first-year, when: trigger.years == 1}, {send: email, template: more}]
            """)
        .when(event("order").at("10:00"), event("order").at("20d 10:00"), until("800d 00:00"))
        .sends(
            "365d 09:01 shop/first-year (365d 09:00)",
            "365d 09:01 shop/more (365d 09:00)",
            "730d 09:01 shop/more (730d 09:00)");
  }

  @Test
  void anOlderFirstTimeThatBecomesKnownLateIsTheAnniversary() {
    given(shop("{date: {first: order}, every: year}"))
        .when(
            event("order").at("10d 10:00"),
            event("order").at("9d 10:00").loggedAt("10d 11:00"),
            until("400d 00:00"))
        .sends("374d 00:01 shop/happy (374d 00:00)");
  }

  @Test
  void whatComesEveryYearComesAgainUnlessTheFileSaysOnce() {
    String yearly =
        """
        campaign: shop
        trigger: {date: profile.birthday, every: year}
        %s
        steps: [{send: email, template: happy}]
        """;
    given(yearly.formatted(""))
        .when(identify("birthday", "1990-03-05").at("10:00"), until("400d 00:00"))
        .sends("4d 00:01 shop/happy (4d 00:00)", "369d 00:01 shop/happy (369d 00:00)");
    given(yearly.formatted("frequency: once"))
        .when(identify("birthday", "1990-03-05").at("10:00"), until("400d 00:00"))
        .sends("4d 00:01 shop/happy (4d 00:00)");
  }

  @Test
  void anotherZoneMakesNoOtherDateOfTheFirstTime() {
    given(shop("{date: {first: order}, at: \"22:18\"}"))
        .when(
            event("order").at("22:13:30"),
            until("22:20"),
            identify("timezone", "Pacific/Kiritimati").at("22:26:30"),
            until("10d 00:00"))
        .sends("22:19 shop/happy (22:18)");
  }

  @Test
  void whatIsNoDateIsNoneAndTheUserLivesOn() {
    given(shop("{date: profile.birthday, every: year, at: \"09:00\"}"))
        .when(
            identify("birthday", Long.MAX_VALUE).at("10:00"),
            identify("birthday", 1e300).at("10:10"),
            identify("birthday", "+999999999-12-31").at("10:20"),
            identify("birthday", "+1000000-01-01T00:00:00Z").at("10:30"),
            identify("birthday", "1990-03-05").at("10:40"),
            until("100d 00:00"))
        .sends("4d 09:01 shop/happy (4d 09:00)");
  }
}
