package io.undercut.stream.training.boosting;

import io.undercut.fault.Fault;
import io.undercut.stream.training.source.enumerator.SavedPlan;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.connector.source.SourceEvent;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.runtime.execution.SuppressRestartsException;

/**
 * Gives members, or parts of one, to readers in turn, once all readers are there. After a restore Flink hands most to readers itself. Tells
 * all readers where parts meet, once each has said what it knows of it.
 */
final class BoostingEnumerator implements SplitEnumerator<BoostingProgress, UnassignedBoosting> {
    private final SplitEnumeratorContext<BoostingProgress> context;
    private final String savedPlan;
    private final String plan;
    private final List<BoostingProgress> waiting;
    /** What readers know, by subtask; until all have said it. */
    private final Map<Integer, MeetingPlace> places = new HashMap<>();

    /**
     * Starts from a state.
     *
     * @param plan what this job trains, as text
     */
    BoostingEnumerator(SplitEnumeratorContext<BoostingProgress> context, UnassignedBoosting unassigned, String plan) {
        this.context = context;
        this.savedPlan = unassigned.plan();
        this.waiting = new ArrayList<>(unassigned.waiting());
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
        // Readers never ask: all members are assigned at once.
    }

    @Override
    public void addSplitsBack(List<BoostingProgress> splits, int subtask) {
        // All readers are of one region and begin again together.
        places.clear();
        waiting.addAll(splits);
        assignWhenAllAreHere();
    }

    @Override
    public void addReader(int subtask) {
        assignWhenAllAreHere();
    }

    @Override
    public void handleSourceEvent(int subtask, SourceEvent event) {
        places.put(subtask, (MeetingPlace) event);
        if (places.size() < context.currentParallelism()) {
            return;
        }
        MeetingPlace place =
                places.values().stream().filter(MeetingPlace::isKnown).findAny().orElse(MeetingPlace.NONE);
        places.keySet().forEach(reader -> context.sendEventToSourceReader(reader, place));
        places.clear();
    }

    private void assignWhenAllAreHere() {
        int readers = context.currentParallelism();
        if (context.registeredReaders().size() < readers) {
            return;
        }
        waiting.sort(Comparator.comparingInt(BoostingProgress::member));
        for (int at = 0; at < waiting.size(); at++) {
            context.assignSplit(waiting.get(at), at % readers);
        }
        waiting.clear();
        context.registeredReaders().keySet().forEach(context::signalNoMoreSplits);
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
