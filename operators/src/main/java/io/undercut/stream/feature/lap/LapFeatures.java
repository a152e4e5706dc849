package io.undercut.stream.feature.lap;

import io.undercut.fault.Fault;
import io.undercut.stream.feature.DeclaredFeature;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Every feature of a lap, in the order of a row's values. */
public final class LapFeatures {
    /** The feature set's name. */
    public static final String NAME = "lap_features";

    /** Changes whenever a feature's arithmetic does; part of a feature set's version. */
    public static final String CODE = "lap-features-1";

    private static final List<DeclaredFeature<LapFeature, LapView>> IN_RACE = Stream.of(
                    BaseFeatures.ALL, PastFamilies.windows(), PastFamilies.sequences())
            .flatMap(List::stream)
            .toList();
    private static final List<DeclaredFeature<LapFeature, PriorView>> PRIOR = Stream.of(
                    PriorFamilies.circuit(), PriorFamilies.form())
            .flatMap(List::stream)
            .toList();

    /** The declarations. */
    public static final List<LapFeature> ALL = Stream.concat(
                    IN_RACE.stream().map(DeclaredFeature::declaration),
                    PRIOR.stream().map(DeclaredFeature::declaration))
            .toList();

    private static final Map<String, Integer> INDEX = index();

    private LapFeatures() {}

    private static Map<String, Integer> index() {
        Map<String, Integer> index = new HashMap<>();
        for (LapFeature feature : ALL) {
            if (index.put(feature.name(), index.size()) != null) {
                throw Fault.defect("feature " + feature.name() + " is declared twice", null);
            }
        }
        return index;
    }

    /** The place of a feature in a row. */
    public static int indexOf(String name) {
        Integer index = INDEX.get(name);
        if (index == null) {
            throw Fault.configuration(
                    "feature '" + name + "' is not declared; 'features describe' lists those that are");
        }
        return index;
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

    /** A lap's row as far as its own race tells; what earlier races tell is unknown in it. */
    static LapRow row(LapView view) {
        float[] values = new float[ALL.size()];
        Arrays.fill(values, Float.NaN);
        float[] base = view.now().base();
        for (int index = 0; index < IN_RACE.size(); index++) {
            values[index] = (float) IN_RACE.get(index).value().applyAsDouble(view);
            if (index < base.length) {
                base[index] = values[index];
            }
        }
        return LapRow.of(view.now(), values);
    }

    /** The row with what earlier races tell filled in. */
    public static LapRow complete(LapRow row, EarlierRaces earlier) {
        float[] values = row.values().clone();
        PriorView view = new PriorView(row, earlier);
        int first = IN_RACE.size();
        for (int index = 0; index < PRIOR.size(); index++) {
            values[first + index] = (float) PRIOR.get(index).value().applyAsDouble(view);
        }
        return row.with(values);
    }
}
