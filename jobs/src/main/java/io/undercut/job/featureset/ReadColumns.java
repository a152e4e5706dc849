package io.undercut.job.featureset;

import io.undercut.stream.featureset.FeatureRow;
import io.undercut.stream.featureset.FeatureSetManifest.FeaturePartition;
import io.undercut.stream.ingest.parquet.FeatureRowFiles;
import java.util.List;
import org.apache.flink.api.common.functions.FlatMapFunction;
import org.apache.flink.util.Collector;

/** Reads a partition and turns its rows into columns. */
final class ReadColumns implements FlatMapFunction<Integer, ColumnPart> {
    private static final long serialVersionUID = 1L;

    private final FeatureRowFiles files;

    ReadColumns(FeatureRowFiles files) {
        this.files = files;
    }

    @Override
    public void flatMap(Integer partition, Collector<ColumnPart> out) {
        for (FeaturePartition file : files.files()) {
            if (file.partition() == partition) {
                List<FeatureRow> rows = files.read(file);
                for (int column = 0; column < files.columns().size(); column++) {
                    out.collect(new ColumnPart(column, partition, column(rows, column)));
                }
            }
        }
    }

    private static float[] column(List<FeatureRow> rows, int column) {
        float[] values = new float[rows.size()];
        for (int row = 0; row < values.length; row++) {
            values[row] = rows.get(row).values()[column];
        }
        return values;
    }
}
