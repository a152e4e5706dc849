package io.undercut.job.featureset;

import io.undercut.fault.Fault;
import io.undercut.fault.Phrase;
import io.undercut.job.featureset.FeatureSetDefinition.Origin;
import io.undercut.stream.feature.outcome.OutcomeFeatures;
import io.undercut.stream.feature.outcome.OutcomeRow;
import io.undercut.stream.feature.outcome.OutcomeSet;
import io.undercut.stream.feature.outcome.OutcomeTopology;
import io.undercut.stream.feature.outcome.RaceSheet;
import io.undercut.stream.featureset.FeatureRow;
import io.undercut.stream.ingest.ScreenRows;
import io.undercut.stream.ingest.files.ImportFile;
import io.undercut.stream.ingest.files.ImportFiles;
import io.undercut.stream.ingest.parquet.LakeTables;
import io.undercut.stream.lake.LakeLayout;
import io.undercut.stream.lake.Partition;
import io.undercut.stream.lake.TablePartition;
import io.undercut.stream.record.ArrivedRow;
import io.undercut.stream.table.TableSchema;
import io.undercut.stream.table.Tables;
import io.undercut.zoo.example.Feature;
import io.undercut.zoo.example.FeatureSchema;
import io.undercut.zoo.example.KeyColumns;
import io.undercut.zoo.example.RowKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.core.fs.Path;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * The features of cars before their races, from results, qualifying, grid and calendar. Its rows are those of all seasons up to the
 * newest asked for, as form needs the past.
 *
 * @param set which columns, in which order
 */
public record OutcomeFeatureSet(OutcomeSet set) implements FeatureSetDefinition {
    @Override
    public String name() {
        return set.model();
    }

    @Override
    public String code() {
        return OutcomeFeatures.CODE;
    }

    @Override
    public KeyColumns key() {
        return KeyColumns.CARS;
    }

    @Override
    public FeatureSchema schema() {
        return set.schema();
    }

    @Override
    public List<Feature> moreLabels() {
        return set.moreLabels();
    }

    @Override
    public void requireTables(LakeLayout lake) {
        withResults(lake);
    }

    @Override
    public List<Integer> seasons(LakeLayout lake) {
        return List.copyOf(withResults(lake));
    }

    @Override
    public Origin origin(LakeLayout lake, Collection<Integer> seasons) {
        int newest = newest(lake, seasons);
        LakeTables tables = new LakeTables(lake);
        List<TablePartition> lineage = new ArrayList<>();
        RaceSheet.TABLES.forEach(table -> lineage.addAll(tables.partitions(table, newest)));
        return new Origin() {
            @Override
            public List<TablePartition> lineage() {
                return lineage;
            }

            @Override
            public Rows rows(StreamExecutionEnvironment environment) {
                ImportFiles files = files(lake, tables, newest);
                return graph(screened(files.read(environment), files.paths()));
            }
        };
    }

    /** Rows that obey their tables' rules, into those of the set; the others are rejected with the reason. */
    private Rows graph(SingleOutputStreamOperator<ArrivedRow> sound) {
        OutcomeSet columns = set;
        DataStream<FeatureRow> rows = OutcomeTopology.of(sound)
                .map(row -> row(row, columns))
                .returns(TypeInformation.of(FeatureRow.class))
                .name("row")
                .uid("row");
        return new Rows(rows, sound.getSideOutput(ScreenRows.REJECTED));
    }

    private int newest(LakeLayout lake, Collection<Integer> seasons) {
        TreeSet<Integer> present = withResults(lake);
        TreeSet<Integer> absent = new TreeSet<>(seasons);
        absent.removeAll(present);
        absent.removeAll(lake.seasons(Tables.QUALIFYING.name()));
        if (!absent.isEmpty()) {
            throw Fault.data("the lake " + lake.root() + " has neither results nor qualifying of season "
                    + Phrase.list(absent) + "; it has " + Phrase.list(present));
        }
        return seasons.isEmpty() ? Integer.MAX_VALUE : new TreeSet<>(seasons).last();
    }

    private TreeSet<Integer> withResults(LakeLayout lake) {
        TreeSet<Integer> present = new TreeSet<>(lake.seasons(Tables.RESULTS.name()));
        if (present.isEmpty()) {
            throw Fault.data("the lake " + lake.root() + " has no results, of which the features of " + name()
                    + " are made; import some with: undercut data import --from PATH");
        }
        return present;
    }

    private static ImportFiles files(LakeLayout lake, LakeTables tables, int newest) {
        List<ImportFile> files = new ArrayList<>();
        for (TableSchema table : RaceSheet.TABLES) {
            for (int season : lake.seasons(table.name())) {
                if (season <= newest) {
                    List<String> paths = tables.files(new Partition(table.name(), season, null)).stream()
                            .map(Path::toString)
                            .toList();
                    files.addAll(ImportFiles.ofTable(paths, table).files());
                }
            }
        }
        return new ImportFiles(files);
    }

    /** Rows that obey their tables' rules; the others go to a side output. */
    private static SingleOutputStreamOperator<ArrivedRow> screened(DataStream<ArrivedRow> rows, List<String> files) {
        return rows.process(new ScreenRows(files)).name("screen rows").uid("screen-rows");
    }

    private static FeatureRow row(OutcomeRow row, OutcomeSet set) {
        RowKey key = KeyColumns.car(row.raceId(), row.season(), row.circuit(), row.driver(), row.team());
        return new FeatureRow(key, set.columns(row));
    }
}
