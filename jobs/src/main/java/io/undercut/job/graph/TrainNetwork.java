package io.undercut.job.graph;

import io.undercut.stream.training.TrainingTopology;
import io.undercut.stream.training.round.TrainingPlan;
import io.undercut.stream.training.source.TrainingSource;
import io.undercut.zoo.example.ShardedExamples;

/** The graph of a network's training: the averaging loop. */
public final class TrainNetwork {
    private static final int CHUNK_FLOATS = 65_536;

    private TrainNetwork() {}

    /** Its graph, to be run as a {@link TrainingJob}. */
    public static TrainingJob.TrainingGraph of(TrainingPlan plan, ShardedExamples examples) {
        return (environment, folder, checkpointing, deadline) -> {
            RoundsRecorded.prepare(environment);
            // The loop waits for every record: at Flink's default of 100 ms a round would take a tenth of a second.
            environment.setBufferTimeout(0);
            RoundsRecorded.of(new TrainingTopology(
                            plan,
                            layout -> new TrainingSource(plan, layout, examples),
                            folder,
                            checkpointing,
                            CHUNK_FLOATS)
                    .until(deadline)
                    .addTo(environment));
        };
    }
}
