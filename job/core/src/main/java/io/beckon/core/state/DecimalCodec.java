package io.beckon.core.state;

import io.beckon.core.codec.ByteReader;
import io.beckon.core.codec.ByteWriter;
import java.math.BigDecimal;
import java.math.BigInteger;

/** Decimals as bytes: the scale, and the digits behind their length; equal ones are equal there. */
final class DecimalCodec {

  private DecimalCodec() {}

  static void write(BigDecimal decimal, ByteWriter to) {
    BigDecimal shortest = decimal.stripTrailingZeros();
    to.signed(shortest.scale()).bytes(shortest.unscaledValue().toByteArray());
  }

  static BigDecimal read(ByteReader from) {
    int scale = Math.toIntExact(from.signed());
    return new BigDecimal(new BigInteger(from.bytes()), scale);
  }
}
