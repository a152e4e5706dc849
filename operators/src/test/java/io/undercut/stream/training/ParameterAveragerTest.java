package io.undercut.stream.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.undercut.fault.Fault;
import io.undercut.stream.training.ParameterAverager.Reemission;
import io.undercut.stream.training.round.Chunk;
import io.undercut.stream.training.round.Deadline;
import io.undercut.stream.training.round.DrawnRound;
import io.undercut.stream.training.round.ReplicaMetrics;
import io.undercut.stream.training.round.RoundContribution;
import io.undercut.stream.training.round.RoundDecision;
import io.undercut.stream.training.round.RoundDecision.Verdict;
import io.undercut.stream.training.round.Stopping;
import io.undercut.stream.training.round.VectorLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.execution.SuppressRestartsException;
import org.apache.flink.streaming.runtime.tasks.mailbox.Mail;
import org.apache.flink.streaming.util.AbstractStreamOperatorTestHarness;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParameterAveragerTest {
    private static final int MAXIMUM_PARALLELISM = 128;
    private static final int REPLICAS = 3;
    private static final Stopping STOPPING = new Stopping(100, 0);
    private static final VectorLayout LAYOUT = new VectorLayout(20, 0, 2);
    private static final DrawnRound FIRST = DrawnRound.of(new Random(1), LAYOUT, REPLICAS, 0);
    private static final DrawnRound SECOND = DrawnRound.of(new Random(2), LAYOUT, REPLICAS, 1);

    @Test
    void averagesWhenEveryReplicaIsIn() throws Exception {
        try (Harness harness = Harness.started(Reemission.ON)) {
            harness.take(FIRST.sentBy(List.of(2)));
            assertThat(harness.extractOutputValues()).isEmpty();
            harness.take(FIRST.sentBy(List.of(0, 1)));
            assertThat(harness.extractOutputValues()).hasSize(LAYOUT.chunks() + 1);
            assertThat(harness.average(0)).isEqualTo(FIRST.average());
        }
    }

    @Test
    void goesOnWithAHalfFinishedRoundAfterARestore() throws Exception {
        OperatorSubtaskState state = stateInTheMiddleOfTheSecondRound();
        try (Harness harness = Harness.restored(Reemission.ON, state, 1, 0)) {
            // The readers were restored too and send what they had sent, grouped in another way.
            harness.take(SECOND.sentBy(List.of(1, 2)));
            assertThat(harness.average(1)).isEqualTo(SECOND.average());
        }
    }

    @Test
    void sendsItsLastAveragesAgainAfterARestore() throws Exception {
        OperatorSubtaskState state = stateInTheMiddleOfTheSecondRound();
        try (Harness harness = Harness.restored(Reemission.ON, state, 1, 0)) {
            assertThat(harness.extractOutputValues()).isEmpty();
            harness.runMails();
            assertThat(harness.extractOutputValues()).hasSize(LAYOUT.chunks() + 1);
            assertThat(harness.average(0)).isEqualTo(FIRST.average());
        }
    }

    @Test
    void sendsNothingAgainInTheNegativeControl() throws Exception {
        OperatorSubtaskState state = stateInTheMiddleOfTheSecondRound();
        try (Harness harness = Harness.restored(Reemission.OFF, state, 1, 0)) {
            harness.runMails();
            assertThat(harness.extractOutputValues()).isEmpty();
        }
    }

    @Test
    void dropsContributionsThatComeAgain() throws Exception {
        try (Harness harness = Harness.started(Reemission.ON)) {
            harness.take(FIRST.sentBy(List.of(0, 1, 2)));
            harness.take(FIRST.sentBy(List.of(0, 1)));
            harness.take(FIRST.sentBy(List.of(0, 1, 2)));
            assertThat(harness.extractOutputValues()).hasSize(LAYOUT.chunks() + 1);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 5})
    void keepsEveryChunkWhenItsKeysMoveToOtherSubtasks(int parallelism) throws Exception {
        OperatorSubtaskState state = stateInTheMiddleOfTheSecondRound();
        List<Chunk> again = new ArrayList<>();
        for (int subtask = 0; subtask < parallelism; subtask++) {
            OperatorSubtaskState share = AbstractStreamOperatorTestHarness.repartitionOperatorState(
                    state, MAXIMUM_PARALLELISM, 1, parallelism, subtask);
            try (Harness harness = Harness.restored(Reemission.ON, share, parallelism, subtask)) {
                harness.runMails();
                again.addAll(harness.extractOutputValues());
            }
        }
        assertThat(again).hasSize(LAYOUT.chunks() + 1);
        assertThat(again).extracting(Chunk::index).doesNotHaveDuplicates();
        assertThat(vector(again, 0)).isEqualTo(FIRST.average());
    }

    @Test
    void saysSoWithTheAverageWhenTheTimeIsOver() throws Exception {
        OperatorSubtaskState state;
        try (Harness harness = Harness.started(new Deadline(5_000))) {
            harness.setProcessingTime(4_999);
            harness.take(FIRST.sentBy(List.of(0, 1, 2)));
            assertThat(harness.decision().verdict()).isEqualTo(Verdict.CONTINUE);
            harness.setProcessingTime(5_000);
            harness.take(SECOND.sentBy(List.of(0, 1, 2)));
            assertThat(harness.decision().verdict()).isEqualTo(Verdict.OUT_OF_TIME);
            assertThat(harness.average(1)).isEqualTo(SECOND.average());
            state = harness.snapshot(1, 1);
        }
        assertThat(decisionAfterARestore(state, new Deadline(6_000)).verdict()).isEqualTo(Verdict.OUT_OF_TIME);
        RoundDecision withMoreTime = decisionAfterARestore(state, new Deadline(6_001));
        try (Harness harness = Harness.started(Deadline.NONE)) {
            harness.take(FIRST.sentBy(List.of(0, 1, 2)));
            harness.take(SECOND.sentBy(List.of(0, 1, 2)));
            assertThat(withMoreTime).isEqualTo(harness.decision());
        }
    }

    private static RoundDecision decisionAfterARestore(OperatorSubtaskState state, Deadline deadline) throws Exception {
        try (Harness harness = new Harness(new ParameterAverager(REPLICAS, STOPPING, Reemission.ON, deadline), 1, 0)) {
            harness.setup(ChunkSerializer.INSTANCE);
            harness.initializeState(state);
            harness.open();
            harness.setProcessingTime(6_000);
            harness.runMails();
            return harness.decision();
        }
    }

    @Test
    void endsTheJobForGoodWhenALossIsNoNumber() throws Exception {
        RoundContribution contribution = new RoundContribution(LAYOUT, 1, 0);
        contribution.add(new ReplicaMetrics(0, 32, Double.NaN, 32, 100, 0, 0), new float[20]);
        try (Harness harness = new Harness(new ParameterAverager(1, STOPPING, Reemission.ON), 1, 0)) {
            harness.setup(ChunkSerializer.INSTANCE);
            harness.open();
            assertThatThrownBy(() -> harness.take(new ArrayList<>(contribution.chunks())))
                    .isInstanceOf(SuppressRestartsException.class)
                    .hasCauseInstanceOf(Fault.class);
        }
    }

    private static OperatorSubtaskState stateInTheMiddleOfTheSecondRound() throws Exception {
        try (Harness harness = Harness.started(Reemission.ON)) {
            harness.take(FIRST.sentBy(List.of(0, 1, 2)));
            harness.take(SECOND.sentBy(List.of(0, 1)));
            return harness.snapshot(1, 1);
        }
    }

    private static float[] vector(List<Chunk> averages, int round) {
        float[] vector = new float[LAYOUT.length()];
        averages.stream()
                .filter(chunk -> chunk.round() == round && chunk.index() >= 0)
                .forEach(chunk -> Chunk.decode(chunk.payload(), vector, chunk.index() * LAYOUT.chunkFloats()));
        return vector;
    }

    private static final class Harness extends KeyedOneInputStreamOperatorTestHarness<Integer, Chunk, Chunk> {
        Harness(ParameterAverager averager, int parallelism, int subtask) throws Exception {
            super(averager, Chunk::index, Types.INT, MAXIMUM_PARALLELISM, parallelism, subtask);
        }

        static Harness started(Reemission reemission) throws Exception {
            Harness harness = new Harness(new ParameterAverager(REPLICAS, STOPPING, reemission), 1, 0);
            harness.setup(ChunkSerializer.INSTANCE);
            harness.open();
            return harness;
        }

        static Harness restored(Reemission reemission, OperatorSubtaskState state, int parallelism, int subtask)
                throws Exception {
            Harness harness = new Harness(new ParameterAverager(REPLICAS, STOPPING, reemission), parallelism, subtask);
            harness.setup(ChunkSerializer.INSTANCE);
            harness.initializeState(state);
            harness.open();
            return harness;
        }

        static Harness started(Deadline deadline) throws Exception {
            Harness harness = new Harness(new ParameterAverager(REPLICAS, STOPPING, Reemission.ON, deadline), 1, 0);
            harness.setup(ChunkSerializer.INSTANCE);
            harness.open();
            return harness;
        }

        RoundDecision decision() {
            return extractOutputValues().stream()
                    .filter(chunk -> chunk.index() == Chunk.METRICS)
                    .map(chunk -> RoundDecision.decode(chunk.payload()))
                    .reduce((earlier, later) -> later)
                    .orElseThrow();
        }

        void take(List<Chunk> chunks) throws Exception {
            for (Chunk chunk : chunks) {
                processElement(chunk, 0);
            }
        }

        void runMails() throws Exception {
            for (Mail mail : getTaskMailbox().drain()) {
                mail.run();
            }
        }

        float[] average(int round) {
            return vector(extractOutputValues(), round);
        }
    }
}
