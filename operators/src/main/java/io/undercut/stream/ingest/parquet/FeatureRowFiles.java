package io.undercut.stream.ingest.parquet;

import io.undercut.fault.Fault;
import io.undercut.fault.FaultReason;
import io.undercut.stream.featureset.FeatureRow;
import io.undercut.stream.featureset.FeatureSetManifest;
import io.undercut.stream.featureset.FeatureSetManifest.FeaturePartition;
import io.undercut.stream.table.Checksum;
import io.undercut.zoo.example.Feature;
import io.undercut.zoo.example.KeyColumns;
import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.core.fs.Path;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.convert.GroupRecordConverter;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.io.ColumnIOFactory;
import org.apache.parquet.io.MessageColumnIO;
import org.apache.parquet.io.RecordReader;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;

/**
 * The rows of any feature set, nulls and all labels included.
 *
 * @param folder the version's folder
 * @param key the columns that say which row is which
 * @param columns names of the columns with numbers
 * @param files its partitions that have rows
 */
public record FeatureRowFiles(
        String folder, KeyColumns key, ArrayList<String> columns, ArrayList<FeaturePartition> files)
        implements Serializable {
    /** The files a manifest names. */
    public static FeatureRowFiles of(Path folder, FeatureSetManifest manifest) {
        return new FeatureRowFiles(
                folder.toString(),
                manifest.key(),
                new ArrayList<>(manifest.columns().stream().map(Feature::name).toList()),
                new ArrayList<>(manifest.partitions()));
    }

    /** All rows of one file, in the order of their keys; a data fault if its bytes are not those that were published. */
    public List<FeatureRow> read(FeaturePartition file) {
        Path path = new Path(new Path(folder), file.file());
        byte[] content = content(path);
        if (!Checksum.sha256(content).equals(file.sha256())) {
            throw Fault.data(path + " is not what was published; delete its feature set and build the features again");
        }
        List<FeatureRow> found = new ArrayList<>();
        try (ParquetFileReader reader = ParquetFileReader.open(
                new HeldFile(content), PageCodecs.ofOneReader().build())) {
            MessageType stored = wanted(reader.getFileMetaData().getSchema());
            reader.setRequestedSchema(stored);
            MessageColumnIO io = new ColumnIOFactory().getColumnIO(stored);
            int[] places = columns.stream().mapToInt(stored::getFieldIndex).toArray();
            for (PageReadStore rows = reader.readNextRowGroup(); rows != null; rows = reader.readNextRowGroup()) {
                RecordReader<Group> records = io.getRecordReader(rows, new GroupRecordConverter(stored));
                for (long row = 0; row < rows.getRowCount(); row++) {
                    found.add(row(records.read(), places));
                }
            }
        } catch (IOException | RuntimeException e) {
            throw unreadable(path, e);
        }
        if (found.size() != file.rows()) {
            throw Fault.data(path + " has " + found.size() + " rows, its manifest says " + file.rows()
                    + "; delete its feature set and build the features again");
        }
        return found;
    }

    /** Read once, to be hashed and decoded from memory: whoever wrote the file held it there too. */
    private static byte[] content(Path path) {
        try {
            return StoredFile.at(path).content();
        } catch (IOException absent) {
            throw unreadable(path, absent);
        }
    }

    private static Fault unreadable(Path path, Exception problem) {
        return new Fault(
                FaultReason.DATA_VALIDATION_FAILURE,
                path + " cannot be read (" + problem.getMessage()
                        + "); delete its feature set and build the features again",
                problem);
    }

    /** Keys and the columns asked for; others are not decoded. */
    private MessageType wanted(MessageType stored) {
        return new MessageType(
                stored.getName(),
                stored.getFields().stream()
                        .filter(field ->
                                !field.asPrimitiveType().getPrimitiveTypeName().equals(PrimitiveTypeName.FLOAT)
                                        || columns.contains(field.getName()))
                        .toList());
    }

    private FeatureRow row(Group record, int[] places) {
        String[] attributes = new String[key.attributes().size()];
        for (int at = 0; at < attributes.length; at++) {
            KeyColumns.Attribute attribute = key.attributes().get(at);
            attributes[at] = attribute.number()
                    ? Integer.toString(record.getInteger(attribute.name(), 0))
                    : record.getString(attribute.name(), 0);
        }
        int time = key.time() == null ? 0 : record.getInteger(key.time(), 0);
        float[] values = new float[places.length];
        for (int index = 0; index < values.length; index++) {
            boolean isNull = record.getFieldRepetitionCount(places[index]) == 0;
            values[index] = isNull ? Float.NaN : record.getFloat(places[index], 0);
        }
        return new FeatureRow(key.key(record.getString(key.group(), 0), time, attributes), values);
    }
}
