package io.undercut.benchmark;

import io.undercut.stream.training.RunFolder;
import io.undercut.stream.training.TrainingTopology;
import io.undercut.stream.training.checkpoint.Checkpointing;
import io.undercut.stream.training.round.RoundDecision;
import io.undercut.stream.training.round.TrainingPlan;
import io.undercut.stream.training.source.TrainingSource;
import io.undercut.zoo.example.ShardedExamples;
import java.nio.file.Path;
import java.time.Duration;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;

/**
 * The averaging loop as the programs lay it.
 *
 * @param plan what to train
 * @param rows what to train on
 * @param parallelism subtasks
 * @param checkpointEvery time between two checkpoints; zero for none
 */
record TrainingJob(TrainingPlan plan, ShardedExamples rows, int parallelism, Duration checkpointEvery) {
    /** Floats of a chunk, as the programs have it. */
    static final int CHUNK_FLOATS = 65_536;

    TrainingJob(TrainingPlan plan, ShardedExamples rows, int parallelism) {
        this(plan, rows, parallelism, Duration.ZERO);
    }

    RoundTimes run(FlinkHost host) throws Exception {
        DataStream<RoundDecision> timed =
                loop(host).map(new RoundClock()).uid("round-clock").setParallelism(1);
        return RoundTimes.of(host.finish(ended(timed)));
    }

    /** The same without a clock, which would keep a number for each round. */
    StreamExecutionEnvironment untimed(FlinkHost host) {
        return ended(loop(host));
    }

    private static StreamExecutionEnvironment ended(DataStream<RoundDecision> rounds) {
        rounds.sinkTo(new DiscardingSink<>()).uid("rounds").setParallelism(1);
        return rounds.getExecutionEnvironment();
    }

    private DataStream<RoundDecision> loop(FlinkHost host) {
        Path folder = host.folder();
        String checkpoints = folder.resolve("checkpoints").toUri().toString();
        Configuration settings = new Configuration();
        if (!checkpointEvery.isZero()) {
            settings.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, checkpointEvery);
            settings.set(CheckpointingOptions.CHECKPOINTS_DIRECTORY, checkpoints);
        }
        StreamExecutionEnvironment environment = host.environment(settings);
        environment.setParallelism(parallelism);
        environment.setBufferTimeout(0);
        environment.getConfig().disableGenericTypes();
        return new TrainingTopology(
                        plan,
                        layout -> new TrainingSource(plan, layout, rows),
                        new RunFolder(folder.resolve("run").toUri().toString()),
                        new Checkpointing(checkpoints, checkpointEvery, Checkpointing.BY_THE_CLOCK_ALONE),
                        CHUNK_FLOATS)
                .addTo(environment);
    }
}
