package io.undercut.stream.feature.outcome;

import java.util.function.ToDoubleFunction;

/**
 * A feature known before the start.
 *
 * @param feature its declaration
 * @param value its value; NaN where it is unknown
 */
record StartFeature(OutcomeFeature feature, ToDoubleFunction<StartView> value) {}
