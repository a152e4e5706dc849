package io.undercut.job.graph;

import io.undercut.stream.training.BoostingTopology;
import io.undercut.stream.training.boosting.BoostingPlan;
import io.undercut.stream.training.boosting.BoostingSource;
import io.undercut.zoo.example.ShardedExamples;
import java.time.Clock;

/** The graph of boosted trees' training: one task that boosts. */
public final class BoostTrees {
    private BoostTrees() {}

    /**
     * Its graph, to be run as a {@link TrainingJob}.
     *
     * @param clock tells when the deadline has passed
     */
    public static TrainingJob.TrainingGraph of(BoostingPlan plan, ShardedExamples examples, Clock clock) {
        return (environment, folder, checkpointing, deadline) -> {
            RoundsRecorded.prepare(environment);
            RoundsRecorded.of(BoostingTopology.addTo(
                    environment, plan, new BoostingSource(plan, examples, deadline, clock), folder, checkpointing));
        };
    }
}
