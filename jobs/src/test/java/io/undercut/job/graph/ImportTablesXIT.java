package io.undercut.job.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.undercut.fault.Fault;
import io.undercut.job.flink.FlinkRun;
import io.undercut.stream.ingest.ValidationReport;
import io.undercut.stream.ingest.ValidationRule;
import io.undercut.stream.ingest.files.ExportFormat;
import io.undercut.stream.ingest.files.ImportFiles;
import io.undercut.stream.ingest.parquet.LakeRows;
import io.undercut.stream.lake.LakeLayout;
import io.undercut.stream.lake.Partition;
import io.undercut.stream.lake.TablePartition;
import io.undercut.stream.record.RecordReader;
import io.undercut.stream.table.Checksum;
import io.undercut.stream.table.ConflictPolicy;
import io.undercut.stream.table.Tables;
import io.undercut.testing.LapFixtures;
import io.undercut.testing.PublicLapFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class ImportTablesXIT {
    @RegisterExtension
    static final MiniClusterExtension CLUSTER = new MiniClusterExtension(new MiniClusterResourceConfiguration.Builder()
            .setNumberTaskManagers(1)
            .setNumberSlotsPerTaskManager(4)
            .build());

    private static final AtomicInteger JOBS = new AtomicInteger();
    private static final FlinkRun RUN = (environment, job) -> {
        JOBS.incrementAndGet();
        return environment.execute(job);
    };
    private static final Path EXPORTS = Path.of("../operators/src/test/resources/exports");

    @TempDir
    private Path folder;

    private LakeLayout lake;

    @BeforeEach
    void nameTheLake() {
        lake = new LakeLayout(folder.resolve("lake").toString());
    }

    @Test
    void everyExportLandsInItsTablesAndNoRecordIsLost() throws IOException {
        ImportResult result = imported(ConflictPolicy.KEEP, EXPORTS);

        assertThat(result.partitions())
                .extracting(TablePartition::table)
                .contains(
                        "laps", "telemetry", "results", "qualifying", "pit_stops", "weather", "track_status", "races");
        assertThat(result.read()).isEqualTo(result.kept() + result.rejected());
        assertThat(letters()).isEqualTo(result.rejected());
    }

    @Test
    void filesOfAnyNameGoThroughFlinkAndSoDoTheirDeadLetters() throws IOException {
        List<String> names = List.of(
                "2024-01_laps_2024-03-02T18:00:00.csv",
                "2024-02 [ü] #1 100%.csv",
                "_2024-03.csv",
                "2024-04" + "_".repeat(240) + ".csv");
        List<String> lines = Files.readAllLines(EXPORTS.resolve("fastf1/2024-01/laps.csv"));
        lines.set(2, lines.get(2).replace(",SOFT,", ",CHEESE,"));
        List<String> days = List.of("2024-03-02", "2024-03-09", "2024-03-24", "2024-04-07");
        List<String> paths = new ArrayList<>();
        for (int race = 0; race < names.size(); race++) {
            String day = days.get(race);
            Path file = Files.createDirectories(folder.resolve("in 50%: {a}")).resolve(names.get(race));
            List<String> ofTheDay =
                    lines.stream().map(line -> line.replace(days.get(0), day)).toList();
            paths.add(Files.write(file, ofTheDay).toString());
        }

        ImportResult result = ImportTables.fromFiles(
                environment(2), ImportFiles.under(paths, ExportFormat.AUTO), lake, ConflictPolicy.KEEP, RUN);

        assertThat(result.kept()).isEqualTo(8);
        assertThat(result.rejected()).isEqualTo(4);
        assertThat(letters()).isEqualTo(4);
    }

    @Test
    void importingTwiceChangesNothingWhateverTheParallelism() throws IOException {
        imported(ConflictPolicy.KEEP, EXPORTS);
        Map<String, String> before = content();

        ImportResult again = ImportTables.fromFiles(environment(4), files(EXPORTS), lake, ConflictPolicy.KEEP, RUN);

        assertThat(again.changed()).isFalse();
        assertThat(content()).isEqualTo(before);
    }

    @Test
    void anImportThatTheLakeRemembersNeedsNoJobUnlessSomethingChanged() throws IOException {
        Path source = folder.resolve("in/laps.parquet");
        PublicLapFile.of(LapFixtures.race(2024, 1, 20)).to(source);
        ImportResult first = imported(ConflictPolicy.KEEP, source);
        int jobs = JOBS.get();

        assertThat(imported(ConflictPolicy.KEEP, source)).isEqualTo(first.again());
        assertThat(JOBS).hasValue(jobs);

        Files.delete(Path.of(first.partitions().get(0).file()));
        assertThatThrownBy(() -> imported(ConflictPolicy.KEEP, source)).isInstanceOf(Fault.class);
        Files.delete(folder.resolve("lake/laps/season=2024/_partition.json"));
        assertThat(imported(ConflictPolicy.KEEP, source)).isEqualTo(first);

        PublicLapFile.of(LapFixtures.race(2024, 1, 21)).to(source);
        assertThat(imported(ConflictPolicy.KEEP, source).added()).isEqualTo(2);
    }

    @Test
    void anImportIsRepeatedWhereAnotherCameBetween() throws IOException {
        Path first = EXPORTS.resolve("ergast");
        Path other = EXPORTS.resolve("openf1/2024-01/pit.json");
        imported(ConflictPolicy.KEEP, first);
        imported(ConflictPolicy.REPLACE, other);

        ImportResult again = imported(ConflictPolicy.KEEP, first);

        assertThat(again.conflicts()).isEqualTo(1);
        assertThat(again.changed()).isFalse();
        assertThat(imported(ConflictPolicy.REPLACE, first).changed()).isTrue();
        assertThat(imported(ConflictPolicy.REPLACE, first).conflicts()).isZero();
        assertThat(stopMs()).isEqualTo(25_064);
    }

    @Test
    void sourcesThatDoNotContradictEachOtherCompleteEachOther() throws IOException {
        imported(ConflictPolicy.KEEP, EXPORTS.resolve("ergast"));
        ImportResult second = imported(ConflictPolicy.KEEP, EXPORTS.resolve("fastf1"));

        assertThat(second.conflicts()).isZero();
        Object[] lap = rows(new Partition("laps", 2024, null)).get(1);
        assertThat(lap[Tables.LAPS.index("lap_time_ms")]).isEqualTo(99_896);
        assertThat(lap[Tables.LAPS.index("source")]).isEqualTo("ergast");
        assertThat(lap[Tables.LAPS.index("compound")]).isEqualTo("SOFT");
    }

    @Test
    void sourcesThatContradictEachOtherAreToldAndTheFirstStandsUnlessTheNewestIsWanted() throws IOException {
        imported(ConflictPolicy.KEEP, EXPORTS.resolve("ergast"));
        Path other = EXPORTS.resolve("openf1/2024-01/pit.json");

        ImportResult kept = imported(ConflictPolicy.KEEP, other);

        assertThat(kept.conflicts()).isEqualTo(1);
        assertThat(kept.rejected()).isEqualTo(1);
        assertThat(kept.examples())
                .containsExactly("2024-01 max-verstappen stop 1 is there already: pit_lane_ms is 25064 in the one that"
                        + " stands, 25100 here");
        assertThat(stopMs()).isEqualTo(25_064);

        ImportResult looked = imported(ConflictPolicy.FAIL, other);

        assertThat(looked.conflicts()).isEqualTo(1);
        assertThat(stopMs()).isEqualTo(25_064);

        ImportResult replaced = imported(ConflictPolicy.REPLACE, other);

        assertThat(replaced.conflicts()).isEqualTo(1);
        assertThat(replaced.rejected()).isZero();
        assertThat(stopMs()).isEqualTo(25_100);
    }

    @Test
    void recordsOfOneAnswerThatContradictEachOtherAreCountedAndTheFirstStands() throws IOException {
        Path race = Files.createDirectories(folder.resolve("in/2024-01"));
        String lap =
                "{\"driver_number\": 1, \"lap_number\": 1, \"date_start\": \"2024-03-02T15:00:00Z\", \"lap_duration\": %s}\n";
        Files.writeString(race.resolve("laps.jsonl"), lap.formatted("90.0") + lap.formatted("95.0"));
        Files.writeString(race.resolve("drivers.jsonl"), "{\"driver_number\": 1, \"name_acronym\": \"AAA\"}");

        ImportResult first = imported(ConflictPolicy.KEEP, race);
        Map<String, String> before = content();
        ImportResult again = imported(ConflictPolicy.KEEP, race);

        assertThat(List.of(first.conflicts(), first.rejected(), again.conflicts()))
                .containsOnly(1L);
        assertThat(again.changed()).isFalse();
        assertThat(content()).isEqualTo(before);
        Object[] row = rows(new Partition("laps", 2024, null)).get(0);
        assertThat(row[Tables.LAPS.index("lap_time_ms")]).isEqualTo(90_000);
        assertThat(row[Tables.LAPS.index("lap_end_ms")]).isEqualTo(90_000L);
    }

    @Test
    void aWholeLakeIsValidatedTableByTable() throws IOException {
        imported(ConflictPolicy.KEEP, EXPORTS.resolve("ergast"));
        PublicLapFile.of(LapFixtures.race(2023, 1, 20)).to(folder.resolve("in/laps.parquet"));
        imported(ConflictPolicy.KEEP, folder.resolve("in"));

        ValidationReport report = ValidateTables.all(environment(2), lake, Set.of(), RUN);

        assertThat(report.rules()).hasSize(6 * ValidationRule.values().length);
        assertThat(report.toText()).contains("pit_stops", "tire_age is null in 3 of 3 rows");
        assertThat(ValidateTables.all(environment(2), lake, Set.of(2023), RUN).status())
                .isEqualTo(ValidationReport.Status.PASSED);
    }

    @Test
    void telemetryIsSortedByCarLapAndTimeInAFolderOfItsRace() throws IOException {
        imported(ConflictPolicy.KEEP, EXPORTS.resolve("fastf1/2024-01_VER_17.csv"), EXPORTS.resolve("openf1/2024-01"));

        assertThat(folder.resolve("lake/telemetry/season=2024/race_id=2024-01")).isDirectory();
        assertThat(rows(new Partition("telemetry", 2024, "2024-01")))
                .extracting(row -> row[Tables.TELEMETRY.index("t_ms")])
                .containsExactly(0, 120, 240, 360, 480);
    }

    private ImportResult imported(ConflictPolicy policy, Path... paths) {
        return ImportTables.fromFiles(environment(2), files(paths), lake, policy, RUN);
    }

    private static ImportFiles files(Path... paths) {
        return ImportFiles.under(Stream.of(paths).map(Path::toString).toList(), ExportFormat.AUTO);
    }

    private Object stopMs() {
        return rows(new Partition("pit_stops", 2024, null)).get(0)[Tables.PIT_STOPS.index("pit_lane_ms")];
    }

    private List<Object[]> rows(Partition partition) {
        List<Object[]> rows = new ArrayList<>();
        try (RecordReader<Object[]> cursor = new LakeRows(lake).open(partition)) {
            for (Object[] row = cursor.next(); row != null; row = cursor.next()) {
                rows.add(row);
            }
        }
        return rows;
    }

    private static StreamExecutionEnvironment environment(int parallelism) {
        StreamExecutionEnvironment environment = StreamExecutionEnvironment.getExecutionEnvironment();
        environment.setParallelism(parallelism);
        return environment;
    }

    private long letters() throws IOException {
        long lines = 0;
        try (Stream<Path> walk = Files.walk(folder.resolve("lake/dead-letter"))) {
            for (Path file : walk.filter(Files::isRegularFile).toList()) {
                lines += Files.readAllLines(file).size();
            }
        }
        return lines;
    }

    private Map<String, String> content() throws IOException {
        Map<String, String> content = new TreeMap<>();
        try (Stream<Path> walk = Files.walk(Path.of(lake.root()))) {
            for (Path file : walk.filter(Files::isRegularFile).sorted().toList()) {
                content.put(file.toString(), Checksum.sha256(Files.readAllBytes(file)));
            }
        }
        return content;
    }
}
