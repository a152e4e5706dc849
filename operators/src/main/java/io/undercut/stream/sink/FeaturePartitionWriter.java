package io.undercut.stream.sink;

import io.undercut.stream.lake.Checksum;
import io.undercut.stream.lake.FeatureSetManifest.FeaturePartition;
import io.undercut.stream.lake.FeatureTable;
import io.undercut.stream.lake.LakeFiles;
import io.undercut.zoo.example.FeatureSchema;
import io.undercut.zoo.example.LabelledExample;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.flink.api.common.accumulators.ListAccumulator;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.core.fs.Path;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Gathers the examples of one hash partition and writes its file when the input has ended. Keyed by partition. What was written is told in
 * the accumulator {@link #WRITTEN}.
 */
public final class FeaturePartitionWriter extends KeyedProcessFunction<Integer, LabelledExample, Integer> {
    /** The accumulator's name: a list of {@link FeaturePartition}. */
    public static final String WRITTEN = "feature-partitions-written";

    private static final long serialVersionUID = 1L;

    private final String folder;
    private final FeatureSchema schema;
    private transient ListState<LabelledExample> examples;
    private transient ListAccumulator<FeaturePartition> written;

    /** A writer into a feature set version's folder. */
    public FeaturePartitionWriter(String folder, FeatureSchema schema) {
        this.folder = folder;
        this.schema = schema;
    }

    @Override
    public void open(OpenContext context) {
        examples = getRuntimeContext()
                .getListState(new ListStateDescriptor<>("examples", TypeInformation.of(LabelledExample.class)));
        written = new ListAccumulator<>();
        getRuntimeContext().addAccumulator(WRITTEN, written);
    }

    @Override
    public void processElement(LabelledExample example, Context context, Collector<Integer> out) throws Exception {
        examples.add(example);
        context.timerService().registerEventTimeTimer(Long.MAX_VALUE);
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<Integer> out) throws Exception {
        int partition = context.getCurrentKey();
        List<LabelledExample> sorted = new ArrayList<>();
        examples.get().forEach(sorted::add);
        examples.clear();
        sorted.sort(Comparator.comparing(LabelledExample::key));
        byte[] content = FeatureParquet.encode(schema, sorted);
        String file = FeatureTable.file(partition);
        LakeFiles.publish(new Path(new Path(folder), file), content);
        List<String> races = sorted.stream()
                .map(example -> example.key().raceId())
                .distinct()
                .toList();
        written.add(new FeaturePartition(partition, file, sorted.size(), Checksum.sha256(content), races));
        out.collect(partition);
    }
}
