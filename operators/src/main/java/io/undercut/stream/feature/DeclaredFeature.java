package io.undercut.stream.feature;

import java.util.function.ToDoubleFunction;

/**
 * A feature as it is declared, and how it is computed.
 *
 * @param declaration name, unit, range
 * @param value its value of what is known to it; NaN where it is unknown
 * @param <D> how features of its kind are declared
 * @param <V> what is known to it: a view of the lap, of earlier races, of the start
 */
public record DeclaredFeature<D, V>(D declaration, ToDoubleFunction<V> value) {}
