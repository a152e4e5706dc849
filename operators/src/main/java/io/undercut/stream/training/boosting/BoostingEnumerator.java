package io.undercut.stream.training.boosting;

import io.undercut.fault.Fault;
import io.undercut.stream.training.source.enumerator.SavedPlan;
import java.util.List;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.runtime.execution.SuppressRestartsException;

/** Gives the one split to the one reader. */
final class BoostingEnumerator implements SplitEnumerator<BoostingProgress, UnassignedBoosting> {
    private final SplitEnumeratorContext<BoostingProgress> context;
    private final String savedPlan;
    private final String plan;
    private BoostingProgress waiting;

    /**
     * Starts from a state.
     *
     * @param plan what this job trains, as text
     */
    BoostingEnumerator(SplitEnumeratorContext<BoostingProgress> context, UnassignedBoosting unassigned, String plan) {
        this.context = context;
        this.savedPlan = unassigned.plan();
        this.waiting = unassigned.waiting();
        this.plan = plan;
    }

    @Override
    public void start() {
        try {
            SavedPlan.requireSame(savedPlan, plan);
        } catch (Fault fault) {
            // It would be refused again however often the job restarts.
            throw new SuppressRestartsException(fault);
        }
    }

    @Override
    public void handleSplitRequest(int subtask, String requesterHostname) {
        // The reader never asks.
    }

    @Override
    public void addSplitsBack(List<BoostingProgress> splits, int subtask) {
        splits.forEach(split -> waiting = split);
        if (context.registeredReaders().containsKey(subtask)) {
            addReader(subtask);
        }
    }

    @Override
    public void addReader(int subtask) {
        if (waiting != null) {
            context.assignSplit(waiting, subtask);
            waiting = null;
        }
        context.signalNoMoreSplits(subtask);
    }

    @Override
    public UnassignedBoosting snapshotState(long checkpointId) {
        return new UnassignedBoosting(waiting, plan);
    }

    @Override
    public void close() {
        // Holds nothing.
    }
}
