package io.undercut.job.graph;

import static org.assertj.core.api.Assertions.assertThat;

import io.undercut.job.featureset.BuildFeatureSet;
import io.undercut.job.featureset.BuildFeatureSet.FeatureSet;
import io.undercut.job.featureset.LapFeatureSet;
import io.undercut.job.featureset.TireDegradationSet;
import io.undercut.job.flink.FlinkSite;
import io.undercut.stream.feature.lap.LapFeatures;
import io.undercut.stream.featureset.FeatureRow;
import io.undercut.stream.ingest.ValidationReport;
import io.undercut.stream.ingest.files.ExportFormat;
import io.undercut.stream.ingest.files.ImportFiles;
import io.undercut.stream.ingest.parquet.FeatureRowFiles;
import io.undercut.stream.ingest.parquet.LakeTables;
import io.undercut.stream.lake.LakeLayout;
import io.undercut.stream.table.ConflictPolicy;
import io.undercut.zoo.example.KeyColumns;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * A lake to be filled with bad data. It counts at every step: what is read is kept or rejected, what is kept has a row of features or is
 * rejected.
 *
 * @param folder where everything lies
 */
record ScratchLake(Path folder) {
    LakeLayout lake() {
        return new LakeLayout(folder.resolve("lake").toString());
    }

    LakeTables tables() {
        return new LakeTables(lake());
    }

    /** Imports a file. */
    ImportResult imported(Path file) throws IOException {
        long before = letters("laps").size() + letters("telemetry").size();
        Site site = new Site();
        ImportFiles files = ImportFiles.under(List.of(file.toString()), ExportFormat.AUTO);
        ImportResult result = ImportTables.fromFiles(site.environment(), files, lake(), ConflictPolicy.KEEP, site);
        assertThat(result.read()).isEqualTo(result.kept() + result.rejected());
        assertThat(letters("laps").size() + letters("telemetry").size() - before)
                .isEqualTo(result.rejected());
        return result;
    }

    ValidationReport validated() {
        Site site = new Site();
        return ValidateTables.all(site.environment(), lake(), Set.of(), site);
    }

    /** Builds the features of all laps. */
    FeatureSet features() throws IOException {
        long before = letters("laps").size();
        FeatureSet features = BuildFeatureSet.run(
                new Site(),
                new LapFeatureSet(),
                lake(),
                Set.of(),
                folder.resolve("features").toString());
        long rejected =
                letters("laps").size() - before + letters(LapFeatures.NAME).size();
        assertThat(features.manifest().rows() + rejected)
                .isEqualTo(tables().describe().stream()
                        .filter(summary -> summary.table().equals("laps"))
                        .mapToLong(summary -> summary.rows())
                        .sum());
        return features;
    }

    /** Builds the features of tire degradation. */
    FeatureSet wear() {
        return BuildFeatureSet.run(
                new Site(),
                new TireDegradationSet(),
                lake(),
                Set.of(),
                folder.resolve("wear").toString());
    }

    static List<FeatureRow> rows(FeatureSet features) {
        FeatureRowFiles files = FeatureRowFiles.of(features.folder(), features.manifest());
        return features.manifest().partitions().stream()
                .flatMap(partition -> files.read(partition).stream())
                .toList();
    }

    static FeatureRow row(List<FeatureRow> rows, String driver, int lap) {
        return rows.stream()
                .filter(row -> row.key().of(KeyColumns.DRIVER).equals(driver)
                        && row.key().time() == lap)
                .findFirst()
                .orElseThrow();
    }

    static float value(FeatureRow row, String feature) {
        return row.values()[LapFeatures.indexOf(feature)];
    }

    /** The records rejected from a table. */
    List<String> letters(String table) throws IOException {
        Path place = Path.of(lake().deadLetters(table).getPath());
        if (!Files.exists(place)) {
            return List.of();
        }
        List<String> letters = new ArrayList<>();
        try (Stream<Path> files = Files.list(place)) {
            for (Path file : files.sorted().toList()) {
                letters.addAll(Files.readAllLines(file));
            }
        }
        return letters;
    }

    /** The cluster of a test. */
    private static final class Site implements FlinkSite {
        @Override
        public StreamExecutionEnvironment environment() {
            StreamExecutionEnvironment environment = StreamExecutionEnvironment.getExecutionEnvironment();
            environment.setParallelism(2);
            return environment;
        }

        @Override
        public JobExecutionResult finish(StreamExecutionEnvironment environment, String job) throws Exception {
            return environment.execute(job);
        }

        @Override
        public void awaitLeftRunning(String job, String jobId) {
            // None is.
        }

        @Override
        public <T> Collected<T> collect(DataStream<T> stream, String job) throws Exception {
            return new Collected<>(stream.executeAndCollect(Integer.MAX_VALUE), null);
        }
    }
}
