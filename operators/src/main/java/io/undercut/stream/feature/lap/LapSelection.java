package io.undercut.stream.feature.lap;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collection;

/**
 * What a feature set takes from laps. Features of other families are not computed.
 *
 * @param set the feature set's name
 * @param families families of features
 * @param rows which laps have a row
 */
public record LapSelection(String set, ArrayList<FeatureFamily> families, RowScope rows) implements Serializable {
    /** A selection of families. */
    public static LapSelection of(String set, Collection<FeatureFamily> families, RowScope rows) {
        return new LapSelection(set, new ArrayList<>(families), rows);
    }
}
