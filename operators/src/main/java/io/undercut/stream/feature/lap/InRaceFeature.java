package io.undercut.stream.feature.lap;

import java.util.function.ToDoubleFunction;

/**
 * A feature that needs this race only.
 *
 * @param feature its declaration
 * @param value its value; NaN where it is unknown
 */
record InRaceFeature(LapFeature feature, ToDoubleFunction<LapView> value) {}
