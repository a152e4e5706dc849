package io.undercut.stream.featureset;

import io.undercut.zoo.example.LabelledExample;
import io.undercut.zoo.example.RowKey;
import java.util.Arrays;

/**
 * A row of a feature set that may lack values.
 *
 * @param key which row
 * @param values features, then labels, in the order of {@link FeatureSetManifest#columns()}; NaN is null
 */
@SuppressWarnings("ArrayRecordComponent")
public record FeatureRow(RowKey key, float[] values) {
    /** The row of an example. */
    public static FeatureRow of(LabelledExample example) {
        float[] values = Arrays.copyOf(example.features(), example.features().length + 1);
        values[values.length - 1] = example.label();
        return new FeatureRow(example.key(), values);
    }
}
