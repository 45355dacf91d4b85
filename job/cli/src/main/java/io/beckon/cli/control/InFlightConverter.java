package io.beckon.cli.control;

import io.beckon.core.model.InFlight;
import io.beckon.engine.record.InFlightWords;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** What becomes of running journeys, on the command line: finish or stop. */
final class InFlightConverter implements ITypeConverter<InFlight> {

  @Override
  public InFlight convert(String text) {
    return InFlightWords.read(text)
        .orElseThrow(
            () -> new TypeConversionException("'" + text + "' is neither finish nor stop"));
  }
}
