package io.undercut.stream.training.round;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.undercut.fault.Fault;
import io.undercut.fault.FaultReason;
import io.undercut.stream.training.SmallRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrainingPlanTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 10})
    void takesOneToTenWorkers(int workers) {
        assertThat(SmallRun.plan(workers, 1, 1).replicas()).isEqualTo(workers);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                     0 |  4 |  3 | 32 | 2 | --workers is 0; must be at least 1
                    11 |  4 |  3 | 32 | 2 | --workers is 11; must be within 1 … 10
                     2 |  0 |  3 | 32 | 2 | training.local-steps is 0; must be at least 1
                     2 |  4 | -3 | 32 | 2 | training.rounds is -3; must be at least 1
                     2 |  4 |  3 |  0 | 2 | training.batch-rows is 0; must be at least 1
                     2 |  4 |  3 | 32 | 0 | training.validate-every is 0; must be at least 1
                    """)
    void refusesWhatCouldNotRunAndSaysWhatIsAllowed(
            int replicas, int localSteps, int rounds, int batchRows, int validateEvery, String message) {
        TrainingPlan sound = SmallRun.plan(2, 4, 3);
        assertThatThrownBy(() -> new TrainingPlan(
                        sound.network(),
                        sound.standardisation(),
                        sound.step(),
                        replicas,
                        localSteps,
                        new Stopping(rounds, 0),
                        batchRows,
                        sound.updaterAveraging(),
                        validateEvery,
                        sound.seed()))
                .isInstanceOfSatisfying(
                        Fault.class, fault -> assertThat(fault.reason()).isEqualTo(FaultReason.INVALID_CONFIGURATION))
                .hasMessage(message);
    }

    @Test
    void goesToTheMachinesThatTrainUnchanged() throws Exception {
        TrainingPlan plan = SmallRun.plan(2, 4, 3);
        assertThat(org.apache.flink.util.InstantiationUtil.clone(plan)).isEqualTo(plan);
    }
}
