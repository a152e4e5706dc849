package io.undercut.stream.training.source.enumerator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.undercut.stream.training.source.split.ReplicaSplit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.flink.runtime.execution.SuppressRestartsException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReplicaEnumeratorTest {
    private static final String PLAN = "{\"replicas\": 4}";

    @Test
    void refusesForGoodToGoOnUnderAnotherPlan() {
        RecordedAssignments context = new RecordedAssignments(2);
        ReplicaEnumerator enumerator = new ReplicaEnumerator(context, fresh(0, 1, 2, 3), "{\"replicas\": 5}");
        assertThatThrownBy(enumerator::start)
                .isInstanceOf(SuppressRestartsException.class)
                .hasRootCauseMessage(
                        "the checkpoint or savepoint is of another training: replicas is 4 there and 5 here;"
                                + " start from it with the data, --workers, --seed and --set it was taken with, or train anew");
    }

    @Test
    void waitsUntilEveryReaderIsThere() {
        RecordedAssignments context = new RecordedAssignments(2);
        ReplicaEnumerator enumerator = new ReplicaEnumerator(context, fresh(0, 1, 2, 3), PLAN);
        enumerator.start();
        register(enumerator, context, 1);
        assertThat(context.replicas()).isEmpty();
        assertThat(context.complete()).isEmpty();
        assertThat(enumerator.snapshotState(1).replicas()).hasSize(4);

        register(enumerator, context, 0);
        assertThat(context.replicas()).isEqualTo(Map.of(0, List.of(0, 1), 1, List.of(2, 3)));
        assertThat(context.complete()).containsExactly(0, 1);
        assertThat(enumerator.snapshotState(2).replicas()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"10, 1", "10, 3", "10, 4", "5, 4", "7, 7", "1, 3", "3, 8"})
    void givesNeighboursToOneReaderAndEachReplicaOnce(int replicas, int readers) {
        RecordedAssignments context = new RecordedAssignments(readers);
        ReplicaEnumerator enumerator = new ReplicaEnumerator(
                context, fresh(IntStream.range(0, replicas).toArray()), PLAN);
        registerAll(enumerator, context, readers);

        List<Integer> inOrderOfReaders = new ArrayList<>();
        context.replicas().values().forEach(inOrderOfReaders::addAll);
        assertThat(inOrderOfReaders)
                .isEqualTo(IntStream.range(0, replicas).boxed().toList());
        assertThat(context.replicas()).hasSize(Math.min(replicas, readers));
        assertThat(context.replicas().values())
                .allSatisfy(own ->
                        assertThat(own.size()).isBetween(replicas / readers, (replicas + readers - 1) / readers));
        assertThat(context.complete()).hasSize(readers);
    }

    @Test
    void givesReplicasBackToTheReaderThatReturns() {
        RecordedAssignments context = new RecordedAssignments(2);
        ReplicaEnumerator enumerator = new ReplicaEnumerator(context, fresh(0, 1, 2, 3), PLAN);
        registerAll(enumerator, context, 2);

        context.lose(1);
        enumerator.addSplitsBack(fresh(3, 2).replicas(), 1);
        assertThat(context.replicas()).isEqualTo(Map.of(0, List.of(0, 1)));
        assertThat(enumerator.snapshotState(1).replicas()).hasSize(2);

        register(enumerator, context, 1);
        assertThat(context.replicas().values().stream().flatMap(List::stream)).containsExactlyInAnyOrder(0, 1, 2, 3);
        assertThat(context.complete()).containsExactly(0, 1);
    }

    @Test
    void assignsWhatARestoreLeftOver() {
        RecordedAssignments context = new RecordedAssignments(2);
        ReplicaEnumerator enumerator = new ReplicaEnumerator(context, fresh(4, 2), PLAN);
        registerAll(enumerator, context, 2);
        assertThat(context.replicas()).isEqualTo(Map.of(0, List.of(2), 1, List.of(4)));
        assertThat(context.complete()).containsExactly(0, 1);
    }

    @Test
    void tellsReadersThatNothingComesWhenARestoreLeftNothingOver() {
        RecordedAssignments context = new RecordedAssignments(3);
        registerAll(new ReplicaEnumerator(context, fresh(), PLAN), context, 3);
        assertThat(context.replicas()).isEmpty();
        assertThat(context.complete()).containsExactly(0, 1, 2);
    }

    private static void registerAll(ReplicaEnumerator enumerator, RecordedAssignments context, int readers) {
        for (int reader = 0; reader < readers; reader++) {
            register(enumerator, context, reader);
        }
    }

    private static void register(ReplicaEnumerator enumerator, RecordedAssignments context, int reader) {
        context.register(reader);
        enumerator.addReader(reader);
    }

    private static UnassignedReplicas fresh(int... replicas) {
        return new UnassignedReplicas(
                IntStream.of(replicas).mapToObj(ReplicaSplit::fresh).toList(), PLAN);
    }
}
