package io.undercut.job.pipeline;

import io.undercut.stream.training.RoundDecision;
import io.undercut.stream.training.RunFolder;
import io.undercut.stream.training.TrainingPlan;
import io.undercut.stream.training.TrainingTopology;
import io.undercut.zoo.example.ShardedExamples;
import java.time.Duration;
import java.util.List;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ExternalizedCheckpointRetention;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;

/** The training job: the averaging loop with its checkpoints. */
public final class TrainNetwork {
    private static final int CHUNK_FLOATS = 65_536;

    private TrainNetwork() {}

    /**
     * A finished training.
     *
     * @param archive the model's file
     * @param history every round's decision
     */
    @SuppressWarnings("ArrayRecordComponent")
    public record Trained(byte[] archive, List<RoundDecision> history) {}

    /**
     * Trains a network and leaves model and history in a folder.
     *
     * @param checkpoints where Flink keeps its checkpoints
     */
    public static Trained run(
            FlinkSite site,
            String modelType,
            TrainingPlan plan,
            ShardedExamples examples,
            RunFolder folder,
            String checkpoints) {
        StreamExecutionEnvironment environment = site.environment();
        environment.configure(settings(checkpoints));
        graph(environment, plan, examples, folder);
        JobFailure.finish(site, environment, "train " + modelType);
        return new Trained(folder.read(RunFolder.MODEL), folder.history());
    }

    /** Lays the graph; running it is the caller's. */
    public static void graph(
            StreamExecutionEnvironment environment, TrainingPlan plan, ShardedExamples examples, RunFolder folder) {
        // Batch takes no checkpoints.
        environment.setRuntimeMode(RuntimeExecutionMode.STREAMING);
        environment.getConfig().disableGenericTypes();
        // The loop waits for every record: at Flink's default of 100 ms a round would take a tenth of a second.
        environment.setBufferTimeout(0);
        new TrainingTopology(plan, examples, folder, CHUNK_FLOATS)
                .addTo(environment)
                .sinkTo(new DiscardingSink<>())
                .name("rounds recorded")
                .uid("rounds-recorded")
                .setParallelism(1);
    }

    private static Configuration settings(String checkpoints) {
        Configuration settings = new Configuration();
        settings.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofMinutes(10));
        settings.set(CheckpointingOptions.CHECKPOINTS_DIRECTORY, checkpoints);
        settings.set(CheckpointingOptions.TOLERABLE_FAILURE_NUMBER, 3);
        settings.set(
                CheckpointingOptions.EXTERNALIZED_CHECKPOINT_RETENTION,
                ExternalizedCheckpointRetention.RETAIN_ON_CANCELLATION);
        settings.set(RestartStrategyOptions.RESTART_STRATEGY, "fixed-delay");
        settings.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_ATTEMPTS, 3);
        settings.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_DELAY, Duration.ofSeconds(1));
        return settings;
    }
}
