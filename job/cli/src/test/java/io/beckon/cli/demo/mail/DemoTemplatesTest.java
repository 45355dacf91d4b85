package io.beckon.cli.demo.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoTemplatesTest {

  private static final Path TEMPLATES = Path.of("../../deploy/demo/templates");

  @Test
  void linksLeadToWhereTheShopIsAndAddressesStay(@TempDir Path folder) throws IOException {
    Path copy = DemoTemplates.copy(TEMPLATES, folder, "http://127.0.0.1:1234");

    assertThat(Files.readString(copy.resolve("cart-first/message.mjml")))
        .contains("action_url: http://127.0.0.1:1234/cart/{{ trigger.cart_id }}");
    assertThat(Files.readString(copy.resolve("layouts/base.mjml"))).contains("hello@shop.example");
  }
}
