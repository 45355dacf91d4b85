package io.beckon.gateway.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.lang.reflect.Proxy;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;

class ReachTest {

  /** A timer asks no more once what it runs has thrown. */
  @Test
  void whateverTheClientThrowsTheTopicIsAskedForAgain() {
    Admin broken =
        (Admin)
            Proxy.newProxyInstance(
                Admin.class.getClassLoader(),
                new Class<?>[] {Admin.class},
                (proxy, method, arguments) -> {
                  throw new IllegalStateException("not foreseen");
                });
    Reach reach = new Reach(broken, "events");

    assertThatCode(reach::look).doesNotThrowAnyException();
    assertThat(reach.isThere()).isFalse();
  }
}
