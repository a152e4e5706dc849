package io.undercut.stream.featureset;

import io.undercut.stream.table.Presence;
import io.undercut.zoo.example.FeatureSchema;
import io.undercut.zoo.example.KeyColumns;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * What the files of a feature set hold.
 *
 * @param record the name of a row in the files' schema; part of their bytes
 * @param key the columns that say which row is which
 * @param presence whether a number may be null
 * @param names columns with numbers, in the order of a row's values
 */
public record FeatureColumns(String record, KeyColumns key, Presence presence, ArrayList<String> names)
        implements Serializable {
    /** Examples to learn from: every feature and the label has a value. */
    public static FeatureColumns examples(FeatureSchema schema) {
        return new FeatureColumns(
                "example", KeyColumns.LAPS, Presence.NEVER_NULL, new ArrayList<>(FeatureTable.floats(schema)));
    }

    /** Rows that may lack values; not-a-number is null. */
    public static FeatureColumns rows(KeyColumns key, List<String> names) {
        return new FeatureColumns("row", key, Presence.OPTIONAL, new ArrayList<>(names));
    }
}
