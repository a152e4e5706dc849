package io.undercut.stream.ingest.tabular;

import io.undercut.stream.featureset.FeatureRow;
import io.undercut.stream.record.RejectedRecord;
import io.undercut.stream.record.TableCells;
import io.undercut.zoo.tabular.TableEncoding;
import io.undercut.zoo.tabular.TableRowReader;
import io.undercut.zoo.tabular.TableRowReader.TableRow;
import org.apache.flink.api.common.functions.FlatMapFunction;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/** Reads a table, named by its file, into rows of a feature set. */
public final class ReadTable implements FlatMapFunction<String, FeatureRow> {
    /** Where rows that are set aside would go: there are none, for a table is taken as a whole or refused. */
    public static final OutputTag<RejectedRecord> REJECTED =
            new OutputTag<>("rejected", TypeInformation.of(RejectedRecord.class));

    private static final long serialVersionUID = 1L;

    private final TableEncoding encoding;

    /** By an encoding of that table. */
    public ReadTable(TableEncoding encoding) {
        this.encoding = encoding;
    }

    @Override
    public void flatMap(String file, Collector<FeatureRow> out) {
        try (TableCells cells = LabelledTable.open(file)) {
            TableRowReader reader = TableRowReader.of(encoding, cells.columns());
            for (String[] row = cells.next(); row != null; row = cells.next()) {
                TableRow made = reader.read(row, cells.row());
                out.collect(new FeatureRow(made.key(), made.values()));
            }
        }
    }
}
