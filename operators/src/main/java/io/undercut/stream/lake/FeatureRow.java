package io.undercut.stream.lake;

import io.undercut.zoo.example.ExampleKey;

/**
 * A row of a feature set that may lack values.
 *
 * @param key which car and lap
 * @param values features, then labels, in the order of {@link FeatureSetManifest#columns()}; NaN is null
 */
@SuppressWarnings("ArrayRecordComponent")
public record FeatureRow(ExampleKey key, float[] values) {}
