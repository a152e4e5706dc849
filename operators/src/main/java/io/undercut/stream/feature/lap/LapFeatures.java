package io.undercut.stream.feature.lap;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The set of every lap with every feature of a lap, in the order of a row's values. */
public final class LapFeatures {
    /** The feature set's name. */
    public static final String NAME = "lap_features";

    /** Changes whenever a feature's arithmetic does; part of a feature set's version. */
    public static final String CODE = "lap-features-4";

    /** All families but those of other moments than a lap's end: a forecast's and a sample's. */
    public static final LapSelection SELECTION = LapSelection.of(
            NAME,
            Arrays.stream(FeatureFamily.values())
                    .filter(family -> family != FeatureFamily.FORECAST && family != FeatureFamily.TELEMETRY)
                    .toList(),
            RowScope.EVERY_LAP);

    private static final SelectedFeatures FEATURES = new SelectedFeatures(SELECTION);

    /** The declarations. */
    public static final List<LapFeature> ALL = FEATURES.all();

    private LapFeatures() {}

    /** The place of a feature in a row. */
    public static int indexOf(String name) {
        return FEATURES.indexOf(name);
    }

    /** The columns of a sequence: one list a channel, oldest lap first, the lap itself last. Ten columns each. */
    public static List<List<String>> sequences() {
        List<List<String>> sequences = new ArrayList<>();
        for (String channel : PastFamilies.CHANNELS) {
            List<String> columns = new ArrayList<>();
            for (int ago = PastFamilies.LOOKBACK - 1; ago > 0; ago--) {
                columns.add(channel + "_lag_" + ago);
            }
            columns.add(channel);
            sequences.add(List.copyOf(columns));
        }
        return List.copyOf(sequences);
    }
}
