package io.undercut.job.graph;

import io.undercut.stream.ingest.RuleResult;
import io.undercut.stream.ingest.TableCheck;
import io.undercut.stream.ingest.parquet.PartitionInspector;
import io.undercut.stream.lake.LakeLayout;
import io.undercut.stream.lake.Partition;
import io.undercut.stream.sink.DeadLetters;
import java.util.ArrayList;
import java.util.Objects;
import org.apache.flink.api.common.accumulators.ListAccumulator;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;

/** Inspects the partitions it is given, rejects bad rows and adds every rule's verdict to {@link #VERDICTS}. */
final class InspectPartition extends ProcessFunction<Long, Long> {
    /** The accumulator's name: a list of {@link Verdict}. */
    static final String VERDICTS = "verdicts";

    private static final long serialVersionUID = 1L;

    private final LakeLayout lake;
    private transient ListAccumulator<Verdict> verdicts;

    InspectPartition(LakeLayout lake) {
        this.lake = Objects.requireNonNull(lake);
    }

    /**
     * What was found of one partition.
     *
     * @param partition which
     * @param results a result for every rule
     */
    record Verdict(Partition partition, ArrayList<RuleResult> results) implements java.io.Serializable {}

    @Override
    public void open(OpenContext openContext) {
        verdicts = new ListAccumulator<>();
        getRuntimeContext().addAccumulator(VERDICTS, verdicts);
    }

    @Override
    public void processElement(Long key, Context context, Collector<Long> out) {
        Partition partition = Partition.ofKey(key);
        try (DeadLetters letters = new DeadLetters()) {
            TableCheck check = PartitionInspector.inspect(lake, partition, letters::add);
            verdicts.add(new Verdict(partition, new ArrayList<>(check.results())));
            if (!letters.isEmpty()) {
                String place = partition.race() == null ? Integer.toString(partition.season()) : partition.race();
                letters.publish(lake, partition.table(), "validated-" + place);
            }
        }
        out.collect(key);
    }
}
