package io.undercut.stream.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.undercut.stream.training.ParameterAverager.Reemission;
import io.undercut.stream.training.SimulatedLoop.End;
import io.undercut.stream.training.SimulatedLoop.Outcome;
import io.undercut.stream.training.round.TrainingPlan;
import io.undercut.zoo.network.LocalSteps;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Every order of events ends in the model of a plain loop. {@code -Dundercut.simulation.seed} and {@code .runs} choose others. */
class SimulatedLoopTest {
    private static final long FIRST = Long.getLong("undercut.simulation.seed", 1);
    private static final int RUNS = Integer.getInteger("undercut.simulation.runs", 2000);

    @Test
    void everyOrderOfEventsEndsInTheModelOfAPlainLoop() throws Exception {
        Map<Integer, byte[]> models = new HashMap<>();
        int attempts = 0;
        for (long seed = FIRST; seed < FIRST + RUNS; seed++) {
            TrainingPlan plan = plan(seed);
            Outcome outcome = new SimulatedLoop(plan, SmallRun.EXAMPLES, Reemission.ON, seed).run();
            assertThat(outcome.end()).as("seed %d", seed).isEqualTo(End.FINISHED);
            byte[] model =
                    models.computeIfAbsent(plan.replicas(), replicas -> PlainLoop.model(plan, SmallRun.EXAMPLES));
            assertThat(outcome.model()).as("seed %d", seed).isEqualTo(model);
            attempts += outcome.attempts();
        }
        System.out.printf("seeds %d to %d: %d attempts%n", FIRST, FIRST + RUNS - 1, attempts);
    }

    @Test
    void withoutAveragesSentAgainSomeOrdersHang() throws Exception {
        Map<End, Integer> ends = new EnumMap<>(End.class);
        for (long seed = 1; seed <= 50; seed++) {
            Outcome outcome = new SimulatedLoop(plan(seed), SmallRun.EXAMPLES, Reemission.OFF, seed).run();
            ends.merge(outcome.end(), 1, Integer::sum);
        }
        assertThat(ends).containsKey(End.HUNG).doesNotContainKey(End.ENDLESS);
    }

    private static TrainingPlan plan(long seed) {
        return SmallRun.plan(LocalSteps.FUSED, 1 + new Random(seed).nextInt(8), 2, 6);
    }
}
