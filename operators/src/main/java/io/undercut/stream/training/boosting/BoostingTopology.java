package io.undercut.stream.training.boosting;

import io.undercut.stream.training.ChunkTypeInfo;
import io.undercut.stream.training.RoundRecorder;
import io.undercut.stream.training.RoundRecorderFactory;
import io.undercut.stream.training.RunFolder;
import io.undercut.stream.training.TrainingTopology;
import io.undercut.stream.training.checkpoint.Checkpointing;
import io.undercut.stream.training.round.Deadline;
import io.undercut.stream.training.round.RoundDecision;
import io.undercut.zoo.example.ShardedExamples;
import java.time.Clock;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * Boosting as a Flink graph: the source whose splits are the members → what joins their segments to rounds → the recorder. Each member is
 * boosted in one task, so the model is the same anywhere; or its rows are divided into parts, and the model is the same anywhere for as
 * many parts.
 */
public final class BoostingTopology {
    private static final int MAXIMUM_PARALLELISM = 128;

    private BoostingTopology() {}

    /**
     * Adds it to an environment, of whose slots it takes one a member, or a part, at most. Returns each round's decision once.
     *
     * @param plan what is boosted
     * @param examples the rows, read in each task that boosts
     * @param folder where models and history go
     * @param checkpointing where the run's checkpoints lie, and how often it asks for one
     * @param deadline when it stops
     * @param clock tells when the deadline has passed; shipped to the tasks
     */
    public static DataStream<RoundDecision> addTo(
            StreamExecutionEnvironment environment,
            BoostingPlan plan,
            ShardedExamples examples,
            RunFolder folder,
            Checkpointing checkpointing,
            Deadline deadline,
            Clock clock) {
        return environment
                .fromSource(
                        new BoostingSource(plan, examples, deadline, clock),
                        WatermarkStrategy.noWatermarks(),
                        "Boost trees",
                        ChunkTypeInfo.INSTANCE)
                .uid(TrainingTopology.SOURCE)
                .setParallelism(Math.min(environment.getParallelism(), plan.splits()))
                .setMaxParallelism(MAXIMUM_PARALLELISM)
                .transform("Join segments", ChunkTypeInfo.INSTANCE, new SegmentJoiner(plan))
                .uid("training-joiner")
                .setParallelism(1)
                .setMaxParallelism(MAXIMUM_PARALLELISM)
                .transform(
                        TrainingTopology.RECORDER,
                        TypeInformation.of(RoundDecision.class),
                        new RoundRecorderFactory(
                                new RoundRecorder(new RecordedBoosting(plan, examples), folder, checkpointing)))
                .uid("training-recorder")
                .setParallelism(1)
                .setMaxParallelism(MAXIMUM_PARALLELISM);
    }
}
