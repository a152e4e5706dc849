package io.undercut.stream.ingest.parquet;

import io.undercut.fault.Fault;
import io.undercut.fault.FaultReason;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.flink.core.fs.Path;
import org.apache.parquet.format.SchemaElement;
import org.apache.parquet.format.Util;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.ParquetMetadata;
import org.apache.parquet.io.SeekableInputStream;

/** Opens a Parquet file's footer and says plainly what is wrong where it cannot. */
final class ParquetFooter {
    private static final byte[] MAGIC = "PAR1".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] ENCRYPTED = "PARE".getBytes(StandardCharsets.US_ASCII);
    /** Magic at both ends and the footer's length before the last. */
    private static final int LEAST_BYTES = 12;

    private ParquetFooter() {}

    /** Reads the footer; a file that is not whole is a data fault that names it. */
    static ParquetMetadata read(Path path) {
        try {
            StoredFile file = StoredFile.at(path);
            checkEnds(file);
            return parse(file);
        } catch (FileNotFoundException absent) {
            throw Fault.data(path + " does not exist; check the path");
        } catch (IOException problem) {
            throw new Fault(FaultReason.NETWORK_TIMEOUT, "cannot read " + path + ": " + problem.getMessage(), problem);
        }
    }

    private static void checkEnds(StoredFile file) throws IOException {
        if (file.length() == 0) {
            throw Fault.data(file + " is empty; copy it again");
        }
        try (SeekableInputStream stream = file.newStream()) {
            if (file.length() >= MAGIC.length && isAt(stream, 0, ENCRYPTED)) {
                throw Fault.data(file + " is encrypted, which cannot be read; write it again without encryption");
            }
            if (file.length() < MAGIC.length || !isAt(stream, 0, MAGIC)) {
                throw Fault.data(file + " is not a Parquet file: it does not begin with PAR1; give a Parquet file");
            }
            if (file.length() < LEAST_BYTES || !isAt(stream, file.length() - MAGIC.length, MAGIC)) {
                throw Fault.data(file + " is not a complete Parquet file: its footer is missing; copy it again");
            }
        }
    }

    private static boolean isAt(SeekableInputStream stream, long position, byte[] expected) throws IOException {
        byte[] found = new byte[expected.length];
        stream.seek(position);
        stream.readFully(found);
        return Arrays.equals(found, expected);
    }

    // Damage shows as whatever exception the bytes provoke in the Thrift decoder; all of them mean the same to the
    // reader.
    private static ParquetMetadata parse(StoredFile file) {
        try (ParquetFileReader reader = ParquetFileReader.open(file)) {
            ParquetMetadata footer = reader.getFooter();
            List<String> names = new ArrayList<>();
            footer.getFileMetaData().getSchema().getFields().forEach(field -> names.add(field.getName()));
            twice(names).ifPresent(name -> {
                throw twice(file, name);
            });
            return footer;
        } catch (Fault told) {
            throw told;
        } catch (IOException | RuntimeException damaged) {
            StoredFile.throwIfStorageFailed(damaged);
            twice(names(file)).ifPresent(name -> {
                throw twice(file, name);
            });
            if (oneLine(damaged).contains("format.LogicalType")) {
                throw new Fault(
                        FaultReason.DATA_VALIDATION_FAILURE,
                        file + " has a column of a type that this version does not know, such as FLOAT16 or VARIANT;"
                                + " write it again with the column as FLOAT or text, or without it",
                        damaged);
            }
            if (oneLine(damaged).contains("codec")) {
                throw new Fault(
                        FaultReason.DATA_VALIDATION_FAILURE,
                        file + " is compressed with a codec that this version does not know (" + oneLine(damaged)
                                + "); write it again with ZSTD, SNAPPY or GZIP",
                        damaged);
            }
            throw new Fault(
                    FaultReason.DATA_VALIDATION_FAILURE,
                    file + " is not a complete Parquet file: its footer is damaged (" + oneLine(damaged)
                            + "); copy it again",
                    damaged);
        }
    }

    private static Fault twice(StoredFile file, String name) {
        return Fault.data(file + " has two columns of the name " + name + "; write it again with one of them");
    }

    private static Optional<String> twice(List<String> names) {
        Set<String> seen = new HashSet<>();
        return names.stream().filter(name -> !seen.add(name)).findFirst();
    }

    // Parquet's own reader takes columns of one name for one and fails with a number; none where it is damaged indeed.
    private static List<String> names(StoredFile file) {
        try (SeekableInputStream stream = file.newStream()) {
            byte[] length = new byte[Integer.BYTES];
            stream.seek(file.length() - MAGIC.length - Integer.BYTES);
            stream.readFully(length);
            stream.seek(file.length()
                    - MAGIC.length
                    - Integer.BYTES
                    - ByteBuffer.wrap(length).order(ByteOrder.LITTLE_ENDIAN).getInt());
            List<SchemaElement> elements = Util.readFileMetaData(stream).getSchema();
            List<String> names = new ArrayList<>();
            for (int index = 1; index < elements.size(); index = next(elements, index)) {
                names.add(elements.get(index).getName());
            }
            return names;
        } catch (IOException | RuntimeException damaged) {
            return List.of();
        }
    }

    // A group's columns stand behind it.
    private static int next(List<SchemaElement> elements, int index) {
        int next = index + 1;
        for (int child = 0; child < elements.get(index).getNum_children(); child++) {
            next = next(elements, next);
        }
        return next;
    }

    /** The exception in one short line. */
    static String oneLine(Throwable problem) {
        String message = problem.getMessage() == null ? problem.getClass().getSimpleName() : problem.getMessage();
        return message.lines().findFirst().orElse("").strip();
    }
}
