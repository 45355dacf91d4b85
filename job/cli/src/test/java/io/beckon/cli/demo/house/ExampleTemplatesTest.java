package io.beckon.cli.demo.house;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.beckon.cli.campaigns.CampaignEntry;
import io.beckon.cli.demo.machine.DemoFailure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExampleTemplatesTest {

  private static final Path TEMPLATES = Path.of("../../deploy/demo/templates");

  @Test
  void linksLeadToWhereTheShopIsAndItsMailAddressStays() throws IOException {
    List<CampaignEntry> entries = ExampleTemplates.entries(TEMPLATES, "http://127.0.0.1:1234");

    assertThat(entries).hasSize(9);
    assertThat(entries)
        .filteredOn(entry -> text(entry.key()).startsWith("template cart-first@"))
        .singleElement()
        .extracting(entry -> text(entry.value()))
        .asString()
        .contains("action_url: http://127.0.0.1:1234/cart/{{ trigger.cart_id }}")
        .contains("hello@shop.example");
  }

  @Test
  void aTemplateThatCannotBeReadOpensNoShop(@TempDir Path folder) throws IOException {
    Files.createDirectories(folder.resolve("welcome"));
    Files.writeString(folder.resolve("welcome/message.mjml"), "no head");

    assertThatThrownBy(() -> ExampleTemplates.entries(folder, "http://127.0.0.1:1234"))
        .isInstanceOf(DemoFailure.class)
        .hasMessageContaining("are not valid; beckon validate says why");
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
