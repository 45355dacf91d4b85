package io.beckon.core.read;

import java.util.Optional;
import java.util.function.Function;

/**
 * One kind of step, clause, trigger or exit.
 *
 * @param keys what it may say; its leading key tells it from the other kinds
 * @param reader reads a mapping with these keys; adds a problem and gives nothing where it cannot
 */
record Kind<T>(Keys keys, Function<YamlMapping, Optional<? extends T>> reader) {}
