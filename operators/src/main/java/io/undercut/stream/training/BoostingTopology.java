package io.undercut.stream.training;

import io.undercut.stream.training.checkpoint.Checkpointing;
import io.undercut.stream.training.round.Chunk;
import io.undercut.stream.training.round.RecordedTraining;
import io.undercut.stream.training.round.RoundDecision;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Boosting as a Flink graph: the source that boosts → the recorder. In one task, so the model is the same anywhere. */
public final class BoostingTopology {
    private BoostingTopology() {}

    /**
     * Adds it to an environment. Returns each segment's decision once.
     *
     * @param training what is recorded
     * @param booster the source that boosts; handed in, for its package is built on this one
     * @param folder where models and history go
     * @param checkpointing where the run's checkpoints lie, and how often it asks for one
     */
    public static DataStream<RoundDecision> addTo(
            StreamExecutionEnvironment environment,
            RecordedTraining training,
            Source<Chunk, ?, ?> booster,
            RunFolder folder,
            Checkpointing checkpointing) {
        return environment
                .fromSource(booster, WatermarkStrategy.noWatermarks(), "Boost trees", ChunkTypeInfo.INSTANCE)
                .uid(TrainingTopology.SOURCE)
                .setParallelism(1)
                .setMaxParallelism(1)
                .transform(
                        TrainingTopology.RECORDER,
                        TypeInformation.of(RoundDecision.class),
                        new RoundRecorderFactory(new RoundRecorder(training, folder, checkpointing)))
                .uid("training-recorder")
                .setParallelism(1)
                .setMaxParallelism(1);
    }
}
