package io.undercut.stream.feature.lap;

import java.util.function.ToDoubleFunction;

/**
 * A feature that needs races before this one.
 *
 * @param feature its declaration
 * @param value its value; NaN where it is unknown
 */
record PriorFeature(LapFeature feature, ToDoubleFunction<PriorView> value) {}
