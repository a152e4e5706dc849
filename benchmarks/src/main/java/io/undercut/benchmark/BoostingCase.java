package io.undercut.benchmark;

import io.undercut.stream.training.RunFolder;
import io.undercut.stream.training.boosting.BoostingPlan;
import io.undercut.stream.training.boosting.BoostingTopology;
import io.undercut.stream.training.checkpoint.Checkpointing;
import io.undercut.stream.training.round.Deadline;
import io.undercut.zoo.example.ExampleTable;
import io.undercut.zoo.example.ReplicaExamples;
import io.undercut.zoo.example.ShardedExamples;
import io.undercut.zoo.model.BoosterRecipe;
import io.undercut.zoo.model.BoosterSpec;
import io.undercut.zoo.model.BoosterSpec.Library;
import io.undercut.zoo.model.BoosterSpec.Objective;
import io.undercut.zoo.model.BoosterSpec.Sampling;
import io.undercut.zoo.model.BoosterSpec.Trees;
import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;

/**
 * A boosting that is timed: a label of two classes, every tree sees all.
 *
 * @param library who boosts
 * @param rows of the table
 * @param columns its inputs, a twentieth of whose values are unknown
 * @param trees boosting rounds
 */
record BoostingCase(Library library, int rows, int columns, int trees) implements ShardedExamples {
    private static final long serialVersionUID = 1L;
    private static final double RATE = 0.04;
    private static final Trees BOUNDS = new Trees(5, 31, 50, 0, 10);
    private static final long SEED = 42;
    private static final int SEGMENT = 50;
    /** Rows are in memory on both sides when the clock starts. */
    private static final Map<BoostingCase, ExampleTable> TABLES = new ConcurrentHashMap<>();

    ExampleTable table() {
        return TABLES.computeIfAbsent(this, BoostingCase::drawn);
    }

    private static ExampleTable drawn(BoostingCase of) {
        Random random = new Random(SEED);
        float[] features = new float[of.rows * of.columns];
        float[] labels = new float[of.rows];
        for (int row = 0; row < of.rows; row++) {
            double sum = 0;
            for (int column = 0; column < of.columns; column++) {
                float value = (float) random.nextGaussian();
                features[row * of.columns + column] = random.nextInt(20) == 0 ? Float.NaN : value;
                sum += value / (column + 1);
            }
            labels[row] = sum + random.nextGaussian() > 0 ? 1 : 0;
        }
        return new ExampleTable(of.columns, features, labels);
    }

    @Override
    public ReplicaExamples of(int replica, int replicas) {
        return new ReplicaExamples(table(), new ExampleTable(columns, new float[0], new float[0]));
    }

    /** Writes the rows, the label last in each, big-endian. */
    void write(Path file) throws IOException {
        ExampleTable table = table();
        try (DataOutputStream out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
            for (int row = 0; row < rows; row++) {
                for (int column = 0; column < columns; column++) {
                    out.writeFloat(table.features()[row * columns + column]);
                }
                out.writeFloat(table.labels()[row]);
            }
        }
    }

    /** What the peer needs to know, as JSON. */
    String parameters() {
        return "{\"rate\": %s, \"depth\": %d, \"leaves\": %d, \"least_weight\": %d, \"l2\": %s, \"seed\": %d, \"trees\": %d, \"columns\": %d}"
                .formatted(
                        RATE,
                        BOUNDS.depth(),
                        BOUNDS.leaves(),
                        Math.round(BOUNDS.leastWeight()),
                        BOUNDS.l2(),
                        SEED,
                        trees,
                        columns);
    }

    /** Where a run leaves its model. */
    static RunFolder run(Path folder) {
        return new RunFolder(folder.resolve("run").toUri().toString());
    }

    /** Seconds of a job, from its submission to its end. */
    double run(EmbeddedFlink flink) throws Exception {
        table();
        StreamExecutionEnvironment environment = flink.environment(new Configuration());
        environment.setParallelism(1);
        environment.getConfig().disableGenericTypes();
        BoosterSpec spec = new BoosterSpec(library, Objective.BINARY, columns, 1, RATE, BOUNDS, Sampling.ALL);
        BoostingTopology.addTo(
                        environment,
                        new BoostingPlan(spec, new BoosterRecipe(trees, SEGMENT, 0), SEED),
                        this,
                        run(flink.folder()),
                        new Checkpointing(
                                flink.folder().resolve("checkpoints").toUri().toString(),
                                Duration.ZERO,
                                Checkpointing.BY_THE_CLOCK_ALONE),
                        Deadline.NONE,
                        Clock.systemUTC())
                .sinkTo(new DiscardingSink<>())
                .uid("rounds")
                .setParallelism(1);
        long start = System.nanoTime();
        flink.finish(environment);
        return (System.nanoTime() - start) / 1e9;
    }
}
