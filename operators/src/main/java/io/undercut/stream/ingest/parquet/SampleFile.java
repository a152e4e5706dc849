package io.undercut.stream.ingest.parquet;

import io.undercut.fault.Fault;
import io.undercut.fault.FaultReason;
import io.undercut.stream.record.ArrivedSamples;
import io.undercut.stream.table.Tables;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.core.fs.Path;
import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.column.impl.ColumnReadStoreImpl;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.example.data.simple.convert.GroupRecordConverter;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.ParquetMetadata;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;

/**
 * A telemetry file of the lake, open for reading column by column: of a sample only what features need, and no object for a row or a value.
 * Opening checks footer and schema; reading checks page checksums.
 */
final class SampleFile implements Closeable {
    /** Rows read at a time: few enough for the cache, and so many that handing them over costs nothing beside reading them. */
    static final int BATCH = 4_096;

    private final Path path;
    private final ParquetFileReader reader;
    private final MessageType projection;
    private final String writer;
    private final SampleColumns columns;
    private long left;

    private SampleFile(
            Path path, ParquetFileReader reader, MessageType projection, String writer, SampleColumns columns) {
        this.path = path;
        this.reader = reader;
        this.projection = projection;
        this.writer = writer;
        this.columns = columns;
    }

    /** Checks that the footer is whole and the schema fits, without reading a row. */
    static void check(Path path) {
        match(path, ParquetFooter.read(path));
    }

    private static TableMatch match(Path path, ParquetMetadata footer) {
        TableMatch match = TableMatch.of(path, footer, Tables.TELEMETRY);
        if (match.naming() != TableNaming.LAKE) {
            throw Fault.data(path + " has the columns of " + match.naming().word()
                    + ", not of the lake; import it with: undercut data import --from " + path);
        }
        for (String name : SampleColumns.NAMES) {
            if (match.types().containsKey(name) && !match.type(name).isPlain()) {
                throw Fault.data(
                        path + " has column " + name + " as " + match.type(name).word()
                                + "; move it out of the lake and import it with: undercut data import --from PATH");
            }
        }
        return match;
    }

    static SampleFile open(Path path) {
        ParquetMetadata footer = ParquetFooter.read(path);
        TableMatch match = match(path, footer);
        UnpackedSize.check(path, footer);
        List<Type> fields = new ArrayList<>();
        for (Type field : match.projection().getFields()) {
            if (SampleColumns.NAMES.contains(field.getName())) {
                fields.add(field);
            }
        }
        MessageType projection = new MessageType(match.projection().getName(), fields);
        try {
            ParquetFileReader reader = ParquetFileReader.open(
                    StoredFile.at(path),
                    PageCodecs.ofOneReader().usePageChecksumVerification().build());
            reader.setRequestedSchema(projection);
            String writer = footer.getFileMetaData().getCreatedBy();
            return new SampleFile(path, reader, projection, writer, new SampleColumns(path.toString(), projection));
        } catch (IOException problem) {
            throw new Fault(FaultReason.NETWORK_TIMEOUT, "cannot read " + path + ": " + problem.getMessage(), problem);
        }
    }

    /** The next rows as runs of one car's lap each, in order of time, and the rows that break a rule; empty after the last. */
    List<ArrivedSamples> next() {
        try {
            while (left == 0) {
                PageReadStore group = reader.readNextRowGroup();
                if (group == null) {
                    return List.of();
                }
                left = group.getRowCount();
                ColumnReadStoreImpl store = new ColumnReadStoreImpl(
                        group, new GroupRecordConverter(projection).getRootConverter(), projection, writer);
                columns.open(name -> reader(store, name));
            }
            int rows = (int) Math.min(BATCH, left);
            left -= rows;
            return columns.read(rows);
        } catch (IOException | RuntimeException damaged) {
            StoredFile.throwIfStorageFailed(damaged);
            throw new Fault(
                    FaultReason.DATA_VALIDATION_FAILURE,
                    path + " is damaged behind row " + columns.row() + " (" + ParquetFooter.oneLine(damaged)
                            + "); delete the file and import it again",
                    damaged);
        }
    }

    private ColumnReader reader(ColumnReadStoreImpl store, String name) {
        return projection.containsField(name)
                ? store.getColumnReader(projection.getColumnDescription(new String[] {name}))
                : null;
    }

    @Override
    public void close() {
        try {
            reader.close();
        } catch (IOException problem) {
            throw new Fault(FaultReason.NETWORK_TIMEOUT, "cannot close " + path + ": " + problem.getMessage(), problem);
        }
    }
}
