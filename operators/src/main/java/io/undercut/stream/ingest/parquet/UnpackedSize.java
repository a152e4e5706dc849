package io.undercut.stream.ingest.parquet;

import io.undercut.fault.Fault;
import java.io.IOException;
import java.util.List;
import org.apache.flink.core.fs.Path;
import org.apache.parquet.format.PageHeader;
import org.apache.parquet.format.Util;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.hadoop.metadata.ParquetMetadata;
import org.apache.parquet.io.SeekableInputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Refuses files that are small on disk and would burst the memory: page headers tell what a page unpacks to before it is unpacked. */
final class UnpackedSize {
    /** Writers make pages of a megabyte; this is far beyond any of them. */
    private static final int LARGEST_PAGE = 64 << 20;
    /** A row takes several bytes; even a file of nothing but nulls stays far below this. */
    private static final long MOST_ROWS_A_BYTE = 1000;
    /** A row group is read whole, and there must be room for what else goes on. */
    private static final int SHARE_OF_HEAP = 3;

    private static final Logger LOG = LoggerFactory.getLogger(UnpackedSize.class);

    private UnpackedSize() {}

    /** Checks every page header of a file. */
    static void check(Path path, ParquetMetadata footer) {
        long largestGroup = Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP;
        List<BlockMetaData> groups = footer.getBlocks();
        try (SeekableInputStream stream = StoredFile.at(path).newStream()) {
            for (int group = 0; group < groups.size(); group++) {
                BlockMetaData block = groups.get(group);
                String place = path + ", row group " + (group + 1) + ": ";
                if (block.getCompressedSize() > largestGroup) {
                    throw Fault.data(place + "it takes " + megabytes(block.getCompressedSize()) + " of memory, at most "
                            + megabytes(largestGroup)
                            + " are allowed; write the file with smaller row groups, or give Java a larger heap");
                }
                if (block.getRowCount() > MOST_ROWS_A_BYTE * Math.max(1, block.getCompressedSize())) {
                    throw Fault.data(place + "it claims " + block.getRowCount() + " rows in "
                            + block.getCompressedSize() + " bytes, which no data does; export it again");
                }
                for (ColumnChunkMetaData chunk : block.getColumns()) {
                    check(stream, chunk, place + "column " + chunk.getPath().toDotString());
                }
            }
        } catch (IOException damaged) {
            // A header that cannot be read is found again by whoever reads the rows, and told with its place.
            LOG.debug("{}: a page header cannot be read", path, damaged);
        }
    }

    private static void check(SeekableInputStream stream, ColumnChunkMetaData chunk, String place) throws IOException {
        long position = chunk.getStartingPos();
        long end = position + chunk.getTotalSize();
        while (position < end) {
            stream.seek(position);
            PageHeader header = Util.readPageHeader(stream);
            if (header.getUncompressed_page_size() > LARGEST_PAGE || header.getUncompressed_page_size() < 0) {
                throw Fault.data(place + " has a page that unpacks to " + megabytes(header.getUncompressed_page_size())
                        + ", at most " + megabytes(LARGEST_PAGE) + " are allowed; write the file with smaller pages");
            }
            position = stream.getPos() + Math.max(0, header.getCompressed_page_size());
        }
    }

    private static String megabytes(long bytes) {
        return (bytes >> 20) + " MB";
    }
}
