package io.undercut.job.graph;

import io.undercut.stream.training.boosting.BoostingPlan;
import io.undercut.stream.training.boosting.BoostingTopology;
import io.undercut.zoo.example.ShardedExamples;
import java.time.Clock;

/** The graph of boosted trees' training: one task a booster, or a part of its rows, as far as there are slots. */
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
            RoundsRecorded.of(
                    BoostingTopology.addTo(environment, plan, examples, folder, checkpointing, deadline, clock));
        };
    }
}
