package io.undercut.job.cluster;

import static io.undercut.job.cluster.FaultStage.succeeded;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.undercut.job.cluster.CommandProcess.Running;
import io.undercut.job.cluster.TrainingWatch.Progress;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;

/** A TaskManager killed under the shipped flink-conf, its heartbeat and its restart strategy included. */
@ExtendWith(OnTheFaultStage.class)
@EnabledIfSystemProperty(named = "undercut.chaos", matches = "all", disabledReason = "slow; run with -Pchaos")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ShippedClusterIT {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Thrice the heartbeat's timeout: a loss is noticed, and the pause that is on then passes. */
    private static final Duration TO_GO_ON = Duration.ofSeconds(60);

    private final FaultStage stage;
    private final RunningCluster cluster;
    private final TrainingWatch watch;

    ShippedClusterIT(FaultStage stage) {
        this.stage = stage;
        this.cluster = RunningCluster.asShipped(stage, "shipped", 9260, "--task-managers 2 --slots 2");
        this.watch = cluster.watch();
    }

    @AfterAll
    void leavesNothingRunning() {
        cluster.close();
    }

    @Test
    void aKilledTaskManagerIsRecoveredFromWithinOneJob() throws IOException {
        Running run = cluster.begin("shipped", 4);
        String job = watch.job();
        Progress at = watch.underWay(job, 1);
        assertThat(task(succeeded(cluster.status("shipped").outcome()))
                        .path("flink_job_id")
                        .asText())
                .as("the job at work in pipeline status")
                .isEqualTo(job);

        long fault = System.nanoTime();
        cluster.killTaskManager();
        int restored = watch.trainsAfterRestore(job);
        Duration took = Duration.ofNanos(System.nanoTime() - fault);
        String seconds = RunningCluster.since(fault);

        stage.same(
                "TaskManager killed under the shipped flink-conf; 4 → 2",
                ClusterChaosIT.recovered(at, restored, seconds),
                run);
        assertThat(took).isLessThan(TO_GO_ON);
        assertThat(watch.trainings()).containsExactly(job);
        assertThat(watch.state(job)).isEqualTo("FINISHED");
        assertThat(run.said().lines().filter(line -> line.contains("lost worker")))
                .singleElement()
                .asString()
                .contains("lost worker taskmanager-1; training goes on from checkpoint ");
        JsonNode task = task(run.outcome().out());
        assertThat(task.path("attempts").asInt()).isOne();
        assertThat(task.path("restarts").asInt()).isPositive();
        assertThat(task.path("flink_job_id").asText()).isEqualTo(job);
    }

    private static JsonNode task(String run) throws IOException {
        for (JsonNode task : JSON.readTree(run).path("tasks")) {
            if (task.path("task_id").asText().startsWith("train_")) {
                return task;
            }
        }
        return JSON.createObjectNode();
    }
}
