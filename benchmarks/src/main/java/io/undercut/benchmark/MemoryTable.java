package io.undercut.benchmark;

import io.undercut.fault.Fault;
import io.undercut.job.cluster.ClusterStatus.Member;
import io.undercut.zoo.network.LocalSteps;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.flink.core.execution.JobClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A TaskManager's memory over a long training of the small network. */
@Command(
        name = "memory",
        mixinStandardHelpOptions = true,
        description = {
            "Memory of a TaskManager with one slot over a long training, and whether it grows; 31 minutes.",
            "Samples go to benchmarks/target/memory.csv. One busy core: 'nice benchmarks/run memory &' keeps out of the way."
        })
final class MemoryTable implements Callable<Integer> {
    private static final int CHECKPOINT_SECONDS = 30;
    /** More than the longest run can do; it is cancelled. */
    private static final int ROUNDS = 1_000_000;

    @Mixin
    private Choices choices;

    @Option(names = "--minutes", defaultValue = "30", description = "how long (default: ${DEFAULT-VALUE})")
    private double minutes;

    @Option(names = "--every", defaultValue = "60", description = "seconds between samples (default: ${DEFAULT-VALUE})")
    private long every;

    @Option(names = "--local-steps", defaultValue = "1000", description = "of a round (default: ${DEFAULT-VALUE})")
    private int localSteps;

    @Override
    public Integer call() throws Exception {
        Path file = Choices.home().resolve("benchmarks/target/memory.csv");
        List<MemorySample> samples = new ArrayList<>();
        try (SeparateJvms flink = new SeparateJvms(Choices.home(), 1, 1, List.of())) {
            Member taskManager = flink.status().processes().stream()
                    .filter(process -> process.role().equals("taskmanager"))
                    .findFirst()
                    .orElseThrow();
            MemoryProbe probe = new MemoryProbe(flink.status().target(), taskManager.resourceId(), taskManager.pid());
            JobClient job = job(choices.step()).untimed(flink).executeAsync("memory");
            long start = System.nanoTime();
            while (minutes(start) < minutes) {
                try {
                    job.getJobExecutionResult().get(every, TimeUnit.SECONDS);
                    break;
                } catch (TimeoutException stillRunning) {
                    samples.add(probe.sample(minutes(start)));
                    Files.write(file, MemorySample.csv(samples));
                }
            }
            job.cancel().get();
        }
        if (samples.isEmpty()) {
            throw Fault.configuration("--minutes is shorter than --every, so nothing was sampled; make it longer");
        }
        MemorySample.summary(samples).forEach(System.out::println);
        return 0;
    }

    private TrainingJob job(LocalSteps step) {
        Workload workload = choices.workload();
        return new TrainingJob(
                workload.plan(step, 1, localSteps, ROUNDS), workload, 1, Duration.ofSeconds(CHECKPOINT_SECONDS));
    }

    private static double minutes(long since) {
        return (System.nanoTime() - since) / 60e9;
    }
}
