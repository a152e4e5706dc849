package io.undercut.job.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.undercut.fault.Fault;
import io.undercut.race.Compound;
import io.undercut.race.Lap;
import io.undercut.stream.ingest.ValidationRule;
import io.undercut.stream.table.Tables;
import io.undercut.testing.PublicLapFile;
import io.undercut.testing.PublicTableFile;
import io.undercut.testing.RaceFixtures;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.io.FileUtils;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Files that are not what they should be, from the file to the features. Nothing vanishes: {@link ScratchLake} counts. */
class BadFilesXIT {
    @RegisterExtension
    static final MiniClusterExtension CLUSTER = new MiniClusterExtension(new MiniClusterResourceConfiguration.Builder()
            .setNumberTaskManagers(1)
            .setNumberSlotsPerTaskManager(4)
            .build());

    private static final Path FASTF1 = Path.of("../operators/src/test/resources/exports/fastf1/2024-01/laps.csv");

    /** Two cars over seven laps, one of them with a stop. */
    private static final List<Lap> RACE = RaceFixtures.race(2024, 2, "monza")
            .stint("AAA", 1, Compound.MEDIUM, 95, 90.5, 90.5, 95)
            .stint("AAA", 2, Compound.HARD, 110, 89, 89)
            .stint("BBB", 1, Compound.HARD, 96.5, 90, 90, 90, 90, 90, 90)
            .laps();

    @TempDir
    private Path folder;

    private ScratchLake lake;

    @BeforeEach
    void makeALake() {
        lake = new ScratchLake(folder);
    }

    @Test
    void aThrottleOf104PerCentIsRejected() throws IOException {
        List<Object[]> samples = new ArrayList<>();
        for (int sample = 0; sample < 10; sample++) {
            Object[] row = new Object[Tables.TELEMETRY.columns().size()];
            row[0] = "2024-02";
            row[Tables.TELEMETRY.index("driver")] = "AAA";
            row[Tables.TELEMETRY.index("lap")] = 1;
            row[Tables.TELEMETRY.index("t_ms")] = 100 * sample;
            row[Tables.TELEMETRY.index("throttle_pct")] = sample == 6 ? 104 : 100;
            samples.add(row);
        }

        ImportResult result =
                lake.imported(PublicTableFile.of(folder.resolve("in/telemetry.parquet"), Tables.TELEMETRY, samples));

        assertThat(result.rejected()).isEqualTo(1);
        assertThat(result.kept()).isEqualTo(9);
        assertThat(lake.letters("telemetry"))
                .singleElement()
                .asString()
                .contains("\"row\":7", "throttle_pct is 104; must be within 0 … 100");
    }

    @Test
    void aParquetBombIsRefusedAndTheLakeLeftAsItWas() throws IOException {
        lake.imported(laps(RACE));
        Path bomb =
                PublicLapFile.of(RACE).with(1, "event", "x".repeat(80 << 20)).to(folder.resolve("in/bomb.parquet"));
        assertThat(bomb.toFile().length()).isLessThan(1 << 20);

        assertThatThrownBy(() -> lake.imported(bomb))
                .isInstanceOf(Fault.class)
                .hasMessageContaining("bomb.parquet, row group 1: column event has a page that unpacks to 80 MB");

        assertThat(lake.tables().laps(2024)).hasSize(RACE.size());
        Path laid =
                Files.createDirectories(folder.resolve("lake/laps/season=2023")).resolve("part-1.parquet");
        Files.copy(bomb, laid);
        assertThat(lake.validated().of(ValidationRule.INTEGRITY).where()).contains("unpacks to 80 MB, at most 64 MB");
        Files.delete(laid);
        lake.features();
    }

    @Test
    void recordsOfACsvThatAreNotUtf8AreRejected() throws IOException {
        List<String> lines = Files.readAllLines(FASTF1);
        lines.set(1, lines.get(1).replace("Red Bull Racing", "Écurie"));
        Path file = Files.write(folder.resolve("2024-01.csv"), lines, StandardCharsets.ISO_8859_1);

        ImportResult result = lake.imported(file);

        assertThat(result.read()).isEqualTo(lines.size() - 1);
        assertThat(result.rejected()).isEqualTo(1);
        assertThat(lake.letters("laps")).singleElement().asString().contains("is not UTF-8", "iconv");
        lake.features();
    }

    @Test
    void aCsvWithShiftedColumnsIsRejectedRecordByRecord() throws IOException {
        List<String> lines = Files.readAllLines(FASTF1);
        lines.set(0, lines.get(0).replace("LapTime,LapNumber", "LapNumber,LapTime"));
        lines.set(2, lines.get(2).replace(",VER,", ",VER,VER,"));
        Path file = Files.write(folder.resolve("2024-01.csv"), lines);

        ImportResult result = lake.imported(file);

        assertThat(result.read()).isEqualTo(lines.size() - 1).isEqualTo(result.rejected());
        assertThat(result.partitions()).isEmpty();
        assertThat(lake.letters("laps"))
                .hasSize(lines.size() - 1)
                .anyMatch(letter -> letter.contains("columns are shifted"))
                .anyMatch(letter -> letter.contains("LapNumber is '0 days"));
    }

    @Test
    void rowsThatSomebodyLaidIntoTheLakeUnscreenedAreRejectedByTheFeatures() throws IOException {
        PublicLapFile.of(RACE)
                .with(2, "tyre_life", 99)
                .with(9, "compound", "CHEESE")
                .to(folder.resolve("lake/laps/season=2024/part-1.parquet"));

        assertThat(lake.features().manifest().rows()).isEqualTo(RACE.size() - 2);
        assertThat(lake.letters("laps"))
                .satisfiesExactly(
                        letter -> assertThat(letter).contains("tire_age is 99; must be within 1 … 80"),
                        letter -> assertThat(letter).contains("compound is 'CHEESE'"));
        FileUtils.deleteDirectory(folder.resolve("lake/dead-letter").toFile());
        lake.wear();
        assertThat(lake.letters("laps")).hasSize(2);
    }

    private Path laps(List<Lap> laps) throws IOException {
        return PublicLapFile.of(laps).to(folder.resolve("in/laps.parquet"));
    }
}
