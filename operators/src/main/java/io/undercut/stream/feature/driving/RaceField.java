package io.undercut.stream.feature.driving;

import io.undercut.race.Lap;
import io.undercut.stream.feature.DeclaredFeature;
import io.undercut.stream.feature.lap.LapFeature;
import io.undercut.stream.feature.lap.Numbers;
import io.undercut.stream.feature.telemetry.TelemetryFeatures;
import io.undercut.stream.featureset.FeatureRow;
import io.undercut.zoo.example.KeyColumns;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The laps of one race, to be held against each other. What it gives does not depend on the order in which they come. */
final class RaceField {
    private static final int LAP_TIME = TelemetryFeatures.ALL.size();
    /** The median of one car is that car. */
    private static final int FEWEST_CARS = 2;

    private final List<FeatureRow> telemetry;
    private final Map<String, Lap> laps = new HashMap<>();

    /**
     * A race.
     *
     * @param telemetry its laps' telemetry features, then the lap time
     * @param laps its rows of the laps table, some may lack
     */
    RaceField(List<FeatureRow> telemetry, List<Lap> laps) {
        this.telemetry =
                telemetry.stream().sorted(Comparator.comparing(FeatureRow::key)).toList();
        laps.forEach(lap -> this.laps.putIfAbsent(place(lap.car().driver(), lap.lap()), lap));
    }

    private static String place(String driver, int lap) {
        return driver + '/' + lap;
    }

    /** A row for each lap that has telemetry: the values of {@link DrivingFeatures#ALL}. */
    List<FeatureRow> rows() {
        TreeMap<Integer, List<FeatureRow>> byNumber = new TreeMap<>();
        telemetry.forEach(row -> byNumber.computeIfAbsent(row.key().time(), number -> new ArrayList<>())
                .add(row));
        Map<String, float[]> found = new HashMap<>();
        List<FeatureRow> rows = new ArrayList<>();
        double best = Double.NaN;
        RaceSoFar soFar = new RaceSoFar();
        for (Map.Entry<Integer, List<FeatureRow>> lap : byNumber.entrySet()) {
            List<FeatureRow> field = lap.getValue();
            best = lower(best, field);
            double[] medians = medians(field);
            List<float[]> ofField = new ArrayList<>();
            for (FeatureRow row : field) {
                ofField.add(Arrays.copyOf(now(row, medians, best), DrivingFeatures.ALL.size()));
            }
            soFar.add(medians, ofField);
            for (int car = 0; car < field.size(); car++) {
                FeatureRow row = field.get(car);
                String driver = row.key().of(KeyColumns.DRIVER);
                float[] values = ofField.get(car);
                soFar.tell(values);
                found.put(place(driver, lap.getKey()), values);
                remember(values, found, driver, lap.getKey());
                rows.add(new FeatureRow(row.key(), values));
            }
        }
        return rows;
    }

    /** The lower of a time and the field's, s; NaN where none is known. */
    private static double lower(double best, List<FeatureRow> field) {
        double lowest = best;
        for (FeatureRow row : field) {
            double seconds = row.values()[LAP_TIME];
            if (!Double.isNaN(seconds)) {
                lowest = Double.isNaN(lowest) ? seconds : Math.min(lowest, seconds);
            }
        }
        return lowest;
    }

    /** Of what is compared, then of the lap time. */
    private static double[] medians(List<FeatureRow> field) {
        double[] medians = new double[DrivingFeatures.COMPARED.length + 1];
        for (int at = 0; at < medians.length; at++) {
            int place = at < DrivingFeatures.COMPARED.length ? DrivingFeatures.COMPARED[at] : LAP_TIME;
            double[] known = Numbers.known(field, row -> row.values()[place]);
            medians[at] = known.length < FEWEST_CARS ? Double.NaN : Numbers.median(known);
        }
        return medians;
    }

    private float[] now(FeatureRow row, double[] medians, double best) {
        int compared = DrivingFeatures.COMPARED.length;
        float[] values = Arrays.copyOf(row.values(), LAP_TIME + compared + DrivingFeatures.OF_LAP.size());
        for (int at = 0; at < compared; at++) {
            values[LAP_TIME + at] = (float) (row.values()[DrivingFeatures.COMPARED[at]] - medians[at]);
        }
        FieldLap lap = new FieldLap(
                row.key().time(),
                laps.get(place(row.key().of(KeyColumns.DRIVER), row.key().time())),
                row.values()[LAP_TIME],
                medians[compared],
                best);
        int at = LAP_TIME + compared;
        for (DeclaredFeature<LapFeature, FieldLap> feature : DrivingFeatures.OF_LAP) {
            values[at++] = (float) feature.value().applyAsDouble(lap);
        }
        return values;
    }

    private static void remember(float[] values, Map<String, float[]> found, String driver, int number) {
        int remembered = DrivingFeatures.REMEMBERED.length;
        int first = values.length - DrivingFeatures.LOOKBACK * remembered;
        for (int ago = 1; ago <= DrivingFeatures.LOOKBACK; ago++) {
            float[] before = found.get(place(driver, number - ago));
            for (int at = 0; at < remembered; at++) {
                values[first + (ago - 1) * remembered + at] =
                        before == null ? Float.NaN : before[DrivingFeatures.REMEMBERED[at]];
            }
        }
    }
}
