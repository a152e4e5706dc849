package io.undercut.stream.sink;

import io.undercut.stream.lake.LakeFiles;
import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Consumer;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataInputViewStreamWrapper;
import org.apache.flink.core.memory.DataOutputSerializer;

/**
 * Records that may have to be gone through more than once, in the order in which they came. A few stay in memory, the others go to this
 * machine's disk.
 *
 * @param <T> the records' type
 */
final class ReplayedRecords<T> implements Closeable {
    private static final int IN_MEMORY_BYTES = 256 << 10;
    private static final int FIRST_BYTES = 1 << 10;

    private final TypeSerializer<T> serializer;
    private final DataOutputSerializer newest = new DataOutputSerializer(FIRST_BYTES);
    private Path spool;
    private long inSpool;
    private long inMemory;

    ReplayedRecords(TypeSerializer<T> serializer) {
        this.serializer = serializer;
    }

    void add(T record) {
        try {
            serializer.serialize(record, newest);
            inMemory++;
            if (newest.length() >= IN_MEMORY_BYTES) {
                spill();
            }
        } catch (IOException problem) {
            throw LakeFiles.unreachable("write", spool == null ? "a temporary file" : spool, problem);
        }
    }

    private void spill() throws IOException {
        if (spool == null) {
            spool = Files.createTempFile("undercut-records-", ".spool");
        }
        Files.write(spool, newest.getCopyOfBuffer(), StandardOpenOption.APPEND);
        newest.clear();
        inSpool += inMemory;
        inMemory = 0;
    }

    /** Goes through all records once more. */
    void forEach(Consumer<T> reader) {
        if (spool != null) {
            try (DataInputViewStreamWrapper stream =
                    new DataInputViewStreamWrapper(new BufferedInputStream(Files.newInputStream(spool)))) {
                for (long record = 0; record < inSpool; record++) {
                    reader.accept(serializer.deserialize(stream));
                }
            } catch (IOException problem) {
                throw LakeFiles.unreachable("read", spool, problem);
            }
        }
        try {
            DataInputDeserializer memory = new DataInputDeserializer(newest.getSharedBuffer(), 0, newest.length());
            for (long record = 0; record < inMemory; record++) {
                reader.accept(serializer.deserialize(memory));
            }
        } catch (IOException problem) {
            throw LakeFiles.unreachable("read", "records in memory", problem);
        }
    }

    /** Forgets all records; more may be added. */
    void clear() {
        close();
        newest.clear();
        inMemory = 0;
    }

    /** Removes the file. */
    @Override
    public void close() {
        if (spool == null) {
            return;
        }
        try {
            Files.deleteIfExists(spool);
        } catch (IOException problem) {
            throw LakeFiles.unreachable("delete", spool, problem);
        }
        spool = null;
        inSpool = 0;
    }
}
