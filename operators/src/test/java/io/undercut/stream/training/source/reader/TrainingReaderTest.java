package io.undercut.stream.training.source.reader;

import static org.assertj.core.api.Assertions.assertThat;

import io.undercut.stream.training.FeedbackBroker;
import io.undercut.stream.training.SmallRun;
import io.undercut.stream.training.round.Chunk;
import io.undercut.stream.training.round.RoundAssembly;
import io.undercut.stream.training.round.RoundDecision;
import io.undercut.stream.training.round.RoundDecision.Verdict;
import io.undercut.stream.training.round.TrainingPlan;
import io.undercut.stream.training.round.VectorLayout;
import io.undercut.stream.training.source.split.ReplicaSplit;
import io.undercut.stream.training.source.split.ReplicaSplit.Phase;
import io.undercut.zoo.network.LocalStep;
import java.util.List;
import org.apache.flink.core.io.InputStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrainingReaderTest {
    private static final TrainingPlan PLAN = SmallRun.plan(3, 2, 4);
    private static final RoundDecision DECISION =
            new RoundDecision(0, 0.5, Double.NaN, 64, 0.5, Double.NaN, -1, 0, Verdict.CONTINUE);

    /** Flink may wait for availability between any two polls, when its output is full for a moment. */
    @Test
    void isAvailableForAsLongAsItHasSomethingToDo() throws Exception {
        SentChunks sent = new SentChunks();
        try (TrainingReader reader =
                new TrainingReader(new ReaderContext("reader", 0, 0), PLAN, layout(), SmallRun.EXAMPLES)) {
            reader.start();
            reader.addSplits(List.of(ReplicaSplit.fresh(0), ReplicaSplit.fresh(1), ReplicaSplit.fresh(2)));
            reader.notifyNoMoreSplits();

            while (reader.pollNext(sent) == InputStatus.MORE_AVAILABLE) {
                assertThat(reader.isAvailable()).isDone();
            }

            assertThat(sent.chunks()).isNotEmpty();
            assertThat(reader.isAvailable()).isNotDone();
        }
    }

    /**
     * A checkpoint may fall between two chunks of a reader's round. Restored onto more readers, what was still to come of it can be sent,
     * and the average be there, before this one has begun to send again, or while it does.
     */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 5})
    void takesAnAverageThatComesWhileItsOwnPartIsSentAgain(int alreadySent) throws Exception {
        SentChunks first = new SentChunks();
        List<ReplicaSplit> restored;
        try (TrainingReader reader =
                new TrainingReader(new ReaderContext("reader", 0, 1), PLAN, layout(), SmallRun.EXAMPLES)) {
            reader.start();
            reader.addSplits(List.of(ReplicaSplit.fresh(0), ReplicaSplit.fresh(1)));
            pollUntil(reader, first, 1);
            restored = reader.snapshotState(1);
        }
        assertThat(restored).allMatch(split -> split.phase() == Phase.EMIT);
        SentChunks sent = new SentChunks();
        ReaderContext attempt = new ReaderContext("reader", 0, 2);
        try (TrainingReader reader = new TrainingReader(attempt, PLAN, layout(), SmallRun.EXAMPLES)) {
            reader.start();
            reader.addSplits(restored);
            reader.notifyNoMoreSplits();
            pollUntil(reader, sent, alreadySent);
            deposit(attempt);
            while (reader.pollNext(sent) == InputStatus.MORE_AVAILABLE) {
                assertThat(reader.isAvailable()).isDone();
            }

            List<Chunk> ofRoundZero = sent.chunks().subList(0, alreadySent);
            List<Chunk> ofRoundOne =
                    sent.chunks().subList(alreadySent, sent.chunks().size());
            assertThat(ofRoundZero).allMatch(chunk -> chunk.round() == 0);
            assertThat(ofRoundOne).hasSize(1 + layout().chunks()).allMatch(chunk -> chunk.round() == 1);
            assertThat(reader.snapshotState(2))
                    .allMatch(split ->
                            split.phase() == Phase.AWAIT && split.cursor().round() == 1);
        }
    }

    /**
     * The same, and a checkpoint before the one that is behind has looked: its neighbour of the next checkpoint has heard of the average,
     * trained its next round and waits to send it.
     */
    @Test
    void sendsTheEarlierOfTwoRoundsFirst() throws Exception {
        List<ReplicaSplit> behind;
        try (TrainingReader reader =
                new TrainingReader(new ReaderContext("behind", 0, 1), PLAN, layout(), SmallRun.EXAMPLES)) {
            reader.start();
            reader.addSplits(List.of(ReplicaSplit.fresh(0)));
            pollUntil(reader, new SentChunks(), 1);
            behind = reader.snapshotState(1);
        }
        List<ReplicaSplit> ahead;
        ReaderContext context = new ReaderContext("ahead", 0, 1);
        try (TrainingReader reader = new TrainingReader(context, PLAN, layout(), SmallRun.EXAMPLES)) {
            reader.start();
            reader.addSplits(List.of(ReplicaSplit.fresh(1), ReplicaSplit.fresh(2)));
            pollUntil(reader, new SentChunks(), 1 + layout().chunks());
            deposit(context);
            pollUntil(reader, new SentChunks(), 1);
            ahead = reader.snapshotState(1);
        }
        SentChunks sent = new SentChunks();
        ReaderContext together = new ReaderContext("together", 0, 1);
        try (TrainingReader reader = new TrainingReader(together, PLAN, layout(), SmallRun.EXAMPLES)) {
            reader.addSplits(behind);
            reader.addSplits(ahead);
            reader.start();
            pollUntil(reader, sent, 1 + layout().chunks());
            assertThat(sent.chunks()).allMatch(chunk -> chunk.round() == 0);
            assertThat(reader.pollNext(sent)).isEqualTo(InputStatus.NOTHING_AVAILABLE);

            deposit(together);
            sent.chunks().clear();
            pollUntil(reader, sent, 1 + layout().chunks());
            assertThat(sent.chunks()).allMatch(chunk -> chunk.round() == 1 && chunk.count() == 3);
        }
    }

    private static void deposit(ReaderContext context) {
        SmallRun.deposit(
                FeedbackBroker.slot(FeedbackBroker.address(context.metricGroup(), context.subtask())),
                new RoundAssembly.Average(DECISION, new float[layout().length()]));
    }

    private static void pollUntil(TrainingReader reader, SentChunks sent, int chunks) {
        while (sent.chunks().size() < chunks) {
            assertThat(reader.pollNext(sent)).isEqualTo(InputStatus.MORE_AVAILABLE);
        }
    }

    private static VectorLayout layout() {
        try (LocalStep step = PLAN.step().open(PLAN.network(), PLAN.seed(), PLAN.batchRows())) {
            return new VectorLayout(
                    step.state().parameters().length, step.state().updater().length, 10);
        }
    }
}
