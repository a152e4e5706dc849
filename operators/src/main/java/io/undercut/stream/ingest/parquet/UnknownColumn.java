package io.undercut.stream.ingest.parquet;

import io.undercut.stream.ingest.export.SpelledValue;
import io.undercut.stream.table.ColumnSchema;
import java.io.IOException;
import java.util.List;
import java.util.function.Predicate;
import org.apache.flink.core.fs.Path;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.column.impl.ColumnReadStoreImpl;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.example.data.simple.convert.GroupRecordConverter;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.hadoop.metadata.ParquetMetadata;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells whether a column of a wrong type holds no value at all: of a column of nulls a program cannot know which type it would have had. */
final class UnknownColumn {
    private static final Logger LOG = LoggerFactory.getLogger(UnknownColumn.class);

    private UnknownColumn() {}

    /** Whether all rows are null, not-a-number or a word for unknown. */
    static boolean is(Path path, ParquetMetadata footer, Type column) {
        return all(path, footer, column, UnknownColumn::isNothing);
    }

    /** Whether any of a column's texts is a value of the table's column. */
    static boolean hasAny(Path path, ParquetMetadata footer, Type column, ColumnSchema wanted) {
        return !all(path, footer, column, values -> !SpelledValue.isOne(wanted, text(values)))
                && !is(path, footer, column);
    }

    // Whether a condition holds for all values that are there.
    private static boolean all(Path path, ParquetMetadata footer, Type column, Predicate<ColumnReader> condition) {
        if (footer.getBlocks().stream().allMatch(group -> isNullByStatistics(group, column.getName()))) {
            return true;
        }
        UnpackedSize.check(path, footer);
        MessageType only = new MessageType("row", column);
        ParquetReadOptions options = PageCodecs.ofOneReader().build();
        try (ParquetFileReader reader = ParquetFileReader.open(StoredFile.at(path), options)) {
            reader.setRequestedSchema(only);
            for (PageReadStore group = reader.readNextRowGroup(); group != null; group = reader.readNextRowGroup()) {
                ColumnReadStoreImpl store = new ColumnReadStoreImpl(
                        group,
                        new GroupRecordConverter(only).getRootConverter(),
                        only,
                        footer.getFileMetaData().getCreatedBy());
                if (!only.getColumns().stream().allMatch(leaf -> holds(store.getColumnReader(leaf), condition))) {
                    return false;
                }
            }
            return true;
        } catch (IOException | RuntimeException unreadable) {
            StoredFile.throwIfStorageFailed(unreadable);
            LOG.debug("{}: column {} cannot be read", path, column.getName(), unreadable);
            return false;
        }
    }

    private static boolean isNullByStatistics(BlockMetaData group, String name) {
        List<ColumnChunkMetaData> chunks = group.getColumns().stream()
                .filter(chunk -> chunk.getPath().toArray()[0].equals(name))
                .toList();
        return chunks.stream().allMatch(chunk -> {
            Statistics<?> known = chunk.getStatistics();
            return known != null && known.isNumNullsSet() && known.getNumNulls() == chunk.getValueCount();
        });
    }

    private static boolean holds(ColumnReader values, Predicate<ColumnReader> condition) {
        for (long index = 0; index < values.getTotalValueCount(); index++) {
            if (values.getCurrentDefinitionLevel() == values.getDescriptor().getMaxDefinitionLevel()
                    && !condition.test(values)) {
                return false;
            }
            values.consume();
        }
        return true;
    }

    private static boolean isNothing(ColumnReader values) {
        return switch (values.getDescriptor().getPrimitiveType().getPrimitiveTypeName()) {
            case FLOAT -> Float.isNaN(values.getFloat());
            case DOUBLE -> Double.isNaN(values.getDouble());
            case BINARY -> SpelledValue.isUnknown(text(values));
            default -> false;
        };
    }

    private static String text(ColumnReader values) {
        return values.getBinary().toStringUsingUTF8();
    }
}
