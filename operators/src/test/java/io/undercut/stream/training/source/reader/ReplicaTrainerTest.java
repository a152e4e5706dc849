package io.undercut.stream.training.source.reader;

import static org.assertj.core.api.Assertions.assertThat;

import io.undercut.stream.training.SmallRun;
import io.undercut.stream.training.round.RoundAssembly;
import io.undercut.stream.training.round.RoundDecision;
import io.undercut.stream.training.round.RoundDecision.Verdict;
import io.undercut.stream.training.round.TrainingPlan;
import io.undercut.stream.training.round.VectorLayout;
import io.undercut.stream.training.source.split.ReplicaSplit;
import io.undercut.stream.training.source.split.ReplicaSplit.Phase;
import io.undercut.stream.training.source.split.ReplicaSplitSerializer;
import io.undercut.zoo.example.ExampleTable;
import io.undercut.zoo.example.ReplicaExamples;
import io.undercut.zoo.example.ShardedExamples;
import io.undercut.zoo.network.LocalStep;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReplicaTrainerTest {
    private static final int LOCAL_STEPS = 4;
    private static final int ROUNDS = 4;
    private static final TrainingPlan PLAN = SmallRun.plan(2, LOCAL_STEPS, ROUNDS);
    private static final VectorLayout LAYOUT = layout();

    /** A move is a step, a sending or a taking over. An epoch is seven steps, so that cuts fall on both sides of its end. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3, 4, 5, 6, 8, 13, 20, 23})
    void goesOnFromASnapshotWithTheSameBits(int cut) throws IOException {
        ReplicaSplitSerializer serializer = new ReplicaSplitSerializer();
        byte[] uninterrupted;
        try (ReplicaTrainer whole = trainer(ReplicaSplit.fresh(1))) {
            move(whole, ROUNDS * (LOCAL_STEPS + 2));
            uninterrupted = serializer.serialize(whole.snapshot());
        }
        ReplicaSplit saved;
        try (ReplicaTrainer first = trainer(ReplicaSplit.fresh(1))) {
            move(first, cut);
            saved = serializer.deserialize(serializer.getVersion(), serializer.serialize(first.snapshot()));
            move(first, 2);
        }
        try (ReplicaTrainer second = trainer(saved)) {
            move(second, ROUNDS * (LOCAL_STEPS + 2) - cut);
            assertThat(second.phase()).isEqualTo(Phase.DONE);
            assertThat(serializer.serialize(second.snapshot())).isEqualTo(uninterrupted);
        }
    }

    @Test
    void ignoresAnAverageOfAnotherRoundOrBeforeItsOwnPartIsDone() {
        try (ReplicaTrainer trainer = trainer(ReplicaSplit.fresh(0))) {
            trainer.accept(average(0, new float[LAYOUT.length()]));
            assertThat(trainer.phase()).isEqualTo(Phase.TRAIN);
            move(trainer, LOCAL_STEPS + 1);
            assertThat(trainer.phase()).isEqualTo(Phase.AWAIT);
            float[] own = trainer.vector();
            trainer.accept(average(1, new float[LAYOUT.length()]));
            assertThat(trainer.phase()).isEqualTo(Phase.AWAIT);
            assertThat(trainer.vector()).isEqualTo(own);
        }
    }

    /** Its part of the round was sent before a restore, and the others' came again before it sent its own again. */
    @Test
    void takesAnAverageThatComesBeforeItsOwnPartIsSentAgain() {
        try (ReplicaTrainer trainer = trainer(ReplicaSplit.fresh(0))) {
            move(trainer, LOCAL_STEPS);
            assertThat(trainer.phase()).isEqualTo(Phase.EMIT);
            trainer.accept(average(0, new float[LAYOUT.length()]));
            assertThat(trainer.phase()).isEqualTo(Phase.TRAIN);
            assertThat(trainer.round()).isOne();
        }
    }

    @Test
    void goesOnWaitingWhenTheTimeIsOver() {
        try (ReplicaTrainer trainer = trainer(ReplicaSplit.fresh(0))) {
            move(trainer, LOCAL_STEPS + 1);
            float[] own = trainer.vector();
            RoundDecision late = new RoundDecision(0, 0.5, Double.NaN, 64, 0.5, Double.NaN, -1, 0, Verdict.OUT_OF_TIME);
            trainer.accept(new RoundAssembly.Average(late, new float[LAYOUT.length()]));
            assertThat(trainer.phase()).isEqualTo(Phase.AWAIT);
            assertThat(trainer.vector()).isEqualTo(own);
            trainer.accept(average(0, new float[LAYOUT.length()]));
            assertThat(trainer.phase()).isEqualTo(Phase.TRAIN);
        }
    }

    @Test
    void takesOverAnAverageWithoutChangingIt() {
        try (ReplicaTrainer trainer = trainer(ReplicaSplit.fresh(0))) {
            move(trainer, LOCAL_STEPS + 1);
            float[] average = new float[LAYOUT.length()];
            java.util.Arrays.fill(average, 0.125f);
            float[] kept = average.clone();
            trainer.accept(average(0, average));
            assertThat(trainer.vector()).isEqualTo(kept);
            assertThat(trainer.round()).isEqualTo(1);
            assertThat(trainer.cursor().samples()).isZero();
            assertThat(trainer.cursor().seen()).isEqualTo(4 * 16);
            move(trainer, LOCAL_STEPS);
            assertThat(average).isEqualTo(kept);
        }
    }

    @Test
    void countsRoundsWithoutRows() {
        ExampleTable none = new ExampleTable(4, new float[0], new float[0]);
        try (ReplicaTrainer trainer = new ReplicaTrainer(PLAN, LAYOUT, new SameRows(none), ReplicaSplit.fresh(1))) {
            float[] before = trainer.vector();
            move(trainer, LOCAL_STEPS);
            assertThat(trainer.phase()).isEqualTo(Phase.EMIT);
            assertThat(trainer.cursor().samples()).isZero();
            assertThat(trainer.vector()).isEqualTo(before);
        }
    }

    /** Steps, sends and takes over an average that is the replica's own vector, halved. */
    private static void move(ReplicaTrainer trainer, int moves) {
        for (int move = 0; move < moves; move++) {
            switch (trainer.phase()) {
                case TRAIN -> trainer.advance();
                case EMIT -> trainer.sent();
                case AWAIT -> {
                    float[] vector = trainer.vector();
                    for (int at = 0; at < vector.length; at++) {
                        vector[at] *= 0.5f;
                    }
                    trainer.accept(average(trainer.round(), vector));
                }
                case DONE -> {
                    return;
                }
            }
        }
    }

    private static RoundAssembly.Average average(int round, float[] vector) {
        Verdict verdict = round == ROUNDS - 1 ? Verdict.COMPLETE : Verdict.CONTINUE;
        return new RoundAssembly.Average(
                new RoundDecision(round, 0.5, Double.NaN, 64, 0.5, Double.NaN, -1, 0, verdict), vector);
    }

    private static ReplicaTrainer trainer(ReplicaSplit split) {
        return new ReplicaTrainer(PLAN, LAYOUT, SmallRun.EXAMPLES, split);
    }

    private static VectorLayout layout() {
        try (LocalStep step = PLAN.step().open(PLAN.network(), PLAN.seed(), PLAN.batchRows())) {
            return new VectorLayout(
                    step.state().parameters().length, step.state().updater().length, 10);
        }
    }

    private record SameRows(ExampleTable table) implements ShardedExamples {
        @Override
        public ReplicaExamples of(int replica, int replicas) {
            return new ReplicaExamples(table, table);
        }
    }
}
