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
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.flink.core.fs.Path;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.avro.AvroParquetReader;
import org.apache.parquet.hadoop.ParquetReader;

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
        try (ParquetReader<GenericRecord> reader = AvroParquetReader.<GenericRecord>builder(StoredFile.at(path))
                .withDataModel(GenericData.get())
                .withConf(new Configuration(false))
                .build()) {
            for (GenericRecord record = reader.read(); record != null; record = reader.read()) {
                examples.add(example(record));
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

    private LabelledExample example(GenericRecord record) {
        ExampleKey key = new ExampleKey(
                record.get(FeatureTable.RACE).toString(),
                (Integer) record.get(FeatureTable.SEASON),
                record.get(FeatureTable.CIRCUIT).toString(),
                record.get(FeatureTable.DRIVER).toString(),
                record.get(FeatureTable.TEAM).toString(),
                (Integer) record.get(FeatureTable.STINT),
                (Integer) record.get(FeatureTable.LAP),
                record.get(FeatureTable.COMPOUND).toString());
        float[] features = new float[schema.width()];
        for (int index = 0; index < features.length; index++) {
            features[index] = (Float) record.get(schema.features().get(index).name());
        }
        return new LabelledExample(
                key, features, (Float) record.get(schema.label().name()));
    }
}
