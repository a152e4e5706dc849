package io.undercut.stream.training.source.enumerator;

import io.undercut.fault.Fault;
import io.undercut.stream.training.source.split.ReplicaSplit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.api.connector.source.SplitsAssignment;
import org.apache.flink.runtime.execution.SuppressRestartsException;

/**
 * Gives each replica to a reader once all readers are there. Neighbouring replicas go to the same reader, so that it can send sums in
 * their place. After a restore Flink hands most replicas to readers itself; what is left over comes here.
 */
public final class ReplicaEnumerator implements SplitEnumerator<ReplicaSplit, UnassignedReplicas> {
    private final SplitEnumeratorContext<ReplicaSplit> context;
    private final List<ReplicaSplit> unassigned;
    private final String savedPlan;
    private final String plan;

    /**
     * Starts from replicas that no reader has.
     *
     * @param plan what this job trains, as {@link SavedPlan} writes it
     */
    public ReplicaEnumerator(SplitEnumeratorContext<ReplicaSplit> context, UnassignedReplicas unassigned, String plan) {
        this.context = context;
        this.unassigned = new ArrayList<>(unassigned.replicas());
        this.savedPlan = unassigned.plan();
        this.plan = plan;
    }

    @Override
    public void start() {
        try {
            // Not when the state is read: what fails there, Flink may lose, and the job waits for a coordinator that is
            // not there.
            SavedPlan.requireSame(savedPlan, plan);
        } catch (Fault fault) {
            // It would be refused again however often the job restarts.
            throw new SuppressRestartsException(fault);
        }
    }

    @Override
    public void handleSplitRequest(int subtask, String requesterHostname) {
        // Readers never ask: all replicas are assigned at once.
    }

    @Override
    public void addSplitsBack(List<ReplicaSplit> splits, int subtask) {
        unassigned.addAll(splits);
        assignWhenAllAreHere();
    }

    @Override
    public void addReader(int subtask) {
        assignWhenAllAreHere();
    }

    private void assignWhenAllAreHere() {
        int readers = context.currentParallelism();
        if (context.registeredReaders().size() < readers) {
            return;
        }
        unassigned.sort(Comparator.comparingInt(ReplicaSplit::replica));
        Map<Integer, List<ReplicaSplit>> assignment = new HashMap<>();
        for (int at = 0; at < unassigned.size(); at++) {
            int reader = (int) ((long) at * readers / unassigned.size());
            assignment.computeIfAbsent(reader, none -> new ArrayList<>()).add(unassigned.get(at));
        }
        unassigned.clear();
        if (!assignment.isEmpty()) {
            context.assignSplits(new SplitsAssignment<>(assignment));
        }
        context.registeredReaders().keySet().forEach(context::signalNoMoreSplits);
    }

    @Override
    public UnassignedReplicas snapshotState(long checkpointId) {
        return new UnassignedReplicas(unassigned, plan);
    }

    @Override
    public void close() {
        // Holds nothing.
    }
}
