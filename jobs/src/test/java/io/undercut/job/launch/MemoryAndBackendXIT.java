package io.undercut.job.launch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.undercut.job.launch.Terminal.Ended;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.flink.api.common.JobID;
import org.apache.flink.runtime.client.JobExecutionException;
import org.apache.flink.util.FlinkRuntimeException;
import org.apache.flink.util.SerializedThrowable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A machine that lacks what a training was meant to have: memory, a GPU. The run says what it did instead. */
class MemoryAndBackendXIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String TRAIN = " --json --parallelism 2 --workers 2 --seasons 2023 --test-seasons 2024"
            + " --set training.epochs=2 --set training.batch-rows=";

    @TempDir
    private static Path folder;

    @BeforeAll
    static void simulate() {
        Ended simulated = Terminal.withFlink(folder.resolve("warehouse"))
                .run("data simulate --seasons 2 --races 3 --first-season 2023 --parallelism 2");
        assertThat(simulated.code()).as(simulated.err()).isZero();
    }

    @Test
    void trainsOnceMoreAtHalfTheBatchWhenMemoryRunsOutAndSaysSo() throws IOException {
        AtomicInteger trainings = new AtomicInteger();
        Ended ended = terminal(trainings, 1).run("pipeline run --run-id halved" + TRAIN + 128);
        assertThat(ended.code()).as(ended.err()).isIn(0, 4);
        assertThat(trainings).hasValue(2);
        JsonNode halved = JSON.readTree(ended.out());
        assertThat(note(halved)).contains("at half the batch for want of memory");
        Ended small = Terminal.withFlink(folder.resolve("warehouse")).run("pipeline run --run-id small" + TRAIN + 64);
        assertThat(sha256(halved)).isEqualTo(sha256(JSON.readTree(small.out())));
        assertThat(note(JSON.readTree(small.out()))).doesNotContain("half");
    }

    @Test
    void failsWhenHalfTheBatchDoesNotFitEither() {
        AtomicInteger trainings = new AtomicInteger();
        Ended ended = terminal(trainings, 2).run("pipeline run --run-id starved" + TRAIN + 128);
        assertThat(ended.code()).isOne();
        assertThat(trainings).hasValue(2);
        assertThat(ended.out()).contains("out_of_memory: ");
    }

    @Test
    void trainsOnTheCpuWhereNoGpuIsAndSaysSo() throws IOException {
        Ended ended = Terminal.withFlink(folder.resolve("warehouse"))
                .run("pipeline run --run-id gpu --set training.backend=cuda" + TRAIN + 128);
        assertThat(ended.code()).as(ended.err()).isIn(0, 4);
        assertThat(note(JSON.readTree(ended.out())))
                .contains("on the CPU: training.backend is cuda")
                .contains("in 2 of 2 slots");
        assertThat(ended.err()).contains("on the CPU: training.backend is cuda");
    }

    /** Memory runs out in the first trainings, as a cluster reports it. */
    private static Terminal terminal(AtomicInteger trainings, int starved) {
        return Terminal.withFlinkAndMishap(folder.resolve("warehouse"), "train tire_degradation", () -> {
            if (trainings.incrementAndGet() <= starved) {
                throw new FlinkRuntimeException(new SerializedThrowable(
                        new JobExecutionException(new JobID(), "failed", new OutOfMemoryError("Java heap space"))));
            }
        });
    }

    private static String note(JsonNode run) {
        for (JsonNode task : run.path("tasks")) {
            if (task.path("task_id").asText().equals("train_tire_degradation")) {
                return task.path("note").asText();
            }
        }
        return "";
    }

    private static String sha256(JsonNode run) {
        return run.path("models").path(0).path("sha256").asText();
    }
}
