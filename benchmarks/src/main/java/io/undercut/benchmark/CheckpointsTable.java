package io.undercut.benchmark;

import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A checkpoint every few seconds against none. */
@Command(
        name = "checkpoints",
        mixinStandardHelpOptions = true,
        description = "A checkpoint every 10 s against none, in pairs; 6 minutes.")
final class CheckpointsTable implements Callable<Integer> {
    private static final int SLOTS = 2;
    private static final int WARM_UP = 10;
    private static final double ROUND_SECONDS = 0.3;

    @Mixin
    private Choices choices;

    @Option(names = "--every", defaultValue = "10", description = "seconds between two (default: ${DEFAULT-VALUE})")
    private int every;

    @Option(names = "--seconds", defaultValue = "45", description = "length of a side (default: ${DEFAULT-VALUE})")
    private double seconds;

    @Option(names = "--pairs", defaultValue = "3", description = "how many (default: ${DEFAULT-VALUE})")
    private int pairs;

    @Override
    public Integer call() throws Exception {
        double step = choices.secondsPerStep(SLOTS);
        int localSteps = (int) Math.max(1, Math.round(ROUND_SECONDS / step));
        int rounds = WARM_UP + (int) Math.max(1, Math.round(seconds / step / localSteps));
        double[] with = new double[pairs];
        double[] without = new double[pairs];
        double[] overhead = new double[pairs];
        System.out.println("pair | checkpoints completed | with, s a round | without, s a round | overhead, %");
        try (EmbeddedFlink flink = new EmbeddedFlink(SLOTS)) {
            for (int at = 0; at < pairs; at++) {
                // Which side goes first changes from pair to pair: a machine that warms up favours neither.
                RoundTimes first = run(flink, localSteps, rounds, at % 2 == 0 ? every : 0);
                RoundTimes second = run(flink, localSteps, rounds, at % 2 == 0 ? 0 : every);
                RoundTimes checkpointed = at % 2 == 0 ? first : second;
                with[at] = checkpointed.secondsPerRound(WARM_UP);
                without[at] = (at % 2 == 0 ? second : first).secondsPerRound(WARM_UP);
                overhead[at] = 100 * (with[at] / without[at] - 1);
                System.out.println("%d | %d | %.4f | %.4f | %.1f"
                        .formatted(at + 1, flink.checkpoints(checkpointed.job()), with[at], without[at], overhead[at]));
            }
        }
        System.out.println(
                "median | | %.4f | %.4f | %.1f".formatted(Median.of(with), Median.of(without), Median.of(overhead)));
        return 0;
    }

    private RoundTimes run(EmbeddedFlink flink, int localSteps, int rounds, int checkpointEvery) throws Exception {
        Workload workload = choices.workload();
        return new TrainingJob(
                        workload.plan(choices.step(), SLOTS, localSteps, rounds),
                        workload,
                        SLOTS,
                        Duration.ofSeconds(checkpointEvery))
                .run(flink);
    }
}
