package io.undercut.benchmark;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Our side of the table against Spark, in a JVM of its own as the peer has one. */
@Command(name = "spark-opponent", hidden = true)
final class SparkOpponent implements Callable<Integer> {
    private static final int SLOTS = 2;
    private static final double WARM_UP_SECONDS = 3;

    @Mixin
    private Choices choices;

    @Option(names = "--average-every")
    private int averageEvery;

    @Option(names = "--seconds")
    private double seconds;

    @Override
    public Integer call() throws Exception {
        double round = choices.secondsPerStep(SLOTS) * averageEvery;
        int warmUp = (int) Math.max(1, Math.round(WARM_UP_SECONDS / round));
        int rounds = (int) Math.max(2, Math.round(seconds / round));
        try (FlinkHost flink = new EmbeddedFlink(SLOTS)) {
            Workload workload = choices.workload();
            double measured = new TrainingJob(
                            workload.plan(choices.step(), SLOTS, averageEvery, warmUp + rounds), workload, SLOTS)
                    .run(flink)
                    .secondsPerRound(warmUp);
            System.out.println(ChildJvm.FIGURE + (double) Workload.BATCH * SLOTS * averageEvery / measured);
        }
        return 0;
    }
}
