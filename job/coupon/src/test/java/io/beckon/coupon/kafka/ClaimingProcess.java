package io.beckon.coupon.kafka;

import java.util.Properties;

/** A worker that a test can kill: claims a code for one command after another, and says each. */
final class ClaimingProcess {

  private ClaimingProcess() {}

  /**
   * Claims.
   *
   * @param arguments the brokers, the topic, and how many commands
   */
  public static void main(String[] arguments) throws Exception {
    Properties clients = new Properties();
    clients.put("bootstrap.servers", arguments[0]);
    try (CouponLog log = CouponLog.open(arguments[1], clients, standing -> {})) {
      for (int i = 0; i < Integer.parseInt(arguments[2]); i++) {
        String command = "command-" + i;
        System.out.println(command + " " + log.claim("summer", command).orElse("none"));
      }
    }
    System.out.println("done");
  }
}
