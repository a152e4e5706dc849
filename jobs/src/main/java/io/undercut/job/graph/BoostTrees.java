package io.undercut.job.graph;

import io.undercut.stream.training.BoostingTopology;
import io.undercut.stream.training.boosting.BoostingPlan;
import io.undercut.stream.training.boosting.BoostingSource;
import io.undercut.zoo.example.ShardedExamples;

/** The graph of boosted trees' training: one task that boosts. */
public final class BoostTrees {
    private BoostTrees() {}

    /** Its graph, to be run as a {@link TrainingJob}. */
    public static TrainingJob.TrainingGraph of(BoostingPlan plan, ShardedExamples examples) {
        return (environment, folder, checkpointing, deadline) -> RoundsRecorded.of(BoostingTopology.addTo(
                environment, plan, new BoostingSource(plan, examples, deadline), folder, checkpointing));
    }
}
