package io.undercut.stream.ingest.parquet;

import io.undercut.fault.Fault;
import io.undercut.fault.FaultReason;
import io.undercut.stream.ingest.export.SpelledValue;
import io.undercut.stream.record.TableCells;
import io.undercut.zoo.tabular.TableColumn;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.apache.flink.core.fs.Path;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.convert.GroupRecordConverter;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.ParquetMetadata;
import org.apache.parquet.io.ColumnIOFactory;
import org.apache.parquet.io.RecordReader;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;

/** A Parquet file of any columns. Cells are as text what they mean, whatever program wrote them. */
public final class ParquetTable implements TableCells {
    private static final HexFormat HEX = HexFormat.of();
    private static final String TIMESTAMP = "timestamp";
    private static final Set<String> NOTHING = Set.of("null", "unknown");

    private final Path path;
    private final ParquetFileReader reader;
    private final MessageType read;
    private final List<TableColumn> columns = new ArrayList<>();
    private final List<StoredType> types = new ArrayList<>();
    private final int[] places;
    private RecordReader<Group> records;
    private long left;
    private long row;

    private ParquetTable(Path path, ParquetFileReader reader, MessageType stored) {
        this.path = path;
        this.reader = reader;
        List<Type> readable = new ArrayList<>();
        this.places = new int[stored.getFieldCount()];
        for (Type field : stored.getFields()) {
            StoredType type = StoredType.of(field, 0);
            boolean reads = type.kind() != StoredType.Kind.OTHER;
            places[types.size()] = reads ? readable.size() : -1;
            types.add(type);
            // A column of nothing but nulls has a type of its own, and is one that can be read.
            columns.add(new TableColumn(
                    field.getName(), type.isText(), reads || NOTHING.contains(type.word()) ? null : type.word()));
            if (reads) {
                readable.add(field);
            }
        }
        this.read = new MessageType(stored.getName(), readable);
        reader.setRequestedSchema(read);
    }

    /** Opens a file; one that is not whole is a data fault. */
    public static ParquetTable open(Path path) {
        ParquetMetadata footer = ParquetFooter.read(path);
        UnpackedSize.check(path, footer);
        try {
            ParquetFileReader reader = ParquetFileReader.open(
                    StoredFile.at(path),
                    PageCodecs.ofOneReader().usePageChecksumVerification().build());
            return new ParquetTable(path, reader, footer.getFileMetaData().getSchema());
        } catch (IOException problem) {
            throw new Fault(FaultReason.NETWORK_TIMEOUT, "cannot read " + path + ": " + problem.getMessage(), problem);
        }
    }

    @Override
    public List<TableColumn> columns() {
        return columns;
    }

    @Override
    public String[] next() {
        Group record = record();
        if (record == null) {
            return null;
        }
        row++;
        String[] cells = new String[places.length];
        for (int at = 0; at < cells.length; at++) {
            if (places[at] >= 0 && record.getFieldRepetitionCount(places[at]) > 0) {
                cells[at] = text(types.get(at), stored(record, places[at]));
            }
        }
        return cells;
    }

    private Group record() {
        try {
            while (left == 0) {
                PageReadStore pages = reader.readNextRowGroup();
                if (pages == null) {
                    return null;
                }
                left = pages.getRowCount();
                records =
                        new ColumnIOFactory().getColumnIO(read).getRecordReader(pages, new GroupRecordConverter(read));
            }
            left--;
            return records.read();
        } catch (IOException | RuntimeException damaged) {
            StoredFile.throwIfStorageFailed(damaged);
            throw new Fault(
                    FaultReason.DATA_VALIDATION_FAILURE,
                    path.getPath() + " is damaged behind row " + row + " (" + ParquetFooter.oneLine(damaged)
                            + "); copy it again",
                    damaged);
        }
    }

    private Object stored(Group record, int place) {
        return switch (read.getType(place).asPrimitiveType().getPrimitiveTypeName()) {
            case INT32 -> record.getInteger(place, 0);
            case INT64 -> record.getLong(place, 0);
            case FLOAT -> record.getFloat(place, 0);
            case DOUBLE -> record.getDouble(place, 0);
            case BOOLEAN -> record.getBoolean(place, 0);
            case BINARY, FIXED_LEN_BYTE_ARRAY ->
                ByteBuffer.wrap(record.getBinary(place, 0).getBytes());
            case INT96 -> record.getInt96(place, 0).toByteBuffer();
        };
    }

    private static String text(StoredType type, Object stored) {
        Object meaning = type.meaning(stored);
        if (meaning == null) {
            // Bytes that are no text are told apart all the same.
            return stored instanceof ByteBuffer bytes ? "0x" + HEX.formatHex(bytes.array()) : null;
        }
        if (type.isTime() && type.word().startsWith(TIMESTAMP)) {
            return Instant.ofEpochMilli((long) Math.floor(((Number) meaning).doubleValue()))
                    .toString();
        }
        String text = meaning instanceof BigDecimal decimal ? decimal.toPlainString() : meaning.toString();
        return SpelledValue.isUnknown(text) ? null : text.strip();
    }

    @Override
    public long row() {
        return row;
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
