package io.undercut.job.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.undercut.fault.Fault;
import io.undercut.job.flink.FlinkRun;
import io.undercut.race.Lap;
import io.undercut.stream.ingest.parquet.LakeTables;
import io.undercut.stream.lake.LakeLayout;
import io.undercut.stream.lake.TablePartition;
import io.undercut.testing.LapFixtures;
import io.undercut.testing.PublicLapFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.apache.flink.util.CloseableIterator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImportLapsXIT {
    @RegisterExtension
    static final MiniClusterExtension CLUSTER = new MiniClusterExtension(new MiniClusterResourceConfiguration.Builder()
            .setNumberTaskManagers(1)
            .setNumberSlotsPerTaskManager(4)
            .build());

    private static final FlinkRun RUN = (environment, job) -> environment.execute(job);

    @TempDir
    private Path folder;

    private Path source;
    private LakeLayout lake;

    @BeforeEach
    void nameTheFolders() {
        source = folder.resolve("source");
        lake = new LakeLayout(folder.resolve("lake").toString());
    }

    @Test
    void lapsOfPublicFilesLandInTheirSeasonsSorted() throws IOException {
        List<Lap> shuffled = new ArrayList<>(LapFixtures.race(2023, 1, 30));
        Collections.reverse(shuffled);
        PublicLapFile.of(shuffled).inSmallRowGroups().to(source.resolve("laps_2023.parquet"));
        PublicLapFile.of(LapFixtures.race(2024, 2, 3)).to(source.resolve("laps_2024.parquet"));

        ImportResult result = imported(2);

        assertThat(result.partitions()).extracting(TablePartition::season).containsExactly(2023, 2024);
        assertThat(result.partitions()).extracting(TablePartition::rows).containsExactly(60L, 6L);
        assertThat(result.changed()).isTrue();
        assertThat(result.read()).isEqualTo(66);
        assertThat(new LakeTables(lake).laps(2023)).isEqualTo(LapFixtures.race(2023, 1, 30));
        assertThat(new LakeTables(lake).checksums(Set.of(2024)))
                .containsEntry(2024, result.partitions().get(1).sha256());
    }

    @Test
    void importingTwiceChangesNothing() throws IOException {
        PublicLapFile.of(LapFixtures.race(2024, 1, 5))
                .with(3, "compound", "CHEESE")
                .to(source.resolve("laps.parquet"));
        imported(2);
        Map<String, String> before = content();
        setBackTheClocks();

        ImportResult again = imported(2);

        assertThat(again.changed()).isFalse();
        assertThat(again.conflicts()).isZero();
        assertThat(again.rejected()).isEqualTo(1);
        assertThat(content()).isEqualTo(before);
        assertThat(untouched()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 4})
    void parallelismDoesNotChangeAByte(int parallelism) throws IOException {
        for (int season = 2020; season < 2025; season++) {
            PublicLapFile.of(LapFixtures.race(season, 1, 20)).to(source.resolve("a_" + season + ".parquet"));
        }
        List<Lap> newer = new ArrayList<>(LapFixtures.race(2022, 1, 20));
        newer.set(3, LapFixtures.timed(2022, 1, "HAM", 4, 77_777));
        newer.add(LapFixtures.full(2021, 9, "VET", 200));
        PublicLapFile.of(newer).to(source.resolve("b.parquet"));
        ImportResult one = imported(1);
        Map<String, String> expected = content();
        lake = new LakeLayout(folder.resolve("other-lake").toString());

        ImportResult many = imported(parallelism);

        assertThat(new LakeTables(lake).laps(2022)).contains(newer.get(3)).hasSize(40);
        assertThat(content()).isEqualTo(expected);
        assertThat(many.repeated()).isEqualTo(one.repeated()).isEqualTo(39);
        assertThat(many.conflicts()).isEqualTo(one.conflicts()).isEqualTo(1);
        assertThat(many.rejected()).isEqualTo(one.rejected()).isEqualTo(2);
    }

    @Test
    void anotherSeasonLeavesTheFirstAloneAndTheSameSeasonIsMerged() throws IOException {
        PublicLapFile.of(LapFixtures.race(2023, 1, 3)).to(source.resolve("laps.parquet"));
        PublicLapFile.of(LapFixtures.race(2024, 1, 3)).to(source.resolve("laps2.parquet"));
        imported(2);
        String before = new LakeTables(lake).checksums(Set.of(2023)).get(2023);
        List<Lap> correction = List.of(
                LapFixtures.timed(2024, 1, "VER", 2, 80_123),
                LapFixtures.full(2024, 1, "HAM", 1),
                LapFixtures.full(2024, 2, "VER", 1));
        Path second = PublicLapFile.of(correction).to(folder.resolve("more/laps.parquet"));

        ImportResult result = ImportLaps.fromFiles(environment(2), List.of(second.toString()), lake, RUN);

        assertThat(result.partitions()).extracting(TablePartition::season).containsExactly(2024);
        assertThat(result.conflicts()).isEqualTo(1);
        assertThat(new LakeTables(lake).checksums(Set.of(2023))).containsEntry(2023, before);
        assertThat(new LakeTables(lake).laps(2024)).hasSize(7).contains(correction.get(0));
        assertThat(lake.files("laps", 2024)).hasSize(1);
        // The older one stays for a while, for jobs that read it.
        assertThat(LakeLayout.parquetFiles(lake.partition("laps", 2024)))
                .hasSize(2)
                .extracting(file -> file.getName())
                .contains(lake.files("laps", 2024).get(0).getName());
    }

    @Test
    void badRecordsAreRejectedWithTheReasonAndCounted() throws IOException {
        PublicLapFile.of(LapFixtures.race(2024, 1, 5))
                .with(2, "compound", "CHEESE")
                .with(4, "tyre_life", 99)
                .with(5, "driver", null)
                .to(source.resolve("laps_2024.parquet"));

        ImportResult result = imported(2);

        assertThat(result.read()).isEqualTo(10);
        assertThat(result.kept()).isEqualTo(7);
        assertThat(result.rejected()).isEqualTo(3);
        assertThat(result.read()).isEqualTo(result.kept() + result.rejected());
        Path letters = Path.of(lake.deadLetters("laps").getPath());
        try (Stream<Path> files = Files.list(letters)) {
            assertThat(files.toList())
                    .singleElement()
                    .satisfies(file -> assertThat(Files.readAllLines(file))
                            .satisfiesExactly(
                                    line -> assertThat(line)
                                            .contains("\"row\":2")
                                            .contains("compound is 'CHEESE'"),
                                    line -> assertThat(line).contains("tire_age is 99; must be within 1 … 80"),
                                    line -> assertThat(line).contains("driver is null; must have a value")));
        }
    }

    @Test
    void filesWithoutASoundLapLeaveTheLakeAsItWas() throws IOException {
        PublicLapFile.of(List.of()).to(source.resolve("a.parquet"));
        PublicLapFile.of(List.of(LapFixtures.full(2024, 1, "VER", 0))).to(source.resolve("b.parquet"));

        ImportResult result = imported(2);

        assertThat(result.partitions()).isEmpty();
        assertThat(result.read()).isEqualTo(result.rejected()).isEqualTo(1);
        assertThat(new LakeTables(lake).seasons()).isEmpty();
    }

    @Test
    void aStreamOfLapsTakesTheSameWay() throws IOException {
        List<Lap> laps = LapFixtures.race(2031, 1, 4);
        StreamExecutionEnvironment environment = environment(2);

        ImportResult result = ImportLaps.fromStream(
                environment
                        .fromData(TypeInformation.of(Lap.class), laps.toArray(Lap[]::new))
                        .uid("made-up"),
                "simulator",
                lake,
                RUN);

        assertThat(result.kept()).isEqualTo(8);
        assertThat(new LakeTables(lake).laps(2031)).isEqualTo(laps);
    }

    @Test
    void lapsOfChosenSeasonsAreReadBackAsAStream() throws Exception {
        PublicLapFile.of(LapFixtures.race(2023, 1, 3)).to(source.resolve("laps.parquet"));
        PublicLapFile.of(LapFixtures.race(2024, 1, 3)).to(source.resolve("laps2.parquet"));
        imported(2);
        StreamExecutionEnvironment environment = environment(2);
        environment.configure(new Configuration().set(PipelineOptions.GENERIC_TYPES, false));

        List<Lap> found = new ArrayList<>();
        try (CloseableIterator<Lap> laps =
                new LakeTables(lake).laps(environment, Set.of(2024)).executeAndCollect()) {
            laps.forEachRemaining(found::add);
        }

        assertThat(found).containsExactlyInAnyOrderElementsOf(LapFixtures.race(2024, 1, 3));
    }

    @Test
    void aFileThatIsNotSoundStopsTheImportBeforeItStarts() throws IOException {
        PublicLapFile.of(LapFixtures.race(2023, 1, 3)).to(source.resolve("a.parquet"));
        PublicLapFile.of(LapFixtures.race(2024, 1, 3))
                .mistyped("stint", Schema.Type.STRING)
                .with(1, "stint", "first")
                .to(source.resolve("b.parquet"));

        assertThatThrownBy(() -> imported(2))
                .isInstanceOf(Fault.class)
                .hasMessageContaining("b.parquet")
                .hasMessageContaining("column stint must be integer, found text");
        assertThat(new LakeTables(lake).seasons()).isEmpty();
    }

    @Test
    void aDamagedPageStopsTheImportBeforeAnythingIsWritten() throws IOException {
        PublicLapFile.of(LapFixtures.race(2023, 1, 3)).to(source.resolve("a.parquet"));
        Path damaged = PublicLapFile.of(LapFixtures.race(2024, 1, 300)).to(source.resolve("b.parquet"));
        byte[] bytes = Files.readAllBytes(damaged);
        for (int index = 300; index < 360; index++) {
            bytes[index] ^= 0x55;
        }
        Files.write(damaged, bytes);

        assertThatThrownBy(() -> imported(2))
                .isInstanceOf(Fault.class)
                .hasMessageContaining("b.parquet is damaged in row group 1, rows 1 … 600");
        assertThat(new LakeTables(lake).seasons()).isEmpty();
    }

    private ImportResult imported(int parallelism) {
        return ImportLaps.fromFiles(environment(parallelism), List.of(source.toString()), lake, RUN);
    }

    private static StreamExecutionEnvironment environment(int parallelism) {
        StreamExecutionEnvironment environment = StreamExecutionEnvironment.getExecutionEnvironment();
        environment.setParallelism(parallelism);
        return environment;
    }

    private Map<String, String> content() throws IOException {
        Map<String, String> content = new TreeMap<>();
        for (Path file : files()) {
            content.put(
                    Path.of(lake.root()).relativize(file).toString(),
                    io.undercut.stream.table.Checksum.sha256(Files.readAllBytes(file)));
        }
        return content;
    }

    private void setBackTheClocks() throws IOException {
        for (Path file : files()) {
            Files.setLastModifiedTime(file, FileTime.fromMillis(1_000_000));
        }
    }

    private boolean untouched() throws IOException {
        for (Path file : files()) {
            if (Files.getLastModifiedTime(file).toMillis() != 1_000_000) {
                return false;
            }
        }
        return true;
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> walk = Files.walk(Path.of(lake.root()))) {
            return walk.filter(Files::isRegularFile).sorted().toList();
        }
    }
}
