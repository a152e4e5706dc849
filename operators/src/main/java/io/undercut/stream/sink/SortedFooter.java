package io.undercut.stream.sink;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Comparator;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.PageEncodingStats;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.format.Util;

/**
 * Parquet's writer lists a column's encodings in the order of a hash set of enum constants, which differs from one JVM to the next; here
 * a footer is written again with these lists sorted.
 */
final class SortedFooter {
    private SortedFooter() {}

    static byte[] of(byte[] footer) throws IOException {
        FileMetaData metadata = Util.readFileMetaData(new ByteArrayInputStream(footer));
        for (RowGroup group : metadata.getRow_groups()) {
            for (ColumnChunk column : group.getColumns()) {
                column.getMeta_data().getEncodings().sort(Comparator.naturalOrder());
                if (column.getMeta_data().isSetEncoding_stats()) {
                    column.getMeta_data()
                            .getEncoding_stats()
                            .sort(Comparator.comparing(PageEncodingStats::getPage_type)
                                    .thenComparing(PageEncodingStats::getEncoding));
                }
            }
        }
        ByteArrayOutputStream sorted = new ByteArrayOutputStream();
        Util.writeFileMetaData(metadata, sorted);
        return sorted.toByteArray();
    }
}
