package io.undercut.stream.training;

import io.undercut.stream.training.ParameterAverager.Reemission;
import io.undercut.stream.training.round.Chunk;
import io.undercut.stream.training.round.RoundAssembly;
import io.undercut.stream.training.round.TrainingPlan;
import io.undercut.stream.training.round.VectorLayout;
import io.undercut.stream.training.source.split.ReplicaSplit;
import io.undercut.zoo.example.ShardedExamples;
import io.undercut.zoo.network.LocalStep;
import io.undercut.zoo.network.NetworkArchive;
import io.undercut.zoo.network.NetworkState;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * The training loop in one thread and without Flink, in an order of events drawn from a seed: the product's readers and rounds, between
 * them channels that keep their order and no other, aligned checkpoints, and losses of everything with a restore at another parallelism.
 * What takes a cluster hours to come upon is found here in seconds, and again by its seed.
 *
 * <p>One event is one poll of a reader, one chunk or barrier taken from one channel, or one thing that Flink tells somebody.
 */
final class SimulatedLoop {
    private static final int EVENTS = 100_000;
    private static final int MOST_LOSSES = 8;

    private final TrainingPlan plan;
    private final ShardedExamples examples;
    private final Reemission reemission;
    private final long seed;
    private final Random random;
    private final VectorLayout layout;
    private final Map<List<Integer>, byte[]> averages = new HashMap<>();
    private Cut newest;
    private int attempts;

    /** How a run ended. */
    enum End {
        FINISHED,
        /** Nobody had anything to do any more. */
        HUNG,
        /** It did not come to an end. */
        ENDLESS
    }

    /**
     * A run's end.
     *
     * @param end how
     * @param attempts how often it began, with the first
     * @param model the archive; empty unless it finished
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Outcome(End end, int attempts, byte[] model) {}

    /**
     * What a checkpoint holds.
     *
     * @param replicas of readers that had not finished
     * @param rounds by chunk
     */
    record Cut(List<ReplicaSplit> replicas, Map<Integer, ChunkState> rounds) {}

    /**
     * The averager's state of one chunk.
     *
     * @param last null before the first average
     * @param pending contributions to the next
     */
    record ChunkState(Chunk last, List<Chunk> pending) {
        static final ChunkState EMPTY = new ChunkState(null, List.of());
    }

    SimulatedLoop(TrainingPlan plan, ShardedExamples examples, Reemission reemission, long seed) {
        this.plan = plan;
        this.examples = examples;
        this.reemission = reemission;
        this.seed = seed;
        this.random = new Random(seed);
        this.newest = new Cut(
                IntStream.range(0, plan.replicas())
                        .mapToObj(ReplicaSplit::fresh)
                        .toList(),
                Map.of());
        try (LocalStep step = plan.step().open(plan.network(), plan.seed(), plan.batchRows())) {
            NetworkState shape = step.state();
            // Two to six chunks.
            int length = shape.parameters().length + shape.updater().length;
            this.layout = new VectorLayout(
                    shape.parameters().length, shape.updater().length, length / (2 + random.nextInt(5)) + 1);
        }
    }

    Outcome run() throws Exception {
        int events = 0;
        int losses = random.nextInt(MOST_LOSSES + 1);
        while (true) {
            int until = attempts == losses ? Integer.MAX_VALUE : events + random.nextInt(16 << random.nextInt(7));
            try (SimulatedAttempt attempt = begin()) {
                while (attempt.goesOn() && events < until) {
                    if (!attempt.event()) {
                        return new Outcome(End.HUNG, attempts, new byte[0]);
                    }
                    if (events++ == EVENTS) {
                        return new Outcome(End.ENDLESS, attempts, new byte[0]);
                    }
                }
                newest = attempt.newest();
                if (!attempt.goesOn()) {
                    return new Outcome(End.FINISHED, attempts, model(attempt.result()));
                }
            }
        }
    }

    private SimulatedAttempt begin() throws Exception {
        attempts++;
        int parallelism = 1 + random.nextInt(plan.replicas() + 1);
        String graph = "simulation-" + seed + "-" + reemission + "-" + attempts;
        return new SimulatedAttempt(this, graph, parallelism, newest);
    }

    TrainingPlan plan() {
        return plan;
    }

    ShardedExamples examples() {
        return examples;
    }

    VectorLayout layout() {
        return layout;
    }

    Reemission reemission() {
        return reemission;
    }

    Random random() {
        return random;
    }

    /** A round's average may be computed again after a loss, and is the same each time. */
    Chunk checked(Chunk average) {
        byte[] before = averages.putIfAbsent(List.of(average.index(), average.round()), average.payload());
        if (before != null && !Arrays.equals(before, average.payload())) {
            throw new AssertionError(
                    "seed %d: chunk %d of round %d has two averages".formatted(seed, average.index(), average.round()));
        }
        return average;
    }

    private byte[] model(RoundAssembly.Average average) {
        int iteration = plan.localSteps() * (average.decision().round() + 1);
        NetworkState state = layout.state(average.vector(), new float[layout.updater()], iteration);
        return NetworkArchive.write(plan.step(), plan.network(), plan.seed(), state, plan.standardisation());
    }
}
