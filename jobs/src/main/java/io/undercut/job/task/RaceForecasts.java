package io.undercut.job.task;

import io.undercut.fault.Fault;
import io.undercut.fault.Phrase;
import io.undercut.job.featureset.BuildFeatureSet.FeatureSet;
import io.undercut.stream.featureset.FeatureRow;
import io.undercut.stream.featureset.FeatureSetManifest.FeaturePartition;
import io.undercut.stream.ingest.parquet.FeatureRowFiles;
import io.undercut.zoo.catalog.ModelColumns;
import io.undercut.zoo.catalog.ModelType;
import io.undercut.zoo.evaluation.ConformalIntervals;
import io.undercut.zoo.example.KeyColumns;
import io.undercut.zoo.example.RowKey;
import io.undercut.zoo.model.Model;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What a model says of the cars of one race, by what was known at each moment of it. */
public final class RaceForecasts {
    private final ModelType type;
    private final List<String> outputs;

    /** Of one model type. */
    public RaceForecasts(ModelType type) {
        this.type = type;
        List<String> classes = type.target().classes();
        this.outputs = classes.size() == type.target().outputs()
                ? classes
                : type.columns().labels();
    }

    /**
     * One row's forecast.
     *
     * @param key which row
     * @param madeAt the lap after which it was known at the latest; 0 before a race
     * @param predicted one number for each of {@link #outputs}
     * @param halfWidth of the interval round the first of them; null where the version has none
     * @param actual what came: a number, or a class's name; null where nobody knows
     */
    @SuppressWarnings("ArrayRecordComponent") // shown, never compared
    public record Forecast(RowKey key, int madeAt, double[] predicted, Double halfWidth, Object actual) {}

    /** Names of the numbers that are predicted: classes, or labels. */
    public List<String> outputs() {
        return outputs;
    }

    /** Forecasts for all rows of a race, in the order of cars, then of laps; a configuration fault that names the others if there is none. */
    public List<Forecast> of(FeatureSet set, String race, byte[] archive, Optional<ConformalIntervals> intervals) {
        ModelColumns columns = type.columns();
        FeatureRowFiles files = new FeatureRowFiles(
                set.folder().toString(),
                set.manifest().key(),
                new ArrayList<>(columns.read().stream().distinct().toList()),
                partitions(set, race));
        List<FeatureRow> rows = files.files().stream()
                .flatMap(file -> files.read(file).stream())
                .filter(row -> row.key().group().equals(race))
                .map(row -> new FeatureRow(row.key(), inOrder(row.values(), files.columns(), columns.read())))
                .sorted(Comparator.comparing(FeatureRow::key))
                .toList();
        List<double[]> predicted = settled(rows, predicted(rows, archive));
        // Rows of one forecast look ahead from one lap, and the first lap that they tell of was not driven then.
        Map<String, Integer> first = rows.stream()
                .collect(Collectors.toMap(this::origin, row -> row.key().time(), Math::min));
        return IntStream.range(0, rows.size())
                .mapToObj(at -> {
                    FeatureRow row = rows.get(at);
                    int madeAt = type.horizonPlace().isPresent()
                            ? first.get(origin(row)) - 1
                            : row.key().time();
                    Double halfWidth = intervals
                            .map(known -> halfWidth(known, row.values()))
                            .orElse(null);
                    return new Forecast(row.key(), madeAt, predicted.get(at), halfWidth, actual(row.values()));
                })
                .toList();
    }

    private double halfWidth(ConformalIntervals intervals, float[] values) {
        int input = type.columns().names().indexOf(intervals.bins().input());
        return intervals.halfWidthAt(type.columns().features(values)[input]);
    }

    /** The car and the lap that a row looks ahead from. */
    private String origin(FeatureRow row) {
        int ahead = type.horizonPlace().map(place -> (int) row.values()[place]).orElse(0);
        return row.key().of(KeyColumns.DRIVER) + " " + (row.key().time() - ahead);
    }

    private static ArrayList<FeaturePartition> partitions(FeatureSet set, String race) {
        ArrayList<FeaturePartition> found = set.manifest().partitions().stream()
                .filter(file -> file.races().contains(race))
                .collect(Collectors.toCollection(ArrayList::new));
        if (found.isEmpty()) {
            throw Fault.configuration("--race is '" + race + "'; the feature set "
                    + set.manifest().name() + " has " + others(set.manifest().races(), race)
                    + ": name one, or import the race");
        }
        return found;
    }

    /** The races of that season, or the seasons that have any. */
    private static String others(List<String> races, String race) {
        TreeSet<String> ofSeason = races.stream()
                .filter(one -> one.startsWith(race.replaceFirst("-.*", "") + "-"))
                .collect(Collectors.toCollection(TreeSet::new));
        return ofSeason.isEmpty()
                ? "races of seasons "
                        + Phrase.list(races.stream()
                                .map(one -> one.substring(0, 4))
                                .distinct()
                                .toList())
                : "races " + Phrase.list(ofSeason);
    }

    /** A column that stands in several time steps is read once. */
    private static float[] inOrder(float[] values, List<String> columns, List<String> wanted) {
        float[] ordered = new float[wanted.size()];
        for (int at = 0; at < ordered.length; at++) {
            ordered[at] = values[columns.indexOf(wanted.get(at))];
        }
        return ordered;
    }

    private List<double[]> predicted(List<FeatureRow> rows, byte[] archive) {
        ModelColumns columns = type.columns();
        float[] features = new float[rows.size() * columns.width()];
        int[] lengths = new int[columns.length() == null ? 0 : rows.size()];
        for (int row = 0; row < rows.size(); row++) {
            float[] values = rows.get(row).values();
            System.arraycopy(columns.features(values), 0, features, row * columns.width(), columns.width());
            OptionalInt steps = columns.steps(values);
            if (steps.isPresent()) {
                lengths[row] = steps.getAsInt();
            }
        }
        try (Model model = type.format().open(archive)) {
            float[] all = model.predict(features, lengths, rows.size());
            int width = model.outputs();
            return IntStream.range(0, rows.size())
                    .mapToObj(row -> IntStream.range(row * width, (row + 1) * width)
                            .mapToDouble(at -> all[at])
                            .toArray())
                    .toList();
        }
    }

    /** Rows of one moment stand against each other. */
    private List<double[]> settled(List<FeatureRow> rows, List<double[]> predicted) {
        Map<Integer, List<Integer>> fields = IntStream.range(0, rows.size())
                .boxed()
                .collect(Collectors.groupingBy(row -> rows.get(row).key().time(), TreeMap::new, Collectors.toList()));
        for (List<Integer> field : fields.values()) {
            double[] settled = type.target()
                    .settlement()
                    .settled(field.stream()
                            .mapToDouble(row -> predicted.get(row)[0])
                            .toArray());
            for (int at = 0; at < settled.length; at++) {
                predicted.get(field.get(at))[0] = settled[at];
            }
        }
        return predicted;
    }

    private Object actual(float[] values) {
        int first = type.columns().inputs().size();
        float[] label = Arrays.copyOfRange(
                values, first, first + type.columns().labels().size());
        if (Float.isNaN(label[0])) {
            return null;
        }
        List<String> classes = type.target().classes();
        float[] learned = type.target().learned(label);
        for (int at = 0; classes.size() > 1 && at < learned.length; at++) {
            if (learned[at] == 1) {
                return classes.get(at);
            }
        }
        return (double) label[0];
    }
}
