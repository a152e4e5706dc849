package io.undercut.stream.training.boosting;

import static org.assertj.core.api.Assertions.assertThat;

import io.undercut.zoo.model.BoosterRecipe;
import io.undercut.zoo.model.BoosterSpec;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.BiConsumer;
import org.apache.flink.api.connector.source.ReaderInfo;
import org.apache.flink.api.connector.source.SourceEvent;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.api.connector.source.SplitsAssignment;
import org.apache.flink.metrics.groups.SplitEnumeratorMetricGroup;
import org.junit.jupiter.api.Test;

class BoostingEnumeratorTest {
    private static final MeetingPlace THERE = MeetingPlace.at("there", 4711);

    private final ToldReaders readers = new ToldReaders();
    private final BoostingEnumerator enumerator = new BoostingEnumerator(
            readers,
            new UnassignedBoosting(List.of(BoostingProgress.none(0), BoostingProgress.none(1)), "plan"),
            "plan");

    @Test
    void allAreToldWhereToMeetOnceAllHaveSaidWhatTheyKnow() {
        enumerator.handleSourceEvent(1, MeetingPlace.UNKNOWN);
        enumerator.handleSourceEvent(0, THERE);
        assertThat(readers.told).isEmpty();

        enumerator.handleSourceEvent(2, MeetingPlace.UNKNOWN);

        assertThat(readers.told).isEqualTo(Map.of(0, THERE, 1, THERE, 2, THERE));
    }

    @Test
    void whereNobodyHasTheFirstPartItsTaskHadEndedAndNothingIsLeft() {
        for (int reader = 0; reader < 3; reader++) {
            enumerator.handleSourceEvent(reader, MeetingPlace.UNKNOWN);
        }

        assertThat(readers.told.values()).hasSize(3).containsOnly(MeetingPlace.NONE);
    }

    @Test
    void aPlaceOfAnAttemptThatIsLostIsForgotten() {
        enumerator.handleSourceEvent(0, THERE);
        enumerator.addSplitsBack(List.of(), 0);
        enumerator.handleSourceEvent(1, MeetingPlace.UNKNOWN);
        enumerator.handleSourceEvent(2, MeetingPlace.UNKNOWN);

        assertThat(readers.told).isEmpty();
    }

    @Test
    void eachPartIsASplit() {
        BoosterSpec booster = new BoosterSpec(
                BoosterSpec.Library.XGBOOST,
                BoosterSpec.Objective.BINARY,
                3,
                2,
                0.1,
                BoosterSpec.Trees.ofDepth(3, 1, 1),
                BoosterSpec.Sampling.ALL);
        BoostingPlan whole = new BoostingPlan(booster, new BoosterRecipe(3, 1, 0), 42);

        assertThat(whole.splits()).isEqualTo(1);
        assertThat(whole.inParts(5).splits()).isEqualTo(5);
    }

    /** Three readers, of whom none is registered: nothing is assigned. */
    private static final class ToldReaders implements SplitEnumeratorContext<BoostingProgress> {
        private final Map<Integer, SourceEvent> told = new TreeMap<>();

        @Override
        public int currentParallelism() {
            return 3;
        }

        @Override
        public Map<Integer, ReaderInfo> registeredReaders() {
            return Map.of();
        }

        @Override
        public void sendEventToSourceReader(int reader, SourceEvent event) {
            told.put(reader, event);
        }

        @Override
        public void assignSplits(SplitsAssignment<BoostingProgress> assignment) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void signalNoMoreSplits(int reader) {
            throw new UnsupportedOperationException();
        }

        @Override
        public SplitEnumeratorMetricGroup metricGroup() {
            throw new UnsupportedOperationException();
        }

        @Override
        public <T> void callAsync(Callable<T> callable, BiConsumer<T, Throwable> handler) {
            throw new UnsupportedOperationException();
        }

        @Override
        public <T> void callAsync(Callable<T> callable, BiConsumer<T, Throwable> handler, long delay, long period) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void runInCoordinatorThread(Runnable runnable) {
            runnable.run();
        }
    }
}
