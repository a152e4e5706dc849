package io.undercut.zoo.evaluation;

import io.undercut.zoo.example.KeyColumns;
import io.undercut.zoo.example.RowKey;
import java.util.Locale;

/** By what results are cut, to see whom a model serves badly. */
public enum SliceDimension {
    CIRCUIT(KeyColumns.CIRCUIT),
    TEAM(KeyColumns.TEAM),
    DRIVER_GROUP(KeyColumns.DRIVER_GROUP),
    COMPOUND(KeyColumns.COMPOUND);

    private final String attribute;

    SliceDimension(String attribute) {
        this.attribute = attribute;
    }

    /** The group a row belongs to. */
    public String groupOf(RowKey key) {
        return key.of(attribute);
    }

    /** Whether rows of a kind can be cut by it. */
    public boolean cuts(RowKey key) {
        return key.has(attribute);
    }

    /** The word used in JSON and reports: {@code circuit}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
