package io.beckon.template.liquid;

/**
 * A filter that templates may use.
 *
 * @param name as templates write it
 * @param least how many values it needs behind its colon
 * @param most how many it takes
 */
public record FilterKind(String name, int least, int most, FilterFunction function) {}
