package io.beckon.cli.files;

import static org.assertj.core.api.Assertions.assertThat;

import io.beckon.cli.Called;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Templates beside campaigns. */
class TemplateCommandsTest {

  private static final String PLAN =
      """
      plan: shop
      events: {order_placed: {properties: {total: number!, currency: string}}}
      profile: {plan: string}
      """;

  private static final String CAMPAIGN =
      """
      campaign: thanks
      trigger: {event: order_placed}
      steps:
        - send: email
          template: thanks
          vary: {subject: {a: "Thank you", b: "{{ profile.firstName }}, thank you"}}
      """;

  private static final String HTML =
      """
      ---
      from: The Shop <hello@shop.example>
      subject: Thank you
      ---
      <p>{{ profile.firstName | default: "Hello" }}: {{ trigger.total | money: "EUR" }}</p>
      <a href="{{ unsubscribe_url }}">Unsubscribe</a>
      """;

  @TempDir Path folder;

  @BeforeEach
  void shop() throws IOException {
    write("campaigns/plan.yaml", PLAN);
    write("campaigns/thanks/campaign.yaml", CAMPAIGN);
    write("templates/thanks/message.html", HTML);
  }

  /** A folder that somebody sent must not bring along what lies elsewhere on this machine. */
  @Test
  void aLinkOutOfTheFolderIsNotFollowed() throws IOException {
    Path secret = write("secret.txt", "of the machine");
    Path link = folder.resolve("templates/thanks/message.txt");
    Files.createSymbolicLink(link, secret);

    Called called = Called.beckon("validate", folder);

    assertThat(called.exitCode()).isEqualTo(1);
    assertThat(called.err())
        .contains("message.txt is a link that leads out of", "copy the file")
        .doesNotContain("of the machine");
  }

  @Test
  void aLinkWithinTheFolderIs() throws IOException {
    Path shown =
        write("templates/.data/message.txt", "{{ profile.nonsense }} {{ unsubscribe_url }}");
    Files.createSymbolicLink(folder.resolve("templates/thanks/message.txt"), shown);

    Called called = Called.beckon("validate", folder);

    assertThat(called.err() + called.out()).contains("thanks/message.txt:1:", "`nonsense`");
  }

  @Test
  void validateChecksBoth() {
    Called called = Called.beckon("validate", folder);

    assertThat(called.err()).isEmpty();
    assertThat(called.exitCode()).isZero();
    assertThat(called.out().lines())
        .map(line -> line.replaceAll("  [0-9a-f]{16}  .*", ""))
        .containsExactly("ok  thanks", "ok  tracking plan shop", "ok  template thanks");
  }

  @Test
  void aPropertyThatTheTriggerDoesNotHave() throws IOException {
    write("templates/thanks/message.html", HTML.replace("trigger.total", "trigger.totl"));

    Called called = Called.beckon("validate", folder);

    assertThat(called.exitCode()).isEqualTo(1);
    assertThat(called.err())
        .contains(
            folder.resolve("templates/thanks/message.html")
                + ":5:59: `totl` is no property of `order_placed`")
        .contains("did you mean `total`?")
        .contains("1 problem");
  }

  @Test
  void templatesAlone() {
    Called called = Called.beckon("validate", folder.resolve("templates"));

    assertThat(called.exitCode()).as(called.err()).isZero();
    assertThat(called.out()).startsWith("ok  template thanks  ").hasLineCount(1);
  }

  @Test
  void oneTemplateAlone() throws IOException {
    write("templates/other/message.html", HTML);

    Called called = Called.beckon("validate", folder.resolve("templates/thanks"));

    assertThat(called.out()).startsWith("ok  template thanks  ").hasLineCount(1);
  }

  @Test
  void aTemplateThatIsNotThere() throws IOException {
    write(
        "campaigns/thanks/campaign.yaml", CAMPAIGN.replace("template: thanks", "template: thank"));

    Called called = Called.beckon("validate", folder);

    assertThat(called.exitCode()).isZero();
    assertThat(called.err())
        .contains(
            "warning: The campaign thanks sends thank, and there is no such template here;"
                + " did you mean thanks?");
  }

  @Test
  void aVariedSubjectThatSaysWhatNobodyKnows() throws IOException {
    write("campaigns/thanks/campaign.yaml", CAMPAIGN.replace("firstName", "frist_name"));

    assertThat(Called.beckon("validate", folder).err())
        .contains("in `vary`: `frist_name` is no attribute")
        .contains("did you mean `firstName`?");
  }

  @Test
  void aVariedSubjectWithACodeThatTheTemplateDoesNotAskFor() throws IOException {
    write(
        "campaigns/thanks/campaign.yaml",
        CAMPAIGN.replace("{{ profile.firstName }}", "{{ coupon.summer }}"));

    assertThat(Called.beckon("validate", folder).err())
        .contains("in `vary`: the template asks for no code of the pool `summer`")
        .contains("write `{{ coupon.summer }}` in the template too");

    write("templates/thanks/message.html", HTML + "{{ coupon.summer }}");
    Called called = Called.beckon("validate", folder);
    assertThat(called.exitCode()).as(called.err()).isZero();
  }

  @Test
  void marketingWithoutAWayOut() throws IOException {
    write(
        "templates/thanks/message.html",
        HTML.replace("subject:", "category: transactional\nsubject:")
            .replaceAll("<a .*</a>\n", ""));

    assertThat(Called.beckon("validate", folder).err())
        .contains("`thanks` goes out as marketing, and its template says `transactional`");
  }

  @Test
  void aFolderThatIsCalledTemplatesByChance() throws IOException {
    write("templates2/templates/a.yaml", CAMPAIGN);

    Called called = Called.beckon("validate", folder.resolve("templates2/templates"));

    assertThat(called.out()).startsWith("ok  thanks");
  }

  private Path write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }
}
