package io.undercut.stream.feature.lap;

import io.undercut.fault.Fault;
import io.undercut.stream.feature.DeclaredFeature;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The features of the families that a set declares, in the order of a row's values; no other is computed. */
public final class SelectedFeatures {
    private static final List<DeclaredFeature<LapFeature, LapView>> IN_RACE = Stream.of(
                    BaseFeatures.ALL,
                    PastFamilies.windows(),
                    PaceChanges.windows(),
                    PastFamilies.sequences(),
                    FittingFamily.inRace(),
                    ForecastFamily.inRace())
            .flatMap(List::stream)
            .toList();
    private static final List<DeclaredFeature<LapFeature, PriorView>> PRIOR = Stream.of(
                    PriorFamilies.circuit(), PriorFamilies.form(), FittingFamily.prior(), ForecastFamily.prior())
            .flatMap(List::stream)
            .toList();

    private final RowScope rows;
    private final boolean looksBack;
    private final boolean remembers;
    private final int[] inBase;
    private final List<DeclaredFeature<LapFeature, LapView>> inRace;
    private final List<DeclaredFeature<LapFeature, PriorView>> prior;
    private final List<LapFeature> all;
    private final Map<String, Integer> index = new HashMap<>();

    /** The features of a selection; two of one name are a defect of the declarations. */
    public SelectedFeatures(LapSelection selection) {
        List<FeatureFamily> families = selection.families();
        this.rows = selection.rows();
        this.looksBack = families.contains(FeatureFamily.WINDOW) || families.contains(FeatureFamily.SEQUENCE);
        this.remembers = Stream.of(FeatureFamily.CIRCUIT, FeatureFamily.FORM, FeatureFamily.FITTING)
                .anyMatch(families::contains);
        this.inRace = IN_RACE.stream()
                .filter(feature -> families.contains(feature.declaration().family()))
                .toList();
        this.inBase = inRace.stream().mapToInt(BaseFeatures.ALL::indexOf).toArray();
        this.prior = PRIOR.stream()
                .filter(feature -> families.contains(feature.declaration().family()))
                .toList();
        this.all = Stream.concat(
                        inRace.stream().map(DeclaredFeature::declaration),
                        prior.stream().map(DeclaredFeature::declaration))
                .toList();
        for (LapFeature feature : all) {
            if (index.put(feature.name(), index.size()) != null) {
                throw Fault.defect(
                        "feature set " + selection.set() + " has feature " + feature.name() + " twice", null);
            }
        }
    }

    /** The declarations, in the order of a row's values. */
    public List<LapFeature> all() {
        return all;
    }

    /** The place of a feature in a row. */
    public int indexOf(String name) {
        Integer place = index.get(name);
        if (place == null) {
            throw Fault.configuration(
                    "feature '" + name + "' is not declared; 'features describe' lists those that are");
        }
        return place;
    }

    /** A row's value of a feature; NaN where it is unknown. */
    public double value(LapRow row, String name) {
        return row.values()[indexOf(name)];
    }

    RowScope rows() {
        return rows;
    }

    /** Whether later races ask for more of a race than its wear. */
    boolean remembers() {
        return remembers;
    }

    /** Features of the lap on its own, where windows and lookbacks are made of them; else none, for they cost time. */
    float[] base(LapView view) {
        float[] base = new float[looksBack ? BaseFeatures.width() : 0];
        for (int at = 0; at < base.length; at++) {
            base[at] = (float) BaseFeatures.ALL.get(at).value().applyAsDouble(view);
        }
        return base;
    }

    /** A lap's row as far as its own race tells; what earlier races tell is unknown in it. */
    LapRow row(LapView view) {
        float[] values = new float[all.size()];
        Arrays.fill(values, Float.NaN);
        for (int at = 0; at < inRace.size(); at++) {
            values[at] = looksBack && inBase[at] >= 0
                    ? view.now().base()[inBase[at]]
                    : (float) inRace.get(at).value().applyAsDouble(view);
        }
        return LapRow.of(view.now(), view.race().circuit(), values);
    }

    /** The row with what earlier races tell filled in. */
    public LapRow complete(LapRow row, EarlierRaces earlier) {
        if (prior.isEmpty()) {
            return row;
        }
        float[] values = row.values().clone();
        PriorView view = new PriorView(row, earlier, this);
        for (int at = 0; at < prior.size(); at++) {
            values[inRace.size() + at] = (float) prior.get(at).value().applyAsDouble(view);
        }
        return row.with(values);
    }
}
