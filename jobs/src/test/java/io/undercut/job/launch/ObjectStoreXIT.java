package io.undercut.job.launch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.undercut.job.launch.Terminal.Ended;
import io.undercut.testing.TestBucket;
import io.undercut.testing.TestBucket.Call;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The main command with its whole warehouse in a bucket: no folders, no rename, lists that lag, and calls that fail now and then, before or
 * after they came about. Another seed and rate: {@code -Dundercut.object-store.seed=1 -Dundercut.object-store.one-in=80}.
 */
class ObjectStoreXIT {
    private static final String BUCKET = "main-command";
    private static final String WAREHOUSE = "objectstore://" + BUCKET + "/warehouse";
    private static final int FAILED_INFRASTRUCTURE = 128;
    private static final int MOST_TRIES = 40;
    private static final long SEED = Long.getLong("undercut.object-store.seed", 20260214);
    private static final int ONE_IN = Integer.getInteger("undercut.object-store.one-in", 100);
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private static Path folder;

    private static final List<String> TOLD = new ArrayList<>();
    private static TestBucket bucket;
    private static Terminal terminal;
    private static Ended onDisk;
    private static Ended inBucket;
    private static String run = "run";

    @BeforeAll
    static void runOnDiskAndInABucket() {
        Terminal disk = Terminal.withFlink(folder.resolve("disk"));
        assertThat(disk.run(simulation()).code()).isZero();
        onDisk = disk.run(pipeline("run"));
        bucket = TestBucket.named(BUCKET).lagging(SEED, 200);
        terminal = Terminal.withFlink(folder.resolve("nowhere"));
        Ended simulated = inBucket(simulation());
        assertThat(simulated.code()).as(simulated.err()).isZero();
        bucket.failing(SEED, ONE_IN);
        inBucket = untilItIsDone();
        bucket.failing(0, 0);
    }

    private static String simulation() {
        return "data simulate --json --seasons 2 --races 3 --first-season 2023 --parallelism 2";
    }

    private static String pipeline(String run) {
        return "pipeline run --json --run-id " + run
                + " --seasons 2023 --test-seasons 2024 --workers 2 --parallelism 2";
    }

    private static Ended untilItIsDone() {
        Ended ended = inBucket(pipeline(run));
        for (int attempt = 1; attempt < MOST_TRIES && ended.code() == FAILED_INFRASTRUCTURE; attempt++) {
            TOLD.add(ended.err());
            if (hasBegun()) {
                ended = inBucket("pipeline resume " + run + " --json");
            } else {
                // Its name may be taken all the same.
                run = "run" + attempt;
                ended = inBucket(pipeline(run));
            }
        }
        return ended;
    }

    private static boolean hasBegun() {
        return bucket.content("warehouse/training/pipeline-runs/" + run + "/run.json") != null;
    }

    private static Ended inBucket(String command) {
        return terminal.run(command + " --warehouse " + WAREHOUSE);
    }

    @Test
    void theModelIsTheOneOfTheDisk() throws IOException {
        assertThat(inBucket.code()).as(inBucket.err()).isEqualTo(onDisk.code());
        assertThat(model(inBucket).path("sha256").asText())
                .hasSize(64)
                .isEqualTo(model(onDisk).path("sha256").asText());
        assertThat(model(inBucket).path("version")).isEqualTo(model(onDisk).path("version"));
        assertThat(model(inBucket).path("metrics")).isEqualTo(model(onDisk).path("metrics"));
    }

    @Test
    void callsDidFailAndWhatFailedOfThemSaidSoInOneLine() {
        assertThat(bucket.faults()).isPositive();
        assertThat(TOLD)
                .allSatisfy(told -> assertThat(told.lines().filter(line -> line.startsWith("undercut: ")))
                        .singleElement()
                        .asString()
                        .contains("503 Service Unavailable"));
        assertThat(bucket.count(Call.RENAME)).isZero();
    }

    @Test
    void nothingIsPublishedHalf() throws IOException {
        Ended verified = inBucket("models verify " + reference() + " --json");
        assertThat(verified.code()).as(verified.err()).isZero();
        assertThat(inBucket("data validate --json").code()).isZero();
    }

    @Test
    void theWarehouseIsReadAsAnyOther() throws IOException {
        bucket.lagging(0, 0);
        assertThat(JSON.readTree(inBucket("models list --json").out()).toString())
                .contains(reference().split("@")[1]);
        assertThat(JSON.readTree(inBucket("pipeline status " + run + " --json").out())
                        .path("status")
                        .asText())
                .isEqualTo("SUCCEEDED");
        assertThat(inBucket("pipeline status").out()).contains(run);
    }

    private static JsonNode model(Ended run) throws IOException {
        return JSON.readTree(run.out()).path("models").path(0);
    }

    private static String reference() throws IOException {
        return "tire_degradation@" + model(onDisk).path("version").asText();
    }
}
