package io.undercut.job.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.undercut.job.launch.Terminal.Ended;
import io.undercut.stream.ingest.parquet.PublishedLaps;
import io.undercut.stream.ingest.parquet.PublishedTelemetry;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Drivers told apart by the real telemetry of a race, where it is at hand: its first half learned, its second tested. */
class DriverIdentificationXIT {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path folder;

    @Test
    void driversAreToldApartTheSameAtAnyParallelism() throws IOException {
        assumeThat(PublishedTelemetry.folder())
                .as("%s is not there: drivers are not told apart", PublishedLaps.PLACE)
                .isPresent();
        JsonNode first = trained("one", 1);

        assertThat(first.path("metrics").path("accuracy").asDouble()).isGreaterThan(0.82);
        assertThat(first.path("metrics").path("examples").asInt()).isGreaterThan(500);
        assertThat(first.path("promoted").asBoolean()).isTrue();
        assertThat(trained("two", 2).path("sha256")).isEqualTo(first.path("sha256"));
    }

    private JsonNode trained(String name, int parallelism) throws IOException {
        Path telemetry = PublishedTelemetry.folder().orElseThrow();
        Terminal terminal = Terminal.withFlink(folder.resolve(name));
        ok(terminal.run("data import --from " + telemetry.resolveSibling("laps").resolve("laps_2025.parquet")
                + " --from " + telemetry.resolve("tel_2025_02_china_R.parquet")));
        Ended run = ok(terminal.run(
                "pipeline run --json --models driver_identification --test-seasons 2025 --parallelism " + parallelism));
        JsonNode model = JSON.readTree(run.out()).path("models").get(0);
        ok(terminal.run("evaluate --seasons 2025 --model driver_identification"));
        return model;
    }

    private static Ended ok(Ended ended) {
        assertThat(ended.code()).as(ended.err()).isZero();
        return ended;
    }
}
