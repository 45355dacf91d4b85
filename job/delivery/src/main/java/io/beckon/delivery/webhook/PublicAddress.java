package io.beckon.delivery.webhook;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;

/**
 * Tells addresses of the internet from those of a house: a destination whose name leads into the
 * house, by mistake or by somebody's DNS, is not called.
 *
 * <p>The name is looked up again when the connection is made; Java answers that from the same
 * look-up for 30 s, unless {@code networkaddress.cache.ttl} says otherwise.
 */
final class PublicAddress {

  /** First bytes and how many bits of them count. */
  private record Block(byte[] first, int bits) {
    static Block of(int bits, int... bytes) {
      byte[] first = new byte[bytes.length];
      for (int i = 0; i < bytes.length; i++) {
        first[i] = (byte) bytes[i];
      }
      return new Block(first, bits);
    }

    boolean holds(byte[] address) {
      for (int bit = 0; bit < bits; bit++) {
        int mask = 0x80 >> bit % 8;
        if ((address[bit / 8] & mask) != (first[bit / 8] & mask)) {
          return false;
        }
      }
      return true;
    }
  }

  private static final List<Block> HOUSE_4 =
      List.of(
          Block.of(8, 0),
          Block.of(8, 10),
          Block.of(10, 100, 64),
          Block.of(8, 127),
          Block.of(16, 169, 254),
          Block.of(12, 172, 16),
          Block.of(24, 192, 0, 0),
          Block.of(24, 192, 0, 2),
          Block.of(16, 192, 168),
          Block.of(15, 198, 18),
          Block.of(24, 198, 51, 100),
          Block.of(24, 203, 0, 113),
          Block.of(4, 224),
          Block.of(4, 240));

  /** Only what has been given out; of that not what stands for an address of the older kind. */
  private static final Block GIVEN_OUT_6 = Block.of(3, 0x20);

  private static final List<Block> HOUSE_6 =
      List.of(
          Block.of(32, 0x20, 1, 0, 0), Block.of(32, 0x20, 1, 0x0d, 0xb8), Block.of(16, 0x20, 2));

  private PublicAddress() {}

  /** Whether all addresses of a name are of the internet. */
  static boolean all(String host) throws UnknownHostException {
    return Arrays.stream(InetAddress.getAllByName(host)).allMatch(PublicAddress::is);
  }

  static boolean is(InetAddress address) {
    byte[] bytes = address.getAddress();
    if (bytes.length == 4) {
      return HOUSE_4.stream().noneMatch(block -> block.holds(bytes));
    }
    return GIVEN_OUT_6.holds(bytes) && HOUSE_6.stream().noneMatch(block -> block.holds(bytes));
  }
}
