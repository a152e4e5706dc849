package io.undercut.stream.feature.lap;

import io.undercut.race.Lap;
import io.undercut.stream.ingest.parquet.PublishedLaps;
import io.undercut.zoo.example.Feature;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Rows and labels of the published races, 2018 to 2025. */
final class PublishedSamples {
    private static final List<String> LABELS =
            LapLabels.DECLARED.stream().map(Feature::name).toList();

    private PublishedSamples() {}

    /** A lap's row and what was to be predicted. */
    record Sample(LapRow row, LapLabels labels) {
        double feature(String name) {
            return row.values()[LapFeatures.indexOf(name)];
        }

        double label(String name) {
            return labels.values()[LABELS.indexOf(name)];
        }

        boolean isTest() {
            return row.season() == 2024;
        }
    }

    static boolean areAtHand() {
        return PublishedLaps.folder().isPresent();
    }

    static List<Sample> samples() {
        RecordedRaces races = races();
        Map<String, LapLabels> labels =
                races.labels().stream().collect(Collectors.toMap(LapLabels::key, Function.identity()));
        return races.rows().stream()
                .map(row -> new Sample(row, labels.get(row.key())))
                .toList();
    }

    /** Values that no declaration allows, and laps that were rejected. */
    static List<String> odd() {
        RecordedRaces races = races();
        List<String> odd = new ArrayList<>(OutOfRange.of(races.rows()));
        for (RejectedLap rejected : races.rejected()) {
            Lap lap = rejected.lap();
            odd.add(rejected.rejection() + " " + lap.race() + "/" + lap.car().driver() + "/" + lap.lap());
        }
        return odd;
    }

    /** Read once; a year takes about a second. */
    private static RecordedRaces races() {
        return Read.RACES;
    }

    private static final class Read {
        static final RecordedRaces RACES = read(PublishedLaps.folder().orElseThrow());

        private static RecordedRaces read(Path folder) {
            return RecordedRaces.of(IntStream.rangeClosed(2018, 2025)
                    .boxed()
                    .flatMap(season -> PublishedLaps.season(folder, season).stream())
                    .toList());
        }
    }
}
