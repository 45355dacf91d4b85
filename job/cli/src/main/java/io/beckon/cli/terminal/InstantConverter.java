package io.beckon.cli.terminal;

import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Instants of the command line: with a zone, since a log has none of its own. */
public final class InstantConverter implements ITypeConverter<OffsetDateTime> {

  @Override
  public OffsetDateTime convert(String text) {
    try {
      return OffsetDateTime.parse(text);
    } catch (DateTimeParseException e) {
      throw new TypeConversionException(
          "'" + text + "' is not an instant such as 2025-03-01T10:00Z");
    }
  }
}
