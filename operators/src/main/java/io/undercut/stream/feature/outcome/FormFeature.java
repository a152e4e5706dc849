package io.undercut.stream.feature.outcome;

import java.util.function.ToDoubleFunction;

/**
 * A feature known before qualifying.
 *
 * @param feature its declaration
 * @param value its value; NaN where it is unknown
 */
record FormFeature(OutcomeFeature feature, ToDoubleFunction<FormView> value) {}
