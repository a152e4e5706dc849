package io.undercut.zoo.boosting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.undercut.fault.Fault;
import io.undercut.zoo.example.ExampleTable;
import io.undercut.zoo.example.ReplicaExamples;
import io.undercut.zoo.model.BoosterSpec;
import io.undercut.zoo.model.BoosterSpec.Library;
import io.undercut.zoo.model.BoosterSpec.Objective;
import io.undercut.zoo.model.BoosterSpec.Sampling;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Parts in threads of their own, for a collective is the thread's. */
@Timeout(60)
class CollectiveTest {
    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    void stop() throws InterruptedException {
        threads.shutdown();
        assertThat(threads.awaitTermination(20, TimeUnit.SECONDS)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 5})
    void sumsAreOfAllPartsInTheirOrderAndTheFirstIsHeard(int parts) throws Exception {
        double[] addends = {1e-20, -0.0, 1e300, 3.7, -1e300};

        List<String> heard = together(parts, (part, collective) -> {
            double sum = collective.sums(addends[part], part)[0];
            byte[] said = collective.fromFirst(part == 0 ? new byte[] {0, -1, 127, -128} : new byte[9]);
            return sum + " " + Arrays.toString(said);
        });

        double sum = addends[0];
        for (int part = 1; part < parts; part++) {
            sum += addends[part];
        }
        assertThat(heard).hasSize(parts).containsOnly(sum + " [0, -1, 127, -128]");
    }

    static Stream<Arguments> kinds() {
        return Stream.of(Objective.values())
                .flatMap(objective -> Stream.of(Sampling.ALL, new Sampling(0.8, 0.7))
                        .map(sampling -> Arguments.of(objective, sampling)));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void allPartsComeToTheSameTreesAndLosses(Objective objective, Sampling sampling) throws Exception {
        BoosterSpec spec = BoostingTest.spec(Library.XGBOOST, objective, sampling);

        List<String> whole = boosted(spec, 3, -1);

        assertThat(whole).hasSize(3).containsOnly(whole.get(0));
        assertThat(boosted(spec, 3, -1)).isEqualTo(whole);
        for (int lost = 1; lost < 4; lost++) {
            assertThat(boosted(spec, 3, lost)).as("lost after segment %d", lost).isEqualTo(whole);
        }
    }

    @ParameterizedTest
    @EnumSource(Objective.class)
    void lossesAreThoseOfTheTreesOnAllRows(Objective objective) throws Exception {
        BoosterSpec spec = BoostingTest.spec(Library.XGBOOST, objective, Sampling.ALL);
        List<ReplicaExamples> rows = List.of(
                new ReplicaExamples(BoostingTest.rows(spec, 300, 1), BoostingTest.rows(spec, 40, 2)),
                new ReplicaExamples(BoostingTest.rows(spec, 200, 3), BoostingTest.rows(spec, 0, 4)));

        List<double[]> losses = together(2, (part, collective) -> {
            try (Boosting boosting = Boosting.of(spec, 7, rows.get(part), null, collective)) {
                boosting.boost(0, 10);
                byte[] trees = boosting.trees();
                try (Boosting own = Boosting.of(
                        spec, 7, rows.get(part).training(), rows.get(part).training(), trees)) {
                    return new double[] {boosting.trainingLoss(), boosting.validationLoss(), own.trainingLoss()};
                }
            }
        });

        double expected = (300 * losses.get(0)[2] + 200 * losses.get(1)[2]) / 500;
        assertThat(losses.get(0)[0]).isCloseTo(expected, within(1e-9));
        assertThat(losses.get(0)[1]).isEqualTo(losses.get(1)[1]).isFinite();
    }

    @Test
    void whoLosesAnotherFailsAtOnce() {
        BoosterSpec spec = BoostingTest.spec(Library.XGBOOST, Objective.SQUARED_ERROR, Sampling.ALL);

        assertThatThrownBy(() -> together(3, (part, collective) -> {
                    if (part == 1) {
                        return null;
                    }
                    try (Boosting boosting = Boosting.of(spec, 7, rows(spec, part), null, collective)) {
                        boosting.boost(0, 100);
                        return null;
                    }
                }))
                .cause()
                .isInstanceOf(Fault.class)
                .hasMessageContaining("lost the others while boosting trees");
    }

    @Test
    void aSumThatFailedIsNoSum() {
        assertThatThrownBy(() -> together(3, (part, collective) -> part == 1 ? null : collective.sums(part)))
                .cause()
                .isInstanceOf(Fault.class)
                .hasMessageContaining("lost the others while boosting trees");
    }

    @Test
    void whoWaitsForTheOthersIsLetGo() throws Exception {
        CollectiveTracker tracker = CollectiveTracker.open("localhost", 3);
        Future<Collective> waiting = threads.submit(() -> Collective.join("localhost", tracker.port(), 0, 3));
        Future<Collective> other = threads.submit(() -> Collective.join("localhost", tracker.port(), 2, 3));
        assertThatThrownBy(() -> waiting.get(300, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);

        tracker.close();

        for (Future<Collective> each : List.of(waiting, other)) {
            assertThatThrownBy(each::get).cause().isInstanceOf(Fault.class).hasMessageContaining("lost the others");
        }
    }

    private List<String> boosted(BoosterSpec spec, int parts, int lost) throws Exception {
        List<byte[]> kept = new ArrayList<>(Collections.nCopies(parts, null));
        List<String> losses = new ArrayList<>(Collections.nCopies(parts, ""));
        for (int[] stretch : lost < 0 ? new int[][] {{0, 4}} : new int[][] {{0, lost}, {lost, 4}}) {
            byte[] before = kept.get(0);
            together(parts, (part, collective) -> {
                try (Boosting boosting = Boosting.of(spec, 7, rows(spec, part), before, collective)) {
                    String text = losses.get(part);
                    for (int segment = stretch[0]; segment < stretch[1]; segment++) {
                        boosting.boost(segment * 5, 5);
                        text += boosting.trainingLoss() + " " + boosting.validationLoss() + " ";
                    }
                    synchronized (kept) {
                        losses.set(part, text);
                        kept.set(part, boosting.trees());
                    }
                    return null;
                }
            });
        }
        List<String> all = new ArrayList<>();
        for (int part = 0; part < parts; part++) {
            all.add(losses.get(part) + Arrays.hashCode(kept.get(part)));
        }
        return all;
    }

    /** The last part has no rows to be watched on. */
    private static ReplicaExamples rows(BoosterSpec spec, int part) {
        ExampleTable watched = BoostingTest.rows(spec, part == 2 ? 0 : 30, 20 + part);
        return new ReplicaExamples(BoostingTest.rows(spec, 100 + 20 * part, 1 + part), watched);
    }

    private interface Work<T> {
        T of(int part, Collective collective) throws Exception;
    }

    private <T> List<T> together(int parts, Work<T> work) throws Exception {
        try (CollectiveTracker tracker = CollectiveTracker.open("localhost", parts)) {
            List<Future<T>> all = new ArrayList<>();
            for (int part = 0; part < parts; part++) {
                int number = part;
                all.add(threads.submit(() -> {
                    try (Collective collective = Collective.join("localhost", tracker.port(), number, parts)) {
                        return work.of(number, collective);
                    }
                }));
            }
            List<T> results = new ArrayList<>();
            ExecutionException failed = null;
            for (Future<T> each : all) {
                try {
                    results.add(each.get());
                } catch (ExecutionException e) {
                    failed = e;
                }
            }
            if (failed != null) {
                throw failed;
            }
            tracker.awaitGoodbyes();
            return results;
        }
    }
}
