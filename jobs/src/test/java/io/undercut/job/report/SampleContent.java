package io.undercut.job.report;

import io.undercut.zoo.catalog.CardNotes;
import io.undercut.zoo.catalog.TireDegradation;
import io.undercut.zoo.evaluation.ClassificationMetric;
import io.undercut.zoo.evaluation.ConformalIntervals;
import io.undercut.zoo.evaluation.Coverage;
import io.undercut.zoo.evaluation.Evaluation;
import io.undercut.zoo.evaluation.FlatBaseline;
import io.undercut.zoo.evaluation.GroupSums;
import io.undercut.zoo.evaluation.IntervalBins;
import io.undercut.zoo.evaluation.MeanBaseline;
import io.undercut.zoo.evaluation.Observation;
import io.undercut.zoo.evaluation.RegressionMetric;
import io.undercut.zoo.evaluation.ScoredExample;
import io.undercut.zoo.evaluation.SliceDimension;
import io.undercut.zoo.evaluation.SlopeBaseline;
import io.undercut.zoo.evaluation.StintOracle;
import io.undercut.zoo.example.Feature;
import io.undercut.zoo.example.FeatureSchema;
import io.undercut.zoo.example.KeyColumns;
import io.undercut.zoo.example.LabelledExample;
import io.undercut.zoo.example.RowKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A season as the report would meet it: about 15,000 rows with wear by circuit and compound, and noise. */
final class SampleContent {
    private static final List<String> CIRCUITS = List.of(
            "sakhir",
            "jeddah",
            "melbourne",
            "suzuka",
            "shanghai",
            "miami",
            "imola",
            "monaco",
            "montreal",
            "catalunya",
            "spielberg",
            "silverstone",
            "hungaroring",
            "spa",
            "zandvoort",
            "monza",
            "baku",
            "singapore",
            "austin",
            "mexico-city",
            "interlagos",
            "las-vegas",
            "lusail",
            "yas-marina");
    private static final List<String> TEAMS = List.of(
            "Red Bull Racing",
            "Ferrari",
            "McLaren",
            "Mercedes",
            "Aston Martin",
            "Alpine",
            "Williams",
            "RB",
            "Kick Sauber",
            "Haas F1 Team");

    static final ReportShape SHAPE =
            new ReportShape(List.of(), 0, List.of(SliceDimension.values()), TireDegradation.TYPE.notes());

    private SampleContent() {}

    static ReportContent season() {
        return of(rows(new Random(11), "sakhir"));
    }

    /** Four races of a model that tells three classes apart. */
    static ReportContent classes() {
        Random random = new Random(4);
        List<ScoredExample> rows = new ArrayList<>();
        for (int round = 1; round <= 4; round++) {
            for (int lap = 1; lap <= 60; lap++) {
                double first = random.nextDouble();
                double second = (1 - first) * random.nextDouble();
                double[] truth = new double[3];
                truth[random.nextDouble() < first ? 0 : random.nextInt(3)] = 1;
                rows.add(new ScoredExample(
                        KeyColumns.lap("2024-%02d".formatted(round), 2024, "spa", "D1", "Haas", 1, lap, "SOFT"),
                        new float[] {1},
                        truth,
                        1,
                        new double[] {first, second, 1 - first - second}));
            }
        }
        GroupSums sums = new GroupSums();
        MeanBaseline.Alone baselines = new MeanBaseline.Alone();
        LabelledExample learned = new LabelledExample(rows.get(0).key(), new float[] {1}, new float[] {1, 0, 0}, 1, 1);
        baselines.add(learned, sums);
        ReportContent season = season();
        return new ReportContent(
                season.model(),
                season.schema(),
                new ReportShape(List.of("none", "one", "two"), -1, List.of(SliceDimension.CIRCUIT), CardNotes.NONE),
                Evaluation.compare(
                        rows,
                        List.of(ClassificationMetric.values()),
                        baselines.fit(sums),
                        List.of(),
                        List.of(SliceDimension.CIRCUIT),
                        7),
                rows,
                null,
                List.of(),
                List.of(),
                season.lineage());
    }

    static ReportContent withNames(String hostile) {
        Random random = new Random(12);
        List<ScoredExample> rows = rows(random, hostile).stream()
                .filter(row -> row.key().group().compareTo("2024-04") < 0)
                .map(row -> {
                    RowKey key = row.key();
                    RowKey named = KeyColumns.lap(
                            key.group(),
                            Integer.parseInt(key.of(KeyColumns.SEASON)),
                            key.of(KeyColumns.CIRCUIT),
                            hostile,
                            hostile,
                            Integer.parseInt(key.of(KeyColumns.STINT)),
                            key.time(),
                            hostile);
                    return new ScoredExample(named, row.features(), row.labels(), row.weight(), row.predicted());
                })
                .toList();
        ReportContent content = of(rows);
        return new ReportContent(
                new ModelIdentity(hostile, hostile, hostile, hostile, Instant.EPOCH),
                content.schema(),
                SHAPE,
                content.evaluation(),
                rows,
                null,
                List.of(),
                List.of(new NamedValue(hostile, hostile)),
                List.of(new NamedValue(hostile, "{{data}} $1 \\")));
    }

    static ReportContent of(List<ScoredExample> rows) {
        List<Observation> train = rows.stream()
                .map(row -> new Observation(row.key(), row.features()[0], 0.8 * row.label()))
                .toList();
        List<Observation> test = rows.stream()
                .map(row -> new Observation(row.key(), row.features()[0], row.label()))
                .toList();
        return new ReportContent(
                new ModelIdentity(
                        "tire_degradation",
                        "v2026.02.14-3",
                        "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                        "f1_training_pipeline_20260214_020000",
                        Instant.parse("2026-02-14T02:41:07Z")),
                schema(),
                SHAPE,
                Evaluation.compare(
                        rows,
                        List.of(RegressionMetric.values()),
                        List.of(
                                new FlatBaseline(),
                                SlopeBaseline.byCompound(train, 0),
                                SlopeBaseline.byCircuitAndCompound(train, 0)),
                        List.of(StintOracle.of(test, 0)),
                        List.of(SliceDimension.values()),
                        7),
                rows,
                coverage(rows),
                losses(new Random(3)),
                List.of(
                        new NamedValue("training.rounds", "120"),
                        new NamedValue("training.num_workers", "4"),
                        new NamedValue("network.layers", "64, 64, 32"),
                        new NamedValue("updater.learning_rate", "0.001")),
                List.of(
                        new NamedValue("feature set", "tire_degradation/3b1c9e0a77d4f2c8"),
                        new NamedValue("training races", "2018-01 … 2023-22"),
                        new NamedValue("code version", "0.1.0-SNAPSHOT (7dd4af9)"),
                        new NamedValue("seed", "42")));
    }

    /** Of intervals that were calibrated on these very rows. */
    private static Coverage coverage(List<ScoredExample> rows) {
        List<String> names = schema().names();
        return ConformalIntervals.calibrated(IntervalBins.by("tire_age", 5.0, 10.0), names, rows)
                .map(intervals -> Coverage.of(intervals, names, rows, 7))
                .orElseThrow();
    }

    private static FeatureSchema schema() {
        return new FeatureSchema(
                List.of(
                        new Feature("tire_age", "laps", "age of the tires; 0 when unknown"),
                        new Feature("track_temp_c", "C", "track temperature; the season's mean when unknown")),
                new Feature(
                        "lap_time_loss", "s", "Lap time lost to tire wear since the stint's first three clean laps"));
    }

    private static List<LossPoint> losses(Random random) {
        List<LossPoint> losses = new ArrayList<>();
        for (int round = 1; round <= 120; round++) {
            double train = 0.42 + 0.5 / (1 + 0.15 * round) + 0.006 * random.nextGaussian();
            double validation = 0.47 + 0.45 / (1 + 0.18 * round) + 0.0006 * round + 0.008 * random.nextGaussian();
            losses.add(new LossPoint(round, 1 + round / 10, train, round % 2 == 0 ? validation : null));
        }
        return losses;
    }

    private static List<ScoredExample> rows(Random random, String firstCircuit) {
        List<ScoredExample> rows = new ArrayList<>();
        for (int round = 1; round <= CIRCUITS.size(); round++) {
            String circuit = round == 1 ? firstCircuit : CIRCUITS.get(round - 1);
            double wear = 0.06 * random.nextGaussian();
            for (int car = 0; car < 20; car++) {
                for (int stint = 1; stint <= 2; stint++) {
                    int choice = random.nextInt(3);
                    String compound = List.of("SOFT", "MEDIUM", "HARD").get(choice);
                    int length = 6 + random.nextInt(12) + 5 * choice;
                    double slope = wear + 0.03 - 0.015 * choice + 0.02 * random.nextGaussian();
                    for (int lap = 4; lap < 4 + length; lap++) {
                        double horizon = lap - 2;
                        double label = slope * horizon + 0.35 * random.nextGaussian();
                        double predicted = (0.6 * slope + 0.2 * wear) * horizon + 0.08 * random.nextGaussian();
                        rows.add(new ScoredExample(
                                KeyColumns.lap(
                                        "2024-%02d".formatted(round),
                                        2024,
                                        circuit,
                                        "D" + car,
                                        TEAMS.get(car / 2),
                                        stint,
                                        lap + 30 * stint,
                                        compound),
                                new float[] {(float) horizon},
                                new double[] {label},
                                1,
                                new double[] {predicted}));
                    }
                }
            }
        }
        return rows;
    }
}
