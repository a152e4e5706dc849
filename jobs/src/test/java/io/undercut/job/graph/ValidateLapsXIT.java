package io.undercut.job.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.undercut.fault.Fault;
import io.undercut.job.flink.FlinkRun;
import io.undercut.race.Lap;
import io.undercut.stream.ingest.RuleResult;
import io.undercut.stream.ingest.ValidationReport;
import io.undercut.stream.ingest.ValidationRule;
import io.undercut.stream.ingest.parquet.LakeTables;
import io.undercut.stream.lake.LakeLayout;
import io.undercut.stream.sink.LapParquet;
import io.undercut.testing.LapFixtures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.assertj.core.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class ValidateLapsXIT {
    @RegisterExtension
    static final MiniClusterExtension CLUSTER = new MiniClusterExtension(new MiniClusterResourceConfiguration.Builder()
            .setNumberTaskManagers(1)
            .setNumberSlotsPerTaskManager(2)
            .build());

    private static final FlinkRun RUN = (environment, job) -> environment.execute(job);

    @TempDir
    private Path folder;

    private LakeLayout lake;

    @BeforeEach
    void nameTheLake() {
        lake = new LakeLayout(folder.toString());
    }

    @Test
    void aSoundLakePasses() throws IOException {
        write(2023, LapParquet.encode(LapFixtures.race(2023, 1, 20)));
        write(2024, LapParquet.encode(LapFixtures.race(2024, 1, 20)));

        ValidationReport report = validated(Set.of());

        assertThat(report.status()).isEqualTo(ValidationReport.Status.PASSED);
        assertThat(report.rules()).extracting(RuleResult::rule).containsExactly(ValidationRule.values());
    }

    @Test
    void aTruncatedFileIsInTheReportWithItsName() throws IOException {
        byte[] whole = LapParquet.encode(LapFixtures.race(2023, 1, 20));
        write(2023, Arrays.copyOf(whole, whole.length / 2));
        write(2024, LapParquet.encode(LapFixtures.race(2024, 1, 20)));

        ValidationReport report = validated(Set.of());

        assertThat(report.status()).isEqualTo(ValidationReport.Status.FAILED);
        assertThat(report.rules().get(0).where())
                .contains("season=2023/part-1.parquet is not a complete Parquet file: its footer is missing");
        assertThatThrownBy(report::requirePassed).isInstanceOf(Fault.class);
        assertThat(validated(Set.of(2024)).status()).isEqualTo(ValidationReport.Status.PASSED);
    }

    @Test
    void aBadRowIsRejectedAndDoesNotFailTheRun() throws IOException {
        List<Lap> laps = new ArrayList<>(LapFixtures.race(2023, 1, 20));
        laps.set(2, LapFixtures.timed(2023, 1, "HAM", 3, 12));
        write(2023, LapParquet.encode(laps));

        ValidationReport report = validated(Set.of());

        assertThat(report.status()).isEqualTo(ValidationReport.Status.PASSED);
        assertThat(report.of(ValidationRule.RANGES).violations()).isEqualTo(1);
        assertThat(folder.resolve("dead-letter/laps").toFile().list())
                .singleElement()
                .asString()
                .startsWith("validated-2023-");
    }

    @Test
    void aRealSeasonImportsAndPasses() {
        Path real = Path.of("../../shared/f1data/laps/laps_2018.parquet");
        Assumptions.assumeThat(real)
                .withFailMessage("skipped: the public data is not beside the repository (" + real + ")")
                .exists();

        ImportResult result = ImportLaps.fromFiles(environment(), List.of(real.toString()), lake, RUN);

        assertThat(result.read()).isEqualTo(20_356);
        assertThat(result.read()).isEqualTo(result.kept() + result.rejected());
        ValidationReport report = validated(Set.of(2018));
        assertThat(report.status()).isEqualTo(ValidationReport.Status.PASSED);
        assertThat(new LakeTables(lake).describe()).singleElement().satisfies(summary -> {
            assertThat(summary.rows()).isEqualTo(result.kept());
            assertThat(summary.nullShares().get("lap_time_ms")).isBetween(0.03, 0.05);
            assertThat(summary.nullShares()).containsEntry("sector1_ms", 1.0);
        });
    }

    private ValidationReport validated(Set<Integer> seasons) {
        return ValidateTables.laps(environment(), lake, seasons, RUN);
    }

    private static StreamExecutionEnvironment environment() {
        StreamExecutionEnvironment environment = StreamExecutionEnvironment.getExecutionEnvironment();
        environment.setParallelism(2);
        return environment;
    }

    private void write(int season, byte[] content) throws IOException {
        Path file = folder.resolve("laps/season=" + season + "/part-1.parquet");
        Files.createDirectories(file.getParent());
        Files.write(file, content);
    }
}
