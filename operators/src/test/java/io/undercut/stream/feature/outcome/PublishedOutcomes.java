package io.undercut.stream.feature.outcome;

import io.undercut.stream.ingest.files.ExportFormat;
import io.undercut.stream.ingest.files.ImportFile;
import io.undercut.stream.ingest.files.ImportFiles;
import io.undercut.stream.ingest.parquet.PublishedLaps;
import io.undercut.stream.record.ArrivedRow;
import io.undercut.stream.record.RecordReader;
import io.undercut.stream.table.RowCodec;
import io.undercut.stream.table.TableSchema;
import io.undercut.stream.table.Tables;
import io.undercut.zoo.example.Feature;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Rows of the published results since 1950. */
final class PublishedOutcomes {
    private static final List<String> LABELS =
            OutcomeLabels.DECLARED.stream().map(Feature::name).toList();

    private PublishedOutcomes() {}

    /** Beside the laps. */
    static Optional<Path> folder() {
        return PublishedLaps.folder().map(laps -> laps.resolveSibling("results"));
    }

    static List<OutcomeRow> rows(Path folder) {
        Map<String, RaceSheet> sheets = new TreeMap<>();
        for (ArrivedRow row : arrivals(folder)) {
            TableSchema table = Tables.ALL.get(row.table());
            Object[] values = new RowCodec(table).decode(row.values());
            sheets.computeIfAbsent((String) values[0], race -> new RaceSheet()).add(table, values);
        }
        List<RaceCard> races = new ArrayList<>();
        sheets.forEach((race, sheet) -> sheet.card(race).ifPresent(races::add));
        List<OutcomeRow> rows = new ArrayList<>();
        OutcomeFeatures.rows(races, rows::add);
        return rows;
    }

    private static List<ArrivedRow> arrivals(Path folder) {
        List<String> paths = Stream.of("races", "qualifying", "grid", "race_results", "sprint_results")
                .map(name -> folder.resolve(name + ".parquet").toString())
                .toList();
        List<ArrivedRow> found = new ArrayList<>();
        for (ImportFile file : ImportFiles.under(paths, ExportFormat.AUTO).files()) {
            try (RecordReader<ArrivedRow> reader =
                    file.source().open(new org.apache.flink.core.fs.Path(file.path()), 0)) {
                for (ArrivedRow row = reader.next(); row != null; row = reader.next()) {
                    if (row.problem() == null) {
                        found.add(row);
                    }
                }
            }
        }
        return found;
    }

    static double feature(OutcomeRow row, String name) {
        return row.values()[OutcomeFeatures.indexOf(name)];
    }

    static double label(OutcomeRow row, String name) {
        return row.labels()[LABELS.indexOf(name)];
    }

    /** Rows by race. */
    static Map<String, List<OutcomeRow>> byRace(List<OutcomeRow> rows) {
        Map<String, List<OutcomeRow>> races = new TreeMap<>();
        rows.forEach(row ->
                races.computeIfAbsent(row.raceId(), race -> new ArrayList<>()).add(row));
        return races;
    }

    /** Values of features that no declaration allows. */
    static Map<String, String> odd(List<OutcomeRow> rows) {
        Map<String, String> odd = new HashMap<>();
        for (OutcomeRow row : rows) {
            for (int at = 0; at < row.values().length; at++) {
                OutcomeFeature feature = OutcomeFeatures.ALL.get(at);
                if (!feature.allows(row.values()[at])) {
                    odd.put(feature.name(), row.values()[at] + " in " + row.key());
                }
            }
        }
        return odd;
    }
}
