package io.undercut.stream.training.source.enumerator;

import io.undercut.stream.training.source.split.ReplicaSplit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.function.BiConsumer;
import org.apache.flink.api.connector.source.ReaderInfo;
import org.apache.flink.api.connector.source.SourceEvent;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.api.connector.source.SplitsAssignment;
import org.apache.flink.metrics.groups.SplitEnumeratorMetricGroup;

/** An enumerator's surroundings that remember who was given what. */
final class RecordedAssignments implements SplitEnumeratorContext<ReplicaSplit> {
    private final int parallelism;
    private final Map<Integer, ReaderInfo> readers = new TreeMap<>();
    private final TreeMap<Integer, List<Integer>> replicas = new TreeMap<>();
    private final TreeSet<Integer> complete = new TreeSet<>();

    RecordedAssignments(int parallelism) {
        this.parallelism = parallelism;
    }

    void register(int reader) {
        readers.put(reader, new ReaderInfo(reader, "somewhere"));
    }

    void lose(int reader) {
        readers.remove(reader);
        replicas.remove(reader);
        complete.remove(reader);
    }

    /** Replica numbers by reader. */
    Map<Integer, List<Integer>> replicas() {
        return replicas;
    }

    /** Readers that were told to expect no more. */
    TreeSet<Integer> complete() {
        return complete;
    }

    @Override
    public int currentParallelism() {
        return parallelism;
    }

    @Override
    public Map<Integer, ReaderInfo> registeredReaders() {
        return readers;
    }

    @Override
    public void assignSplits(SplitsAssignment<ReplicaSplit> assignment) {
        assignment
                .assignment()
                .forEach((reader, splits) ->
                        splits.forEach(split -> replicas.computeIfAbsent(reader, none -> new ArrayList<>())
                                .add(split.replica())));
    }

    @Override
    public void signalNoMoreSplits(int reader) {
        complete.add(reader);
    }

    @Override
    public SplitEnumeratorMetricGroup metricGroup() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void sendEventToSourceReader(int reader, SourceEvent event) {
        throw new UnsupportedOperationException();
    }

    @Override
    public <T> void callAsync(Callable<T> callable, BiConsumer<T, Throwable> handler) {
        throw new UnsupportedOperationException();
    }

    @Override
    public <T> void callAsync(Callable<T> callable, BiConsumer<T, Throwable> handler, long delay, long period) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void runInCoordinatorThread(Runnable runnable) {
        runnable.run();
    }
}
