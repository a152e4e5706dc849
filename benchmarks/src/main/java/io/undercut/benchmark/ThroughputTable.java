package io.undercut.benchmark;

import io.undercut.stream.training.round.TrainingPlan;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Samples a second through Flink against bare loops of the same step on the same cores, by the length of a round. */
@Command(
        name = "throughput",
        mixinStandardHelpOptions = true,
        description =
                "Samples/s through Flink against bare loops of the same step, by the length of a round; 6 minutes.")
final class ThroughputTable implements Callable<Integer> {
    private static final int SLOTS = 2;
    private static final double WARM_UP_SECONDS = 2;

    @Mixin
    private Choices choices;

    @Option(
            names = "--rounds-of",
            split = ",",
            paramLabel = "SECONDS",
            defaultValue = "0.01,0.1,1,10",
            description = "lengths of a round (default: ${DEFAULT-VALUE})")
    private List<Double> lengths;

    @Option(
            names = "--seconds",
            defaultValue = "8",
            description = "how long to measure a side once, two rounds at least (default: ${DEFAULT-VALUE})")
    private double seconds;

    @Option(names = "--repeats", defaultValue = "3", description = "alternations (default: ${DEFAULT-VALUE})")
    private int repeats;

    @Override
    public Integer call() throws Exception {
        double step = choices.secondsPerStep(SLOTS);
        System.out.println(
                "local steps | a round takes, s | bare loops, samples/s | through Flink, samples/s | Flink / bare");
        try (FlinkHost flink = new EmbeddedFlink(SLOTS)) {
            for (double length : lengths) {
                line(flink, (int) Math.max(1, Math.round(length / step)), step);
            }
        }
        return 0;
    }

    private void line(FlinkHost flink, int localSteps, double step) throws Exception {
        int warmUp = (int) Math.max(1, Math.round(WARM_UP_SECONDS / step / localSteps));
        int rounds = (int) Math.max(2, Math.round(seconds / step / localSteps));
        TrainingPlan plan = choices.workload().plan(choices.step(), SLOTS, localSteps, warmUp + rounds);
        int warmUpSteps = (int) Math.max(1, Math.round(WARM_UP_SECONDS / step));
        double[] bare = new double[repeats];
        double[] through = new double[repeats];
        double[] ratio = new double[repeats];
        for (int at = 0; at < repeats; at++) {
            bare[at] = BareLoops.secondsPerStep(plan, choices.workload(), warmUpSteps, rounds * localSteps);
            through[at] =
                    new TrainingJob(plan, choices.workload(), SLOTS).run(flink).secondsPerRound(warmUp) / localSteps;
            ratio[at] = bare[at] / through[at];
        }
        double samples = (double) Workload.BATCH * SLOTS;
        System.out.println("%,d | %.3f | %,.0f | %,.0f | %.3f"
                .formatted(
                        localSteps,
                        Median.of(through) * localSteps,
                        samples / Median.of(bare),
                        samples / Median.of(through),
                        Median.of(ratio)));
    }
}
