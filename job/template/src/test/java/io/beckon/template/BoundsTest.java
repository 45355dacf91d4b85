package io.beckon.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.beckon.template.RenderException.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Templates and values that would never end, or take all the memory. */
class BoundsTest {

  private static void isRefused(String html, Map<String, Object> trigger, Reason reason) {
    MessageTemplate template = Shop.saying(html);
    assertThatThrownBy(() -> template.render(Shop.to(Map.of(), trigger), Shop.LINKS))
        .isInstanceOfSatisfying(
            RenderException.class, e -> assertThat(e.reason()).isEqualTo(reason));
  }

  @Test
  void loopsWithoutEnd() {
    isRefused("{% for i in (1..1000000000) %}{% endfor %}", Map.of(), Reason.TOO_MUCH_WORK);
    isRefused(
        "{% for i in (1..9000) %}{% for j in (1..9000) %}x{% endfor %}{% endfor %}",
        Map.of(), Reason.TOO_MUCH_WORK);
  }

  @Test
  void textsThatGrow() {
    isRefused(
        "{% assign x = 'aaaaaaaaaa' %}"
            + "{% for i in (1..60) %}{% assign x = x | append: x %}{% endfor %}",
        Map.of(), Reason.TOO_LARGE);
    isRefused(
        "{% assign x = trigger.text %}{{ x | replace: 'a', x }}",
        Map.of("text", "a".repeat(50_000)), Reason.TOO_LARGE);
    isRefused(
        "{% for i in (1..1000) %}{{ trigger.text }}{% endfor %}",
        Map.of("text", "a".repeat(50_000)), Reason.TOO_LARGE);
    isRefused(
        "{% for i in (1..2000) %}{% capture x %}{{ trigger.text }}{% endcapture %}{% endfor %}",
        Map.of("text", "a".repeat(50_000)), Reason.TOO_MUCH_WORK);
  }

  @Test
  void listsThatGrow() {
    List<Integer> many = new ArrayList<>();
    for (int i = 0; i < 1_000; i++) {
      many.add(i);
    }
    isRefused(
        "{% assign x = trigger.many %}{% for i in (1..40) %}{% assign x = x | concat: x %}"
            + "{% endfor %}",
        Map.of("many", many), Reason.TOO_LARGE);
    isRefused(
        "{{ trigger.many | join: trigger.text }}",
        Map.of("many", many, "text", "a".repeat(50_000)),
        Reason.TOO_LARGE);
  }

  @Test
  void aPropertyOfTenMegabytes() {
    isRefused("{{ trigger.text }}", Map.of("text", "a".repeat(10_000_000)), Reason.TOO_LARGE);
    isRefused(
        "{{ trigger.text | upcase | size }}",
        Map.of("text", "a".repeat(10_000_000)),
        Reason.TOO_LARGE);
  }

  @Test
  void aNumberOfABillionDigits() {
    isRefused("{{ trigger.points | plus: 1 }}", Map.of("points", "1e999999999"), Reason.BAD_VALUE);
    assertThat(
            Shop.says(
                "{% if trigger.points > 1 %}more{% endif %}",
                Map.of(), Map.of("points", "1e999999999")))
        .isEmpty();
    isRefused(
        "{% assign x = 9 %}{% for i in (1..60) %}{% assign x = x | times: x %}{% endfor %}",
        Map.of(), Reason.BAD_VALUE);
  }

  @Test
  void aTemplateThatNestsWithoutEndIsAProblem() {
    String deep = "{% if profile.a %}".repeat(3_000) + "{% endif %}".repeat(3_000);
    TemplateReading reading =
        new Shop().with("test/message.html", "---\nsubject: x\nfrom: a@b\n---\n" + deep).read();
    assertThat(Shop.said(reading)).contains("nested deeper than 30");

    String brackets = "{{ profile" + "[profile".repeat(200) + "]".repeat(200) + " }}";
    reading =
        new Shop().with("test/message.html", "---\nsubject: x\nfrom: a@b\n---\n" + brackets).read();
    assertThat(reading.isSound()).isFalse();
  }

  @Test
  void snippetsThatIncludeThemselvesAreAProblem() {
    TemplateReading reading =
        new Shop()
            .with("snippets/a.html", "a {% include 'b' %}")
            .with("snippets/b.html", "b {% include 'a' %}")
            .with("test/message.html", "---\nsubject: x\nfrom: a@b\n---\n{% include 'a' %}")
            .read();
    assertThat(Shop.said(reading)).contains("the snippet `a` includes itself");
  }

  @Test
  void noFileIsRead() {
    for (String include :
        List.of(
            "{% include '/etc/hostname' %}",
            "{% include '../../../../etc/hostname' %}",
            "{% include profile.file %}",
            "{% render 'x' %}",
            "{% include_relative /etc/hostname %}")) {
      TemplateReading reading =
          new Shop()
              .with("test/message.html", "---\nsubject: x\nfrom: a@b\n---\n" + include)
              .read();
      assertThat(reading.templates()).as(include).isEmpty();
      assertThat(Shop.said(reading)).contains("test/message.html:5:1");
    }
  }
}
