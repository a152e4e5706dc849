package io.undercut.job.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.undercut.job.cluster.CommandProcess.Outcome;
import io.undercut.job.cluster.CommandProcess.Running;
import io.undercut.job.cluster.TrainingWatch.Progress;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One sha256 when a training is stopped with a savepoint and another command goes on from it, at any parallelism. */
@ExtendWith(OnTheFaultStage.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@EnabledIfSystemProperty(named = "undercut.chaos", matches = "all", disabledReason = "slow; run with -Pchaos")
class SavepointChaosIT {
    private final FaultStage stage;
    private final RunningCluster cluster;
    private String savepoint;
    private Progress at;

    SavepointChaosIT(FaultStage stage) {
        this.stage = stage;
        this.cluster = RunningCluster.start(stage, "savepoints", 9260, "--task-managers 2 --slots 2");
    }

    @AfterAll
    void leavesNothingRunning() {
        cluster.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void aTrainingGoesOnFromASavepointAtAnotherParallelism(int parallelism) throws IOException {
        stopOnce();
        Running run = cluster.training(
                "train --model tire_degradation --from-savepoint " + savepoint,
                "--parallelism",
                Integer.toString(parallelism));
        stage.same(
                "stopped with a savepoint at parallelism 2, train --from-savepoint at " + parallelism,
                "at round " + at.round(),
                run);
    }

    /** Whose command says that somebody stopped it, and leaves it so. */
    private void stopOnce() {
        if (savepoint == null) {
            Running run = cluster.begin("stopped", 2);
            TrainingWatch watch = cluster.watch();
            String job = watch.job();
            at = watch.underWay(job, 2);
            Path folder = cluster.warehouse().resolve("savepoints");
            savepoint = watch.stopWithSavepoint(job, folder.toUri().toString());
            Outcome outcome = run.outcome();
            assertThat(outcome.code()).as(outcome.err()).isEqualTo(130);
            assertThat(outcome.err()).contains("stopped before it had a model");
        }
    }
}
