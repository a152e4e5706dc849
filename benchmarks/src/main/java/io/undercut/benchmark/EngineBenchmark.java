package io.undercut.benchmark;

import io.undercut.stream.training.TrainingPlan;
import io.undercut.zoo.model.NetworkSpec.Activation;
import io.undercut.zoo.model.NetworkSpec.Dense;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * What the averaging loop costs. Every line alternates its two sides and prints medians, so that a slow minute hits both.
 *
 * <p>The cost of starting a job is taken off by running each side with few and with many rounds and looking at the difference.
 */
public final class EngineBenchmark {
    private static final int REPEATS = 3;
    private static final int BATCH = 128;
    private static final int SLOTS = 2;

    private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    private final Workload workload = new Workload(30, 20_000);

    private EngineBenchmark() {}

    /** Runs all tables, or those named: {@code throughput}, {@code checkpoints}, {@code rounds}. */
    public static void main(String[] tables) throws Exception {
        List<String> wanted = tables.length == 0 ? List.of("throughput", "checkpoints", "rounds") : List.of(tables);
        Path folder = Files.createTempDirectory("undercut-benchmark");
        EngineBenchmark benchmark = new EngineBenchmark();
        try (Loops loops = new Loops(SLOTS, folder)) {
            if (wanted.contains("throughput")) {
                benchmark.throughput(loops);
            }
            if (wanted.contains("checkpoints")) {
                benchmark.checkpoints(loops);
            }
            if (wanted.contains("rounds")) {
                benchmark.rounds(loops);
            }
        }
    }

    /** Samples a second through Flink against bare loops of the same step on the same cores, by the length of a round. */
    private void throughput(Loops loops) throws Exception {
        out.println("local steps | round, s | bare, samples/s | Flink, samples/s | Flink / bare");
        for (int localSteps : new int[] {10, 100, 1000}) {
            int few = Math.max(1, 500 / localSteps);
            int many = few + Math.max(2, 4000 / localSteps);
            double[] bare = new double[REPEATS];
            double[] flink = new double[REPEATS];
            for (int at = 0; at < REPEATS; at++) {
                bare[at] = Loops.bare(plan(localSteps, many), workload, SLOTS)
                        - Loops.bare(plan(localSteps, few), workload, SLOTS);
                flink[at] = loops.flink(plan(localSteps, many), workload, SLOTS, Duration.ZERO)
                        - loops.flink(plan(localSteps, few), workload, SLOTS, Duration.ZERO);
            }
            double samples = (double) (many - few) * localSteps * BATCH * SLOTS;
            out.println("%d | %.3f | %,.0f | %,.0f | %.3f"
                    .formatted(
                            localSteps,
                            Stopwatch.median(flink) / (many - few),
                            samples / Stopwatch.median(bare),
                            samples / Stopwatch.median(flink),
                            Stopwatch.median(bare) / Stopwatch.median(flink)));
        }
    }

    /** A checkpoint every few seconds against none. */
    private void checkpoints(Loops loops) throws Exception {
        out.println("checkpoint every | with, s | without, s | overhead");
        TrainingPlan plan = plan(100, 120);
        for (int seconds : new int[] {10, 1}) {
            double[] with = new double[REPEATS];
            double[] without = new double[REPEATS];
            for (int at = 0; at < REPEATS; at++) {
                with[at] = loops.flink(plan, workload, SLOTS, Duration.ofSeconds(seconds));
                without[at] = loops.flink(plan, workload, SLOTS, Duration.ZERO);
            }
            out.println("%d s | %.2f | %.2f | %.1f %%"
                    .formatted(
                            seconds,
                            Stopwatch.median(with),
                            Stopwatch.median(without),
                            100 * (Stopwatch.median(with) / Stopwatch.median(without) - 1)));
        }
    }

    /** Rounds a second by parameters and replicas, one step of one row a round: nothing but averaging. */
    private void rounds(Loops loops) throws Exception {
        out.println("parameters | replicas | rounds/s");
        for (int units : new int[] {300, 3_000, 30_000}) {
            for (int replicas : new int[] {2, 8}) {
                Workload rows = new Workload(30, 8);
                List<Dense> hidden = List.of(new Dense(units, Activation.RELU));
                int few = 5;
                int many = units > 10_000 ? 25 : 105;
                double[] seconds = new double[REPEATS];
                for (int at = 0; at < REPEATS; at++) {
                    seconds[at] = loops.flink(rows.plan(replicas, 1, many, 1, hidden), rows, SLOTS, Duration.ZERO)
                            - loops.flink(rows.plan(replicas, 1, few, 1, hidden), rows, SLOTS, Duration.ZERO);
                }
                out.println("%,d | %d | %.1f"
                        .formatted(units * 32 + 1, replicas, (many - few) / Stopwatch.median(seconds)));
            }
        }
    }

    private TrainingPlan plan(int localSteps, int rounds) {
        return workload.plan(SLOTS, localSteps, rounds, BATCH, Workload.small());
    }
}
