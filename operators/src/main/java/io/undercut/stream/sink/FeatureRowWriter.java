package io.undercut.stream.sink;

import io.undercut.stream.featureset.FeatureColumns;
import io.undercut.stream.featureset.FeatureMoments;
import io.undercut.stream.featureset.FeatureRow;
import io.undercut.stream.featureset.FeatureSetManifest.FeaturePartition;
import io.undercut.stream.featureset.FeatureTable;
import io.undercut.stream.lake.LakeFiles;
import io.undercut.stream.table.Checksum;
import io.undercut.zoo.example.RaceMoments;
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
 * Gathers the rows of one hash partition and writes its file when the input has ended. Keyed by partition. What was written is told in the
 * accumulators {@link #WRITTEN} and {@link #MOMENTS}.
 */
public final class FeatureRowWriter extends KeyedProcessFunction<Integer, FeatureRow, Integer> {
    /** The accumulator's name: a list of {@link FeaturePartition}. */
    public static final String WRITTEN = "feature-partitions-written";

    /** The accumulator's name: a list of {@link RaceMoments}. */
    public static final String MOMENTS = "feature-moments";

    private static final long serialVersionUID = 1L;

    private final String folder;
    private final FeatureColumns columns;
    private transient ListState<FeatureRow> rows;
    private transient ListAccumulator<FeaturePartition> written;
    private transient ListAccumulator<RaceMoments> moments;

    /** A writer into a feature set version's folder. */
    public FeatureRowWriter(String folder, FeatureColumns columns) {
        this.folder = folder;
        this.columns = columns;
    }

    @Override
    public void open(OpenContext context) {
        rows = getRuntimeContext()
                .getListState(new ListStateDescriptor<>("rows", TypeInformation.of(FeatureRow.class)));
        written = new ListAccumulator<>();
        moments = new ListAccumulator<>();
        getRuntimeContext().addAccumulator(WRITTEN, written);
        getRuntimeContext().addAccumulator(MOMENTS, moments);
    }

    @Override
    public void processElement(FeatureRow row, Context context, Collector<Integer> out) throws Exception {
        rows.add(row);
        context.timerService().registerEventTimeTimer(Long.MAX_VALUE);
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<Integer> out) throws Exception {
        int partition = context.getCurrentKey();
        List<FeatureRow> sorted = new ArrayList<>();
        rows.get().forEach(sorted::add);
        rows.clear();
        sorted.sort(Comparator.comparing(FeatureRow::key));
        byte[] content = FeatureRowParquet.encode(columns, sorted.stream());
        String file = FeatureTable.file(partition);
        LakeFiles.publish(new Path(new Path(folder), file), content);
        List<RaceMoments> own = FeatureMoments.of(sorted, columns.names().size());
        own.forEach(moments::add);
        List<String> races = own.stream().map(RaceMoments::race).toList();
        written.add(new FeaturePartition(partition, file, sorted.size(), Checksum.sha256(content), races));
        out.collect(partition);
    }
}
