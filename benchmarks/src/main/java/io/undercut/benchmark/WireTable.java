package io.undercut.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Bytes that replicas send in a round: sums of neighbours along the tree, against every replica's own vector. */
@Command(
        name = "wire",
        mixinStandardHelpOptions = true,
        description = "Bytes a round that the tree of sums saves, by Flink's own counters; 1 minute.")
final class WireTable implements Callable<Integer> {
    private static final int ROUNDS = 10;

    @Mixin
    private Choices choices;

    @Option(names = "--parameters", defaultValue = "1000000", description = "(default: ${DEFAULT-VALUE})")
    private long parameters;

    @Option(names = "--replicas", split = ",", defaultValue = "4,8,10", description = "(default: ${DEFAULT-VALUE})")
    private List<Integer> replicas;

    @Option(
            names = "--parallelism",
            split = ",",
            defaultValue = "1,2,4",
            description = "(default: ${DEFAULT-VALUE}); one reader a replica always goes first")
    private List<Integer> parallelisms;

    @Override
    public Integer call() throws Exception {
        System.out.println(
                "replicas | readers | vectors sent | replicas' bytes a round | of one vector each, % | averager's bytes a round");
        int slots = replicas.stream().mapToInt(count -> count).max().orElse(1);
        try (EmbeddedFlink flink = new EmbeddedFlink(slots)) {
            for (int count : replicas) {
                List<Integer> readers = new ArrayList<>(List.of(count));
                parallelisms.stream().filter(one -> one < count).forEach(readers::add);
                long apart = 0;
                for (int parallelism : readers) {
                    Map<String, Long> sent = sent(flink, count, parallelism);
                    long contributions = of(sent, "Train replicas");
                    apart = apart == 0 ? contributions : apart;
                    System.out.println("%d | %d | %d | %,d | %.1f | %,d"
                            .formatted(
                                    count,
                                    parallelism,
                                    new RoundShape(parameters, count, 1, parallelism).contributions(),
                                    contributions,
                                    100.0 * contributions / apart,
                                    of(sent, "Average parameters")));
                }
            }
        }
        return 0;
    }

    private Map<String, Long> sent(EmbeddedFlink flink, int count, int parallelism) throws Exception {
        Workload rows = new Workload(30, 8);
        TrainingJob job = new TrainingJob(rows.averaging(choices.step(), parameters, count, ROUNDS), rows, parallelism);
        return flink.bytesSent(job.run(flink).job());
    }

    private static long of(Map<String, Long> sent, String operator) {
        return sent.entrySet().stream()
                        .filter(entry -> entry.getKey().contains(operator))
                        .mapToLong(Map.Entry::getValue)
                        .sum()
                / ROUNDS;
    }
}
