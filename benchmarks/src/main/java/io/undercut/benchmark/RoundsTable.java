package io.undercut.benchmark;

import io.undercut.stream.training.round.TrainingPlan;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Rounds a second by parameters, replicas and processes, one step of one row a round: next to nothing but averages. */
@Command(
        name = "rounds",
        mixinStandardHelpOptions = true,
        description = {
            "Rounds/s by parameters and replicas on TaskManagers of their own; 5 minutes for one choice of them.",
            "Lines are kept in benchmarks/target/rounds.csv for 'model', those of other choices too."
        })
final class RoundsTable implements Callable<Integer> {
    /** As many times the measured steps: the compiler of the JVM needs thousands of short ones. */
    private static final int WARM_UP = 5;

    @Mixin
    private Choices choices;

    @Option(names = "--task-managers", defaultValue = "1", description = "processes (default: ${DEFAULT-VALUE})")
    private int taskManagers;

    @Option(names = "--slots", defaultValue = "1", description = "of each (default: ${DEFAULT-VALUE})")
    private int slots;

    @Option(
            names = "--parameters",
            split = ",",
            defaultValue = "10000,100000,1000000,10000000",
            description = "(default: ${DEFAULT-VALUE})")
    private List<Long> parameters;

    @Option(names = "--replicas", split = ",", defaultValue = "1,2,4,8,10", description = "(default: ${DEFAULT-VALUE})")
    private List<Integer> replicas;

    @Option(names = "--seconds", defaultValue = "5", description = "of a line (default: ${DEFAULT-VALUE})")
    private double seconds;

    @Option(names = "--heap", defaultValue = "3g", description = "of a TaskManager (default: ${DEFAULT-VALUE})")
    private String heap;

    private boolean warm;

    @Override
    public Integer call() throws Exception {
        Path file = MeasuredRound.file();
        Map<Long, Double> steps = new HashMap<>();
        System.out.println(
                "parameters | replicas | TaskManagers | slots each | a step alone, s | a round, s | rounds/s");
        try (FlinkHost flink = new SeparateJvms(Choices.home(), taskManagers, slots, memory())) {
            for (long wanted : parameters) {
                long real = new Workload(30, 8).parameters(wanted);
                steps.put(real, stepSeconds(wanted));
                for (int count : replicas) {
                    // With fewer replicas than processes some would have nothing to do: that is another line.
                    if (count >= taskManagers) {
                        warmUp(flink, wanted, count);
                        RoundShape shape = new RoundShape(real, count, taskManagers, slots);
                        MeasuredRound measured =
                                new MeasuredRound(shape, steps.get(real), round(flink, shape, wanted, steps.get(real)));
                        measured.keep(file);
                        print(measured);
                    }
                }
            }
        }
        return 0;
    }

    /** The first line of all would be of processes that just started. */
    private void warmUp(FlinkHost flink, long wanted, int count) throws Exception {
        if (!warm) {
            round(flink, new RoundShape(wanted, count, taskManagers, slots), wanted, 0);
            warm = true;
        }
    }

    /** Process memory follows from the parts, whose shipped sizes are for small networks. */
    private List<String> memory() {
        return List.of(
                "taskmanager.memory.process.size=7g",
                "taskmanager.memory.task.heap.size=" + heap,
                "taskmanager.memory.task.off-heap.size=1g",
                "taskmanager.memory.managed.size=64m",
                "taskmanager.memory.network.max=512m",
                "taskmanager.memory.jvm-overhead.max=4g");
    }

    private double stepSeconds(long wanted) throws Exception {
        Workload rows = new Workload(30, 8);
        int measured = (int) Math.max(10, Math.min(2_000, 20_000_000 / wanted));
        return BareLoops.secondsPerStep(
                rows.averaging(choices.step(), wanted, 1, 1), rows, WARM_UP * measured, measured);
    }

    private double round(FlinkHost flink, RoundShape shape, long wanted, double step) throws Exception {
        // A guess that decides no more than how long the line takes.
        double guess = 0.0005 + shape.replicas() * (step + shape.parameters() * 1e-8);
        int rounds = (int) Math.max(6, seconds / guess);
        int warmUp = Math.max(2, rounds / 2);
        Workload rows = new Workload(30, 8);
        TrainingPlan plan = rows.averaging(choices.step(), wanted, shape.replicas(), warmUp + rounds);
        return new TrainingJob(plan, rows, shape.parallelism()).run(flink).typicalSecondsPerRound(warmUp);
    }

    private static void print(MeasuredRound measured) {
        RoundShape shape = measured.shape();
        System.out.println("%,d | %d | %d | %d | %.5f | %.5f | %.1f"
                .formatted(
                        shape.parameters(),
                        shape.replicas(),
                        shape.taskManagers(),
                        shape.slots(),
                        measured.stepSeconds(),
                        measured.seconds(),
                        1 / measured.seconds()));
    }
}
