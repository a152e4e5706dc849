package io.undercut.job.featureset;

import io.undercut.stream.featureset.FeatureColumns;
import io.undercut.stream.featureset.FeatureRow;
import io.undercut.stream.featureset.FeatureSetManifest;
import io.undercut.stream.ingest.parquet.LakeTables;
import io.undercut.stream.lake.LakeLayout;
import io.undercut.stream.lake.TablePartition;
import io.undercut.stream.record.RejectedRecord;
import io.undercut.zoo.example.Feature;
import io.undercut.zoo.example.FeatureSchema;
import io.undercut.zoo.example.KeyColumns;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** A feature set by declaration: its columns, the lake's partitions it is made from, and the graph from these to its rows. */
public interface FeatureSetDefinition {
    /** The set's name everywhere: snake case. */
    String name();

    /** Stands for the code that makes the rows; it changes whenever the rows of the same partitions would. */
    String code();

    /** Features and the first label. */
    FeatureSchema schema();

    /** The other labels. */
    default List<Feature> moreLabels() {
        return List.of();
    }

    /** The columns that say which row is which. */
    default KeyColumns key() {
        return KeyColumns.LAPS;
    }

    /** What the set's files hold beside the keys; numbers may be null unless a set says otherwise. */
    default FeatureColumns columns() {
        return FeatureColumns.rows(
                key(),
                Stream.of(schema().features().stream(), Stream.of(schema().label()), moreLabels().stream())
                        .flatMap(features -> features)
                        .map(Feature::name)
                        .toList());
    }

    /** Refuses a lake that lacks a table which a run brings in no way: laps come from files or the simulator, others do not. */
    default void requireTables(LakeLayout lake) {
        if (hasOwnSeasons()) {
            seasons(lake);
        }
    }

    /** The seasons that its rows can be of, ascending; a data fault where the lake has none. */
    default List<Integer> seasons(LakeLayout lake) {
        return new LakeTables(lake).seasons(List.of());
    }

    /**
     * Whether its seasons are others than those of the laps that most sets are made of, such as simulated ones: then seasons that a run over
     * several types names, and it does not have, are not meant for it.
     */
    default boolean hasOwnSeasons() {
        return false;
    }

    /** Whether its rows come from a table that a person names, and not from the lake. */
    default boolean readsTable() {
        return false;
    }

    /** How that table's rows became rows, as JSON that models are published with; empty where rows come from the lake. */
    default Optional<byte[]> encodingJson() {
        return Optional.empty();
    }

    /** What was found of that table, in a sentence; empty where rows come from the lake. */
    default Optional<String> told() {
        return Optional.empty();
    }

    /** The lake's partitions for some seasons, as they are now; of all where none is named. What the lake lacks is a data fault. */
    Origin origin(LakeLayout lake, Collection<Integer> seasons);

    /** Partitions of the lake that one version of the set is made from. */
    interface Origin {
        /** The partitions with their checksums; the version's identity, with name and code. */
        List<TablePartition> lineage();

        /** Lays the graph in batch; running it is the caller's. */
        Rows rows(StreamExecutionEnvironment environment);

        /** Refuses a job that lost count of its records. */
        default void count(JobExecutionResult finished, FeatureSetManifest manifest) {}
    }

    /**
     * The end of a definition's graph.
     *
     * @param rows the set's rows, in any order; values as {@link FeatureSetDefinition#columns} has them
     * @param rejected records that no row could be made of, with the reason
     */
    record Rows(DataStream<FeatureRow> rows, DataStream<RejectedRecord> rejected) {}
}
