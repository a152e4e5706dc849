package io.undercut.job.launch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.undercut.job.launch.Terminal.Ended;
import io.undercut.stream.feature.lap.LapFeatures;
import io.undercut.stream.feature.lap.LapLabels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Feature sets from the command line: built, found, described, exported, pruned. */
class FeatureSetXIT {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private static Path folder;

    private static Terminal terminal;
    private static JsonNode built;

    @BeforeAll
    static void build() throws IOException {
        terminal = Terminal.withFlink(folder.resolve("warehouse"));
        assertThat(terminal.run("data simulate --seasons 2 --races 2 --first-season 2023")
                        .code())
                .isZero();
        built = JSON.readTree(ok(terminal.run("features build --model lap_features --json --parallelism 2"))
                .out());
    }

    @Test
    void aVersionIsTheSameBytesAtAnyParallelismAndFoundTheSecondTime() throws IOException {
        Ended again = ok(terminal.run("features build --model lap_features"));
        assertThat(again.out()).contains(built.path("version").asText()).contains("built before");
        Terminal other = Terminal.withFlink(folder.resolve("other"));
        ok(other.run("data simulate --seasons 2 --races 2 --first-season 2023"));
        JsonNode spread = JSON.readTree(ok(other.run("features build --model lap_features --json --parallelism 3"))
                .out());

        assertThat(spread.path("sha256")).isEqualTo(built.path("sha256"));
        assertThat(spread.path("version")).isEqualTo(built.path("version"));
        assertThat(built.path("rows").asLong()).isGreaterThan(3_000);
        assertThat(built.path("more_labels")).hasSize(LapLabels.DECLARED.size() - 1);
        assertThat(Files.readString(statistics(other))).isEqualTo(Files.readString(statistics(terminal)));
    }

    @Test
    void describeShowsEveryColumnAndWritesAPage() throws IOException {
        Path page = folder.resolve("page.html");
        Terminal reader = Terminal.withoutFlink(terminal.warehouse());

        Ended described = ok(reader.run("features describe --model lap_features --html " + page));
        JsonNode statistics = JSON.readTree(
                ok(reader.run("features describe --json --model lap_features")).out());

        assertThat(described.out()).contains("tire_age").contains("█").contains("more columns");
        assertThat(statistics.path("columns")).hasSize(LapFeatures.ALL.size() + LapLabels.DECLARED.size());
        assertThat(Files.readString(page)).contains("<svg").contains("gap_ahead_s_lag_9");
    }

    @Test
    void exportsHoldTheSameRows() throws IOException {
        Terminal reader = Terminal.withoutFlink(terminal.warehouse());
        long rows = built.path("rows").asLong();
        Path csv = folder.resolve("out/laps.csv");
        Path libsvm = folder.resolve("out/laps.libsvm");
        Path parquet = folder.resolve("out/laps.parquet");

        ok(reader.run("data export --model lap_features --csv " + csv));
        ok(reader.run("data export --model lap_features --label label_pit_within_5 --libsvm " + libsvm));
        ok(reader.run("data export --model lap_features --seasons 2024 --parquet " + parquet));

        List<String> lines = Files.readAllLines(csv);
        assertThat(lines).hasSize((int) rows + 1);
        assertThat(lines)
                .allSatisfy(line -> assertThat(line.split(",", -1))
                        .hasSize(8 + LapFeatures.ALL.size() + LapLabels.DECLARED.size()));
        assertThat(lines.get(1)).startsWith("2023-01,2023,");
        assertThat(Files.readAllLines(libsvm)).allMatch(line -> line.matches("[01] 1:\\d+ .*"));
        assertThat(Files.readAllLines(Path.of(libsvm + ".columns"))).hasSize(LapFeatures.ALL.size());
        assertThat(parquet).isNotEmptyFile();
        Ended wrong = reader.run("data export --model lap_features --label speed --libsvm " + libsvm);
        assertThat(wrong.code()).isEqualTo(2);
        assertThat(wrong.err()).contains("--label is 'speed'; must be one of");
    }

    @Test
    void theFeaturesOfAModelAreDescribedAndExportedToo() throws IOException {
        ok(terminal.run("features build --model tire_degradation"));
        Ended described = ok(terminal.run("features describe --model tire_degradation"));
        Path csv = folder.resolve("out/degradation.csv");
        ok(terminal.run("data export --model tire_degradation --csv " + csv));

        assertThat(described.out()).contains("anchor_trend_s").contains("lap_time_loss_s");
        assertThat(Files.readAllLines(csv)).hasSizeGreaterThan(1_000);
    }

    @Test
    void featuresBeforeARaceComeFromResultsQualifyingAndGrid() throws IOException {
        Path order = folder.resolve("out/order.csv");
        Path winner = folder.resolve("out/winner.libsvm");
        JsonNode race = JSON.readTree(ok(terminal.run("features build --model race_winner --json --parallelism 2"))
                .out());
        ok(terminal.run("features build --model quali_order"));
        ok(terminal.run("data export --model quali_order --csv " + order));
        ok(terminal.run("data export --model race_winner --libsvm " + winner));

        assertThat(race.path("rows").asLong()).isEqualTo(80);
        assertThat(race.path("schema").path("label").path("name").asText()).isEqualTo("label_won");
        assertThat(race.path("lineage")).hasSize(8);
        assertThat(ok(terminal.run("features build --model race_winner")).out())
                .contains("built before")
                .contains(race.path("version").asText());
        assertThat(ok(terminal.run("features describe --model race_winner")).out())
                .contains("driver_standing")
                .contains("grid_position");
        assertThat(Files.readAllLines(order)).hasSize(81);
        assertThat(Files.readAllLines(order).get(0))
                .contains("driver_qualifying_season")
                .endsWith("label_qualifying_position,label_pole")
                .doesNotContain("grid_position");
        assertThat(Files.readAllLines(winner))
                .filteredOn(line -> line.startsWith("1 "))
                .hasSize(4);
    }

    @Test
    void pruningKeepsTheNewest() throws IOException {
        Terminal other = Terminal.withFlink(folder.resolve("pruned"));
        ok(other.run("data simulate --seasons 2 --races 1 --first-season 2023"));
        ok(other.run("features build --model lap_features --seasons 2023"));
        JsonNode newest = JSON.readTree(ok(other.run("features build --model lap_features --json --seasons 2024"))
                .out());

        Ended pruned = ok(other.run("features prune --model lap_features --keep 1"));

        assertThat(pruned.out()).startsWith("deleted ");
        try (Stream<Path> left = Files.list(other.warehouse().resolve("training/features/lap_features"))) {
            // Files of the others stay for a while, for trainings that read them.
            assertThat(left.filter(version -> Files.exists(version.resolve("manifest.json")))
                            .map(path -> path.getFileName().toString()))
                    .containsExactly(newest.path("version").asText());
        }
    }

    private static Path statistics(Terminal of) {
        return of.warehouse()
                .resolve("training/features/lap_features")
                .resolve(built.path("version").asText())
                .resolve("statistics.json");
    }

    private static Ended ok(Ended ended) {
        assertThat(ended.code()).as(ended.err()).isZero();
        return ended;
    }
}
