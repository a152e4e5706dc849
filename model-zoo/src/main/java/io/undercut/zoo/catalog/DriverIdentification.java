package io.undercut.zoo.catalog;

import io.undercut.zoo.evaluation.ClassificationMetric;
import io.undercut.zoo.evaluation.FrequencyBaseline;
import io.undercut.zoo.evaluation.SliceDimension;
import io.undercut.zoo.example.Division;
import io.undercut.zoo.example.KeyColumns;
import java.util.List;

/**
 * Who drove a lap, from telemetry alone: that the columns of style carry signal on real cars, where nobody knows the style. The first half
 * of a race is learned from, the second tested on: driver and car are told apart together, on one day.
 */
public final class DriverIdentification {
    /** The model's name everywhere. */
    public static final String NAME = "driver_identification";

    /** Those who began the season of 2025, whose telemetry is public; laps of others have no label. */
    public static final List<String> DRIVERS = List.of(
            "ALB", "ALO", "ANT", "BEA", "BOR", "DOO", "GAS", "HAD", "HAM", "HUL", "LAW", "LEC", "NOR", "OCO", "PIA",
            "RUS", "SAI", "STR", "TSU", "VER");

    /** Columns of the feature set that are learned from; none tells of the driver, the car's number or its place. */
    private static final List<String> INPUTS = DrivingColumns.both(
            DrivingColumns.withoutFlap(), DrivingColumns.againstField(DrivingColumns.withoutFlap()));

    /** Chosen by what the first quarter of a race tells of the second. */
    private static final double SHRINKAGE = 0.03;

    /** The declaration. */
    public static final ModelType TYPE = new ModelType(
                    NAME,
                    NAME,
                    ModelColumns.of(INPUTS, "label_driver"),
                    new Target.Classification(DRIVERS, ClassificationMetric.ACCURACY),
                    new DiscriminantLearner(INPUTS.size(), DRIVERS.size(), SHRINKAGE),
                    new FrequencyBaseline.Overall().and(new FrequencyBaseline.By(KeyColumns.COMPOUND)),
                    List.of(Gate.values()),
                    List.of(SliceDimension.CIRCUIT, SliceDimension.TEAM, SliceDimension.COMPOUND),
                    null,
                    0,
                    new CardNotes(
                            "to see whether the columns of style tell anything of real cars",
                            "laps of races with telemetry, of drivers who began 2025",
                            "test days, and drivers who came later",
                            List.of(
                                    "It learns from the first half of the very races whose second half tests it: it knows a driver in his car"
                                            + " on that day, and nothing says that it would know him elsewhere.",
                                    "Cars differ too: teammates are told apart less surely than drivers of two teams.")))
            .divided(Division.WITHIN_RACES);

    private DriverIdentification() {}
}
