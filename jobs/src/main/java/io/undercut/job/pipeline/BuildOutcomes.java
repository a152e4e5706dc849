package io.undercut.job.pipeline;

import io.undercut.fault.Fault;
import io.undercut.fault.Phrase;
import io.undercut.job.pipeline.BuildFeatures.FeatureSet;
import io.undercut.stream.feature.OutcomeTopology;
import io.undercut.stream.feature.outcome.OutcomeFeatures;
import io.undercut.stream.feature.outcome.OutcomeRow;
import io.undercut.stream.feature.outcome.OutcomeSet;
import io.undercut.stream.feature.outcome.RaceSheet;
import io.undercut.stream.ingest.ScreenRows;
import io.undercut.stream.ingest.files.ImportFile;
import io.undercut.stream.ingest.files.ImportFiles;
import io.undercut.stream.ingest.parquet.LakeTables;
import io.undercut.stream.lake.ArrivedRow;
import io.undercut.stream.lake.FeatureColumns;
import io.undercut.stream.lake.FeatureRow;
import io.undercut.stream.lake.FeatureSetManifest;
import io.undercut.stream.lake.FeatureSetManifest.FeaturePartition;
import io.undercut.stream.lake.LakeLayout;
import io.undercut.stream.lake.Partition;
import io.undercut.stream.lake.TablePartition;
import io.undercut.stream.lake.TableSchema;
import io.undercut.stream.lake.Tables;
import io.undercut.stream.sink.FeatureRowWriter;
import io.undercut.zoo.example.ExampleKey;
import io.undercut.zoo.example.Feature;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.core.fs.Path;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Results, qualifying, grid and calendar into the features of cars before their races, then by hash partition into Parquet. */
public final class BuildOutcomes {
    /** What stands for the tires of a car that has not started. */
    private static final String NO_COMPOUND = "NONE";

    private BuildOutcomes() {}

    /**
     * Builds a feature set, or finds it built.
     *
     * @param seasons its rows are those of all seasons up to the newest of these, as form needs the past; of all where none is named
     */
    public static FeatureSet run(
            FlinkSite site, LakeLayout lake, Collection<Integer> seasons, String features, OutcomeSet set) {
        int newest = newest(lake, seasons);
        LakeTables tables = new LakeTables(lake);
        List<TablePartition> lineage = new ArrayList<>();
        RaceSheet.TABLES.forEach(table -> lineage.addAll(tables.partitions(table, newest)));
        String version = FeatureSetManifest.version(set.model(), OutcomeFeatures.CODE, lineage);
        Path folder = new Path(features, version);
        Optional<FeatureSetManifest> built = FeatureSetManifest.in(folder);
        if (built.isPresent()) {
            return new FeatureSet(folder, built.get(), true);
        }
        StreamExecutionEnvironment environment = site.environment();
        ImportFiles files = files(lake, tables, newest);
        graph(screened(files.read(environment), files.paths()), lake, folder.toString(), set);
        JobExecutionResult finished = JobFailure.finish(site, environment, "build features of " + set.model());
        List<FeaturePartition> partitions =
                finished.<List<FeaturePartition>>getAccumulatorResult(FeatureRowWriter.WRITTEN).stream()
                        .sorted(Comparator.comparingInt(FeaturePartition::partition))
                        .toList();
        FeatureSetManifest manifest =
                FeatureSetManifest.of(set.model(), version, partitions, set.schema(), lineage, set.moreLabels());
        return manifest.publish(folder)
                ? new FeatureSet(folder, manifest, false)
                : run(site, lake, seasons, features, set);
    }

    private static int newest(LakeLayout lake, Collection<Integer> seasons) {
        TreeSet<Integer> present = new TreeSet<>(lake.seasons(Tables.RESULTS.name()));
        if (present.isEmpty()) {
            throw Fault.data(
                    "the lake " + lake.root() + " has no results; import some with: undercut data import --from PATH");
        }
        TreeSet<Integer> absent = new TreeSet<>(seasons);
        absent.removeAll(present);
        absent.removeAll(lake.seasons(Tables.QUALIFYING.name()));
        if (!absent.isEmpty()) {
            throw Fault.data("the lake " + lake.root() + " has neither results nor qualifying of season "
                    + Phrase.list(absent) + "; it has " + Phrase.list(present));
        }
        return seasons.isEmpty() ? Integer.MAX_VALUE : new TreeSet<>(seasons).last();
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
    static SingleOutputStreamOperator<ArrivedRow> screened(DataStream<ArrivedRow> rows, List<String> files) {
        return rows.process(new ScreenRows(files)).name("screen rows").uid("screen-rows");
    }

    /** Lays the graph; running it is the caller's. Rows that break a rule are set aside with the reason. */
    static void graph(SingleOutputStreamOperator<ArrivedRow> rows, LakeLayout lake, String folder, OutcomeSet set) {
        StreamExecutionEnvironment environment = rows.getExecutionEnvironment();
        environment.setRuntimeMode(RuntimeExecutionMode.BATCH);
        environment.getConfig().disableGenericTypes();
        List<String> columns = new ArrayList<>(set.schema().names());
        columns.add(set.schema().label().name());
        set.moreLabels().stream().map(Feature::name).forEach(columns::add);
        DataStream<FeatureRow> examples = OutcomeTopology.of(rows)
                .map(row -> row(row, set))
                .returns(TypeInformation.of(FeatureRow.class))
                .name("row")
                .uid("row");
        WriteFeatureRows.of(examples, folder, FeatureColumns.rows(columns));
        WriteDeadLetters.of(rows.getSideOutput(ScreenRows.REJECTED), lake);
    }

    private static FeatureRow row(OutcomeRow row, OutcomeSet set) {
        ExampleKey key =
                new ExampleKey(row.raceId(), row.season(), row.circuit(), row.driver(), row.team(), 0, 0, NO_COMPOUND);
        return new FeatureRow(key, set.columns(row));
    }
}
