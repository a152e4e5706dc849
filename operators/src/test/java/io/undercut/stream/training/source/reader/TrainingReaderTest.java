package io.undercut.stream.training.source.reader;

import static org.assertj.core.api.Assertions.assertThat;

import io.undercut.stream.training.Chunk;
import io.undercut.stream.training.FeedbackBroker;
import io.undercut.stream.training.RoundAverage;
import io.undercut.stream.training.RoundDecision;
import io.undercut.stream.training.RoundDecision.Verdict;
import io.undercut.stream.training.SmallRun;
import io.undercut.stream.training.TrainingPlan;
import io.undercut.stream.training.VectorLayout;
import io.undercut.stream.training.source.split.ReplicaSplit;
import io.undercut.stream.training.source.split.ReplicaSplit.Phase;
import io.undercut.zoo.network.LocalStep;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceEvent;
import org.apache.flink.api.connector.source.SourceOutput;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.io.InputStatus;
import org.apache.flink.metrics.groups.SourceReaderMetricGroup;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;
import org.apache.flink.runtime.metrics.groups.InternalSourceReaderMetricGroup;
import org.apache.flink.util.UserCodeClassLoader;
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
        Sent sent = new Sent();
        try (TrainingReader reader = new TrainingReader(new Context(0), PLAN, layout(), SmallRun.EXAMPLES)) {
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
        Sent first = new Sent();
        List<ReplicaSplit> restored;
        try (TrainingReader reader = new TrainingReader(new Context(1), PLAN, layout(), SmallRun.EXAMPLES)) {
            reader.start();
            reader.addSplits(List.of(ReplicaSplit.fresh(0), ReplicaSplit.fresh(1)));
            pollUntil(reader, first, 1);
            restored = reader.snapshotState(1);
        }
        assertThat(restored).allMatch(split -> split.phase() == Phase.EMIT);
        Sent sent = new Sent();
        Context attempt = new Context(2);
        try (TrainingReader reader = new TrainingReader(attempt, PLAN, layout(), SmallRun.EXAMPLES)) {
            reader.start();
            reader.addSplits(restored);
            reader.notifyNoMoreSplits();
            pollUntil(reader, sent, alreadySent);
            SmallRun.deposit(
                    FeedbackBroker.slot(FeedbackBroker.address(attempt.metricGroup(), 0)),
                    new RoundAverage(DECISION, new float[layout().length()]));
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

    private static void pollUntil(TrainingReader reader, Sent sent, int chunks) {
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

    private record Sent(List<Chunk> chunks) implements ReaderOutput<Chunk> {
        Sent() {
            this(new ArrayList<>());
        }

        @Override
        public void collect(Chunk chunk) {
            chunks.add(chunk);
        }

        @Override
        public void collect(Chunk chunk, long timestamp) {
            chunks.add(chunk);
        }

        @Override
        public void emitWatermark(Watermark watermark) {
            // Time plays no part.
        }

        @Override
        public void markIdle() {
            // Nor does idleness.
        }

        @Override
        public void markActive() {
            // Nor does idleness.
        }

        @Override
        public SourceOutput<Chunk> createOutputForSplit(String splitId) {
            return this;
        }

        @Override
        public void releaseOutputForSplit(String splitId) {
            // There is one for all.
        }
    }

    private record Context(int attempt) implements SourceReaderContext {
        @Override
        public SourceReaderMetricGroup metricGroup() {
            return InternalSourceReaderMetricGroup.mock(new UnregisteredMetricsGroup() {
                @Override
                public Map<String, String> getAllVariables() {
                    return Map.of("<task_attempt_id>", "graph_vertex_0_" + attempt);
                }
            });
        }

        @Override
        public Configuration getConfiguration() {
            return new Configuration();
        }

        @Override
        public String getLocalHostName() {
            return "localhost";
        }

        @Override
        public int getIndexOfSubtask() {
            return 0;
        }

        @Override
        public void sendSplitRequest() {
            // Nobody answers.
        }

        @Override
        public void sendSourceEventToCoordinator(SourceEvent sourceEvent) {
            // Nobody listens.
        }

        @Override
        public UserCodeClassLoader getUserCodeClassLoader() {
            throw new AssertionError("nothing is loaded");
        }
    }
}
