package io.undercut.job.featureset;

import io.undercut.fault.Fault;
import io.undercut.fault.Phrase;
import io.undercut.stream.featureset.FeatureRow;
import io.undercut.stream.featureset.FeatureSetManifest;
import io.undercut.stream.ingest.tabular.LabelledTable;
import io.undercut.stream.ingest.tabular.ReadTable;
import io.undercut.stream.lake.LakeLayout;
import io.undercut.stream.lake.TablePartition;
import io.undercut.stream.table.Checksum;
import io.undercut.zoo.catalog.ModelType;
import io.undercut.zoo.catalog.TabularClassifier;
import io.undercut.zoo.example.Feature;
import io.undercut.zoo.example.FeatureSchema;
import io.undercut.zoo.example.KeyColumns;
import io.undercut.zoo.provenance.CanonicalJson;
import io.undercut.zoo.tabular.TableEncoding;
import io.undercut.zoo.tabular.TableRequest;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.core.fs.Path;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * The rows of a table that a person names, of any columns. It has nothing to do with the lake and its seasons; which rows are learned from
 * stands in their groups.
 */
public final class TabularSet implements FeatureSetDefinition {
    /** Stands for the table's season, which it has not. */
    private static final int NO_SEASON = 0;

    /** What stands for a table's columns until there is one. */
    private static final FeatureSchema UNNAMED = new FeatureSchema(
            List.of(new Feature("column", "1", "a column of the table")),
            new Feature("label", "1", "the table's label"));

    private final TableEncoding encoding;

    /** The set before a table is named, which can be made of nothing. */
    public TabularSet() {
        this(null);
    }

    private TabularSet(TableEncoding encoding) {
        this.encoding = encoding;
    }

    /** The set of a table: looks the file through, so that what cannot be learned from is refused before any work. */
    public static TabularSet of(TableRequest table) {
        return new TabularSet(LabelledTable.encoding(table));
    }

    /** How rows of the table become rows of the set. */
    public TableEncoding encoding() {
        if (encoding == null) {
            throw unnamed();
        }
        return encoding;
    }

    private static Fault unnamed() {
        return Fault.data(TabularClassifier.NAME + " learns from a table of your own, and none is named; give one with:"
                + " undercut train --model " + TabularClassifier.NAME + " --table FILE --label COLUMN");
    }

    /** The model type that learns from it. */
    public ModelType type() {
        FeatureSchema schema = schema();
        return TabularClassifier.of(
                schema.names(), schema.label().name(), encoding().classes());
    }

    @Override
    public boolean readsTable() {
        return true;
    }

    @Override
    public String name() {
        return TabularClassifier.NAME;
    }

    /** Of the rows' code, and of what was said of the table; a file's folder is not part of it. */
    @Override
    public String code() {
        TableRequest table = encoding().table();
        byte[] said = CanonicalJson.write(table.of(new Path(table.file()).getName()));
        return TableEncoding.CODE + "+" + Checksum.sha256(said);
    }

    @Override
    public FeatureSchema schema() {
        return encoding == null ? UNNAMED : encoding.schema();
    }

    @Override
    public KeyColumns key() {
        return KeyColumns.TABLE_ROWS;
    }

    @Override
    public boolean hasOwnSeasons() {
        return true;
    }

    @Override
    public List<Integer> seasons(LakeLayout lake) {
        encoding();
        return List.of(NO_SEASON);
    }

    @Override
    public Optional<byte[]> encodingJson() {
        TableRequest table = encoding().table();
        return Optional.of(CanonicalJson.write(encoding().of(table.of(new Path(table.file()).getName()))));
    }

    @Override
    public Optional<String> told() {
        String leftOut = encoding().leftOut().stream()
                .map(column -> column.column() + " (" + column.why() + ")")
                .collect(Collectors.joining(", "));
        return Optional.of(encoding().told() + (leftOut.isEmpty() ? "" : ": " + leftOut));
    }

    @Override
    public Origin origin(LakeLayout lake, Collection<Integer> seasons) {
        TableEncoding read = encoding();
        String file = read.table().file();
        TablePartition whole =
                new TablePartition(new Path(file).getName(), NO_SEASON, read.rows(), read.sha256(), file, false);
        return new Origin() {
            @Override
            public List<TablePartition> lineage() {
                return List.of(whole);
            }

            @Override
            public Rows rows(StreamExecutionEnvironment environment) {
                return TabularSet.rows(environment, read);
            }

            @Override
            public void count(JobExecutionResult finished, FeatureSetManifest manifest) {
                if (manifest.rows() != read.rows()) {
                    throw Fault.data(file + " had " + Phrase.count(read.rows(), "row") + " at first and "
                            + Phrase.count(manifest.rows(), "row")
                            + " when it was read; leave it alone while it is learned from, and run again");
                }
            }
        };
    }

    private static Rows rows(StreamExecutionEnvironment environment, TableEncoding encoding) {
        SingleOutputStreamOperator<FeatureRow> rows = environment
                .fromData(Types.STRING, encoding.table().file())
                .name("table")
                .uid("table")
                .flatMap(new ReadTable(encoding))
                .returns(TypeInformation.of(FeatureRow.class))
                .name("read table")
                .uid("read-table")
                .setParallelism(1);
        return new Rows(rows, rows.getSideOutput(ReadTable.REJECTED));
    }
}
