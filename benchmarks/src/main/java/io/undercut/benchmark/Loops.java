package io.undercut.benchmark;

import io.undercut.fault.Fault;
import io.undercut.stream.training.RunFolder;
import io.undercut.stream.training.TrainingPlan;
import io.undercut.stream.training.TrainingTopology;
import io.undercut.stream.training.source.TrainingSource;
import io.undercut.zoo.example.ExampleTable;
import io.undercut.zoo.example.ShardedExamples;
import io.undercut.zoo.example.ShuffledRows;
import io.undercut.zoo.network.LocalStep;
import io.undercut.zoo.network.MiniBatch;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;

/** The same steps three ways: through Flink with averages, through Flink with checkpoints, and as bare loops without either. */
final class Loops implements AutoCloseable {
    private final MiniCluster cluster;
    private final Path folder;

    Loops(int slots, Path folder) throws Exception {
        Configuration configuration = new Configuration();
        configuration.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, MemorySize.ofMebiBytes(64));
        configuration.set(TaskManagerOptions.NETWORK_MEMORY_MAX, MemorySize.ofMebiBytes(256));
        configuration.set(TaskManagerOptions.NETWORK_MEMORY_MIN, MemorySize.ofMebiBytes(256));
        this.folder = folder;
        this.cluster = new MiniCluster(new MiniClusterConfiguration.Builder()
                .setConfiguration(configuration)
                .setNumTaskManagers(1)
                .setNumSlotsPerTaskManager(slots)
                .build());
        cluster.start();
    }

    /** Seconds of a training job between its first round and its end, as its recorder's history cannot tell them: the whole job. */
    double flink(TrainingPlan plan, ShardedExamples examples, int parallelism, Duration checkpointEvery)
            throws Exception {
        Configuration configuration = new Configuration();
        if (!checkpointEvery.isZero()) {
            configuration.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, checkpointEvery);
            configuration.set(
                    CheckpointingOptions.CHECKPOINTS_DIRECTORY,
                    folder.resolve("checkpoints").toUri().toString());
        }
        StreamExecutionEnvironment environment = new StreamExecutionEnvironment(configuration);
        environment.setParallelism(parallelism);
        environment.setBufferTimeout(0);
        environment.getConfig().disableGenericTypes();
        new TrainingTopology(
                        plan,
                        layout -> new TrainingSource(plan, layout, examples),
                        new RunFolder(folder.toUri().toString()),
                        folder.resolve("checkpoints").toUri().toString(),
                        65_536)
                .addTo(environment)
                .sinkTo(new DiscardingSink<>())
                .uid("rounds");
        return Stopwatch.seconds(
                () -> cluster.executeJobBlocking(environment.getStreamGraph().getJobGraph()));
    }

    /** Seconds of the same steps on bare threads, one a slot, replicas dealt out as Flink deals them, never averaged. */
    static double bare(TrainingPlan plan, ShardedExamples examples, int threads) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            return Stopwatch.seconds(() -> {
                List<Future<?>> running = new ArrayList<>();
                for (int thread = 0; thread < threads; thread++) {
                    int own = thread;
                    running.add(pool.submit(() -> {
                        for (int replica = 0; replica < plan.replicas(); replica++) {
                            if (replica * threads / plan.replicas() == own) {
                                loop(plan, examples, replica);
                            }
                        }
                    }));
                }
                for (Future<?> one : running) {
                    one.get();
                }
            });
        } finally {
            pool.shutdown();
        }
    }

    private static void loop(TrainingPlan plan, ShardedExamples examples, int replica) {
        ExampleTable table = examples.training(replica, plan.replicas()).standardised(plan.standardisation());
        try (LocalStep step = plan.step().open(plan.network(), plan.seed(), plan.batchRows())) {
            int position = 0;
            int epoch = 0;
            int[] order = ShuffledRows.order(table.rows(), plan.seed(), replica, epoch);
            for (int at = 0; at < plan.rounds() * plan.localSteps(); at++) {
                int to = Math.min(position + plan.batchRows(), table.rows());
                step.advance(new MiniBatch(table, order, position, to));
                position = to;
                if (to == table.rows()) {
                    position = 0;
                    order = ShuffledRows.order(table.rows(), plan.seed(), replica, ++epoch);
                }
            }
        }
    }

    @Override
    public void close() {
        try {
            cluster.close();
        } catch (Exception e) {
            throw Fault.defect("the benchmark's Flink did not stop", e);
        }
    }
}
