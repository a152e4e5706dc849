package io.undercut.job.launch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.undercut.job.launch.Terminal.Ended;
import io.undercut.stream.feature.telemetry.TelemetryFeatures;
import io.undercut.testing.TelemetryParquet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Telemetry features from the command line: built, found, described, exported, and what is wrong rejected. */
class TelemetryFeaturesXIT {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private static Path folder;

    private static Terminal terminal;
    private static JsonNode built;

    @BeforeAll
    static void build() throws IOException {
        terminal = simulated("warehouse");
        built = JSON.readTree(ok(terminal.run("features build --model telemetry_laps --json --parallelism 2"))
                .out());
    }

    private static Terminal simulated(String name) {
        Terminal terminal = Terminal.withFlink(folder.resolve(name));
        ok(terminal.run("data simulate --seasons 1 --races 2 --first-season 2023 --telemetry-hz 1"));
        return terminal;
    }

    @Test
    void aVersionIsTheSameBytesAtAnyParallelismAndFoundTheSecondTime() throws IOException {
        Ended again = ok(terminal.run("features build --model telemetry_laps"));
        assertThat(again.out()).contains(built.path("version").asText()).contains("built before");
        Terminal other = simulated("other");
        JsonNode spread = JSON.readTree(ok(other.run("features build --model telemetry_laps --json --parallelism 3"))
                .out());

        assertThat(spread.path("sha256")).isEqualTo(built.path("sha256"));
        assertThat(spread.path("version")).isEqualTo(built.path("version"));
        assertThat(built.path("rows").asLong()).isGreaterThan(1_500);
        assertThat(built.path("lineage")).hasSize(3);
    }

    @Test
    void theSetIsDescribedAndExported() throws IOException {
        Terminal reader = Terminal.withoutFlink(terminal.warehouse());
        Path csv = folder.resolve("out/telemetry.csv");

        Ended described = ok(reader.run("features describe --model telemetry_laps"));
        ok(reader.run("data export --model telemetry_laps --csv " + csv));

        assertThat(described.out()).contains("sector3_coasting_share").contains("█");
        List<String> lines = Files.readAllLines(csv);
        assertThat(lines).hasSize(built.path("rows").asInt() + 1);
        assertThat(lines)
                .allSatisfy(line -> assertThat(line.split(",", -1))
                        .hasSize(8 + TelemetryFeatures.ALL.size() + TelemetryFeatures.LABELS.size()));
    }

    @Test
    void whatBreaksARuleIsRejectedAndARaceWithoutLapsHasItsRowsToo() throws IOException {
        Terminal other = Terminal.withFlink(folder.resolve("laid"));
        Path race = Files.createDirectories(other.warehouse().resolve("lake/telemetry/season=2024/race_id=2024-05"));
        TelemetryParquet.lake(race, 3_000, (row, values) -> {
            if (row % 1_000 == 500) {
                values.put("throttle_pct", 104);
            }
            if (row == 600) {
                values.put("t_ms", 0);
            }
        });

        JsonNode laid = JSON.readTree(
                ok(other.run("features build --model telemetry_laps --json")).out());

        assertThat(laid.path("rows").asInt()).isEqualTo(8);
        assertThat(letters(other, "telemetry")).hasSize(3).allMatch(line -> line.contains("throttle_pct is 104"));
        assertThat(letters(other, "telemetry_laps")).hasSize(1).allMatch(line -> line.contains("\"t_ms\":0"));
    }

    @Test
    void aLakeWithoutTelemetrySaysHowToFillIt() {
        Terminal other = Terminal.withFlink(folder.resolve("empty"));
        Ended none = other.run("features build --model telemetry_laps");
        assertThat(none.code()).isEqualTo(3);
        assertThat(none.err()).contains("has no telemetry; import some with");
        Ended season = terminal.run("features build --model telemetry_laps --seasons 2019");
        assertThat(season.err()).contains("has no telemetry of season 2019; it has 2023");
    }

    private static List<String> letters(Terminal of, String table) throws IOException {
        try (Stream<Path> files =
                Files.list(of.warehouse().resolve("lake/dead-letter").resolve(table))) {
            List<Path> found = files.toList();
            assertThat(found).hasSize(1);
            return Files.readAllLines(found.get(0));
        }
    }

    private static Ended ok(Ended ended) {
        assertThat(ended.code()).as(ended.err()).isZero();
        return ended;
    }
}
