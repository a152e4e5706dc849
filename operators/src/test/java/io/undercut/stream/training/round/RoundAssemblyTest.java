package io.undercut.stream.training.round;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RoundAssemblyTest {
    private final RoundAssembly assembly = new RoundAssembly(5, 2);

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void deliversARoundOnceWhateverTheOrderAndRepetition(long seed) {
        List<Chunk> chunks = new ArrayList<>(round(0));
        chunks.addAll(round(0));
        Collections.shuffle(chunks, new Random(seed));
        List<RoundAssembly.Average> delivered =
                chunks.stream().map(assembly::add).flatMap(Optional::stream).toList();
        assertThat(delivered).as("seed %d", seed).singleElement().satisfies(average -> {
            assertThat(average.vector()).containsExactly(1, 2, 3, 4, 5);
            assertThat(average.decision()).isEqualTo(decision(0));
        });
    }

    static LongStream seeds() {
        return LongStream.range(0, 50);
    }

    @Test
    void needsTheDecisionAndEveryChunk() {
        List<Chunk> chunks = round(0);
        for (Chunk chunk : chunks.subList(0, chunks.size() - 1)) {
            assertThat(assembly.add(chunk)).isEmpty();
        }
        assertThat(assembly.add(chunks.get(0))).isEmpty();
        assertThat(assembly.add(chunks.get(chunks.size() - 1))).isPresent();
    }

    @Test
    void leavesADeliveredVectorAloneInTheNextRound() {
        RoundAssembly.Average first = deliver(round(0));
        RoundAssembly.Average second = deliver(round(1));
        assertThat(first.vector()).containsExactly(1, 2, 3, 4, 5);
        assertThat(second.vector()).containsExactly(101, 102, 103, 104, 105);
        assertThat(second.decision()).isEqualTo(decision(1));
    }

    @Test
    void dropsAnUnfinishedRoundWhenALaterOneBegins() {
        round(3).subList(0, 3).forEach(assembly::add);
        List<Chunk> later = round(4);
        assertThat(assembly.add(later.get(0))).isEmpty();
        assertThat(assembly.add(round(3).get(3))).isEmpty();
        assertThat(deliver(later.subList(1, 4)).vector()).containsExactly(401, 402, 403, 404, 405);
    }

    @Test
    void dropsAnOldRoundThatComesAgain() {
        deliver(round(0));
        deliver(round(1));
        for (Chunk chunk : round(0)) {
            assertThat(assembly.add(chunk)).isEmpty();
        }
        assertThat(deliver(round(2)).vector()).startsWith(201);
    }

    private RoundAssembly.Average deliver(List<Chunk> chunks) {
        List<RoundAssembly.Average> delivered =
                chunks.stream().map(assembly::add).flatMap(Optional::stream).toList();
        assertThat(delivered).hasSize(1);
        return delivered.get(0);
    }

    private static List<Chunk> round(int round) {
        float[] vector = {1, 2, 3, 4, 5};
        for (int at = 0; at < vector.length; at++) {
            vector[at] += 100 * round;
        }
        return List.of(
                new Chunk(Chunk.METRICS, round, 0, 2, 64, decision(round).encode()),
                new Chunk(0, round, 0, 2, 64, Chunk.encode(vector, 0, 2)),
                new Chunk(1, round, 0, 2, 64, Chunk.encode(vector, 2, 4)),
                new Chunk(2, round, 0, 2, 64, Chunk.encode(vector, 4, 5)));
    }

    private static RoundDecision decision(int round) {
        return new RoundDecision(
                round, 0.5, Double.NaN, 64L * (round + 1), 0.25, 0.75, 0, 1, RoundDecision.Verdict.CONTINUE);
    }
}
