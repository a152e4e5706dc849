package io.undercut.stream.training.round;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.undercut.fault.Fault;
import io.undercut.fault.FaultReason;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChunkRoundTest {
    private static final Stopping STOPPING = new Stopping(100, 0);
    private static final VectorLayout LAYOUT = new VectorLayout(7, 0, 3);
    private static final DrawnRound ROUND = DrawnRound.of(new Random(1), LAYOUT, 4, 2);

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void givesTheSameBitsForAnyGroupingOrderAndRepetition(long seed) {
        Random random = new Random(seed);
        DrawnRound drawn = DrawnRound.of(random, LAYOUT, 1 + random.nextInt(10), 5);
        // Two placements at once, as after a restore at another parallelism, and every chunk twice.
        List<Chunk> arriving = new ArrayList<>();
        for (int repetition = 0; repetition < 2; repetition++) {
            List<Chunk> sent = drawn.sentByAll(random);
            arriving.addAll(sent);
            arriving.addAll(sent);
        }
        Collections.shuffle(arriving, random);
        float[] average = new float[LAYOUT.length()];
        for (int index = 0; index < LAYOUT.chunks(); index++) {
            Chunk.decode(averageOf(arriving, index, drawn, seed).payload(), average, index * LAYOUT.chunkFloats());
        }
        assertThat(average).as("seed %d: %d replicas", seed, drawn.replicas()).isEqualTo(drawn.average());
        assertThat(averageOf(arriving, Chunk.METRICS, drawn, seed).payload())
                .as("seed %d: decision", seed)
                .isEqualTo(averageOf(drawn.sentBy(all(drawn)), Chunk.METRICS, drawn, seed)
                        .payload());
    }

    static LongStream seeds() {
        return LongStream.range(0, 200);
    }

    /** Offers chunks one by one to a round made anew from its pending ones each time, as the operator does. */
    private static Chunk averageOf(List<Chunk> arriving, int index, DrawnRound drawn, long seed) {
        Chunk last = last(index, drawn.round() - 1);
        List<Chunk> pending = List.of();
        Chunk average = null;
        for (Chunk chunk : arriving) {
            if (chunk.index() == index) {
                ChunkRound round = new ChunkRound(drawn.replicas(), STOPPING, last, pending);
                Optional<Chunk> finished = round.offer(chunk);
                if (finished.isPresent()) {
                    assertThat(average).as("seed %d: averaged twice", seed).isNull();
                    average = finished.get();
                    last = average;
                    pending = List.of();
                } else {
                    pending = new ArrayList<>(round.pending());
                }
            }
        }
        assertThat(average).as("seed %d: never averaged", seed).isNotNull();
        assertThat(average.count()).isEqualTo(drawn.replicas());
        return average;
    }

    @Test
    void dropsWhatBelongsToAFinishedRound() {
        ChunkRound round = new ChunkRound(4, STOPPING, last(0, 2), List.of());
        for (Chunk chunk : ROUND.sentBy(all(ROUND))) {
            assertThat(round.offer(chunk)).isEmpty();
        }
        assertThat(round.pending()).isEmpty();
    }

    @Test
    void dropsWhatIsCoveredAlready() {
        ChunkRound round = new ChunkRound(4, STOPPING, last(0, 1), List.of());
        round.offer(first(Set.of(0, 1)));
        assertThat(round.offer(first(Set.of(1)))).isEmpty();
        assertThat(round.offer(first(Set.of(0, 1)))).isEmpty();
        assertThat(round.pending())
                .singleElement()
                .satisfies(chunk -> assertThat(chunk.count()).isEqualTo(2));
    }

    @Test
    void replacesWhatALargerSumContains() {
        ChunkRound round = new ChunkRound(4, STOPPING, last(0, 1), List.of());
        round.offer(first(Set.of(0)));
        round.offer(first(Set.of(3)));
        assertThat(round.offer(first(Set.of(0, 1)))).isEmpty();
        assertThat(round.pending()).extracting(Chunk::first).containsExactly(0, 3);
        assertThat(round.pending()).extracting(Chunk::count).containsExactly(2, 1);
        assertThat(round.offer(first(Set.of(0, 1, 2, 3)))).isPresent();
    }

    @Test
    void refusesAGapBetweenRounds() {
        ChunkRound round = new ChunkRound(4, STOPPING, last(0, 0), List.of());
        assertThatThrownBy(() -> round.offer(first(Set.of(0))))
                .isInstanceOfSatisfying(
                        Fault.class, fault -> assertThat(fault.reason()).isEqualTo(FaultReason.INTERNAL_ERROR))
                .hasMessage("chunk 0: round 2 came after round 0");
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY})
    void namesTheReplicaAndRoundWhoseLossIsNoNumber(double loss) {
        RoundContribution contribution = new RoundContribution(LAYOUT, 2, 0);
        contribution.add(new ReplicaMetrics(0, 32, 1.5, 32, 100, 0, 0), new float[7]);
        contribution.add(new ReplicaMetrics(1, 32, loss, 32, 100, 0, 0), new float[7]);
        Chunk metrics = contribution.chunks().getFirst();
        assertThatThrownBy(() -> new ChunkRound(2, STOPPING, null, List.of()).offer(metrics))
                .isInstanceOfSatisfying(
                        Fault.class, fault -> assertThat(fault.reason()).isEqualTo(FaultReason.TRAINING_DIVERGED))
                .hasMessageContaining("replica 1")
                .hasMessageContaining("round 0")
                .hasMessageContaining("training.learning-rate");
    }

    @Test
    void refusesParametersThatAreNoLongerNumbersThoughEveryLossWasOne() {
        RoundContribution contribution = new RoundContribution(LAYOUT, 1, 6);
        contribution.add(new ReplicaMetrics(0, 32, 1.5, 32, 100, 0, 0), new float[] {1, 2, Float.NaN, 4, 5, 6, 7});
        Chunk chunk = contribution.chunks().stream()
                .filter(sent -> sent.index() == 0)
                .findFirst()
                .orElseThrow();
        assertThatThrownBy(() -> new ChunkRound(1, STOPPING, last(0, 5), List.of()).offer(chunk))
                .isInstanceOfSatisfying(
                        Fault.class, fault -> assertThat(fault.reason()).isEqualTo(FaultReason.TRAINING_DIVERGED))
                .hasMessageContaining("round 6")
                .hasMessageContaining("training.learning-rate");
    }

    private static Chunk last(int index, int round) {
        RoundDecision decision =
                new RoundDecision(round, 0.5, Double.NaN, 0, 0, Double.NaN, -1, 0, RoundDecision.Verdict.CONTINUE);
        return new Chunk(index, round, 0, 4, 1, index == Chunk.METRICS ? decision.encode() : new byte[0]);
    }

    private static List<Integer> all(DrawnRound drawn) {
        return IntStream.range(0, drawn.replicas()).boxed().toList();
    }

    private static Chunk first(Set<Integer> replicas) {
        return ROUND.sentBy(replicas).stream()
                .filter(chunk -> chunk.index() == 0)
                .findFirst()
                .orElseThrow();
    }
}
