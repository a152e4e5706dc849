package io.undercut.stream.ingest.parquet;

import io.undercut.fault.Fault;
import io.undercut.fault.FaultReason;
import io.undercut.stream.lake.FeatureSetManifest;
import io.undercut.stream.lake.FeatureSetManifest.FeaturePartition;
import io.undercut.stream.lake.FeatureTable;
import io.undercut.zoo.example.ExampleKey;
import io.undercut.zoo.example.ExamplePartitions;
import io.undercut.zoo.example.FeatureSchema;
import io.undercut.zoo.example.LabelledExample;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.core.fs.Path;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.convert.GroupRecordConverter;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.util.HadoopCodecs;
import org.apache.parquet.io.ColumnIOFactory;
import org.apache.parquet.io.MessageColumnIO;
import org.apache.parquet.io.RecordReader;
import org.apache.parquet.schema.MessageType;

/**
 * A feature set's files, read through Flink's file system.
 *
 * @param folder the version's folder
 * @param schema its inputs and label
 * @param files its partitions that have rows
 * @param count its partitions
 */
public record FeatureSetFiles(String folder, FeatureSchema schema, ArrayList<FeaturePartition> files, int count)
        implements ExamplePartitions {
    /** One for all files: Hadoop's reads its defaults from XML each time, which took longer than the rows. */
    static final ParquetReadOptions OPTIONS = ParquetReadOptions.builder()
            .withCodecFactory(HadoopCodecs.newFactory(new Configuration(false), 0))
            .build();

    /** The files a manifest names. */
    public static FeatureSetFiles of(Path folder, FeatureSetManifest manifest) {
        return new FeatureSetFiles(
                folder.toString(),
                manifest.schema(),
                new ArrayList<>(manifest.partitions()),
                manifest.partitionCount());
    }

    @Override
    public List<LabelledExample> read(int partition) {
        List<LabelledExample> examples = new ArrayList<>();
        for (FeaturePartition file : files) {
            if (file.partition() == partition) {
                read(file, examples);
            }
        }
        return examples;
    }

    private void read(FeaturePartition file, List<LabelledExample> examples) {
        Path path = new Path(new Path(folder), file.file());
        try (ParquetFileReader reader = ParquetFileReader.open(StoredFile.at(path), OPTIONS)) {
            MessageType stored = reader.getFileMetaData().getSchema();
            MessageColumnIO columns = new ColumnIOFactory().getColumnIO(stored);
            for (PageReadStore rows = reader.readNextRowGroup(); rows != null; rows = reader.readNextRowGroup()) {
                RecordReader<Group> records = columns.getRecordReader(rows, new GroupRecordConverter(stored));
                for (long row = 0; row < rows.getRowCount(); row++) {
                    examples.add(example(records.read()));
                }
            }
        } catch (IOException | RuntimeException e) {
            throw new Fault(
                    FaultReason.DATA_VALIDATION_FAILURE,
                    path + " cannot be read (" + e.getMessage()
                            + "); delete its feature set and build the features again",
                    e);
        }
        if (examples.size() < file.rows()) {
            throw Fault.data(
                    path + " has fewer rows than its manifest says; delete its feature set and build it again");
        }
    }

    private LabelledExample example(Group record) {
        ExampleKey key = new ExampleKey(
                record.getString(FeatureTable.RACE, 0),
                record.getInteger(FeatureTable.SEASON, 0),
                record.getString(FeatureTable.CIRCUIT, 0),
                record.getString(FeatureTable.DRIVER, 0),
                record.getString(FeatureTable.TEAM, 0),
                record.getInteger(FeatureTable.STINT, 0),
                record.getInteger(FeatureTable.LAP, 0),
                record.getString(FeatureTable.COMPOUND, 0));
        float[] features = new float[schema.width()];
        for (int index = 0; index < features.length; index++) {
            features[index] = record.getFloat(schema.features().get(index).name(), 0);
        }
        return new LabelledExample(key, features, record.getFloat(schema.label().name(), 0));
    }
}
