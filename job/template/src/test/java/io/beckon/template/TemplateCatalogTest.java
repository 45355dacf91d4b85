package io.beckon.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The version of a message is the one in force when it was decided. */
class TemplateCatalogTest {

  private final TemplateCatalog catalog = new TemplateCatalog();

  private static MessageTemplate saying(String words) {
    return Shop.saying("<p>" + words + "</p>");
  }

  private static Instant at(long seconds) {
    return Shop.NOON.plusSeconds(seconds);
  }

  private Optional<String> found(long seconds) {
    return catalog.find("test", at(seconds)).map(MessageTemplate::version);
  }

  @Test
  void aVersionIsInForceUntilTheNextOneIs() {
    MessageTemplate first = saying("first");
    MessageTemplate second = saying("second");
    catalog.publish(first, at(10));
    catalog.publish(second, at(20));

    assertThat(found(9)).isEmpty();
    assertThat(found(10)).contains(first.version());
    assertThat(found(19)).contains(first.version());
    assertThat(found(20)).contains(second.version());
    assertThat(catalog.find("other", at(20))).isEmpty();
  }

  @Test
  void theOrderOfPublishingDoesNotMatterButAtOneInstant() {
    MessageTemplate first = saying("first");
    MessageTemplate second = saying("second");
    MessageTemplate third = saying("third");
    catalog.publish(second, at(20));
    catalog.publish(first, at(10));
    catalog.publish(third, at(20));

    assertThat(found(15)).contains(first.version());
    assertThat(found(20)).contains(third.version());
  }

  @Test
  void aLogThatIsReadTwiceChangesNothing() {
    MessageTemplate first = saying("first");
    MessageTemplate second = saying("second");
    catalog.publish(first, at(10));
    catalog.publish(second, at(10));
    catalog.publish(first, at(10));

    assertThat(found(10)).contains(second.version());
  }

  @Test
  void whatNoMessageCanAskForIsForgotten() {
    MessageTemplate first = saying("first");
    MessageTemplate second = saying("second");
    catalog.publish(first, at(10));
    catalog.publish(second, at(20));

    catalog.forgetBefore(at(19));
    assertThat(found(15)).contains(first.version());
    catalog.forgetBefore(at(20));
    assertThat(found(15)).isEmpty();
    assertThat(found(25)).contains(second.version());
  }

  @Test
  void theFingerprintCoversWhatIsIncludedAndNothingElse() {
    String page = "---\nfrom: a@b\nsubject: x\ncategory: transactional\n---\n{% include 'hi' %}";
    MessageTemplate one =
        new Shop().with("t/message.html", page).with("snippets/hi.html", "Hi").template();
    MessageTemplate same =
        new Shop()
            .with("t/message.html", page)
            .with("snippets/hi.html", "Hi")
            .with("snippets/unused.html", "x")
            .template();
    MessageTemplate other =
        new Shop().with("t/message.html", page).with("snippets/hi.html", "Hello").template();

    assertThat(one.version()).isEqualTo(same.version()).hasSize(16);
    assertThat(other.version()).isNotEqualTo(one.version());
    assertThat(one.files())
        .extracting(TemplateFile::path)
        .containsExactly("t/message.html", "snippets/hi.html");
  }
}
