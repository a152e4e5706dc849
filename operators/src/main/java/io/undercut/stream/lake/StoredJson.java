package io.undercut.stream.lake;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.undercut.fault.Fault;
import io.undercut.zoo.registry.store.StoredObject;
import java.io.IOException;
import java.util.Optional;
import org.apache.flink.core.fs.Path;

/** Reads the lake's small JSON files, whatever became of them. */
public final class StoredJson {
    private static final ObjectMapper JSON = new ObjectMapper();

    private StoredJson() {}

    /**
     * What a file holds; empty if there is none.
     *
     * @param what what it should be and how to mend it, to follow the path: {@code is not …: delete it and …}
     */
    public static <T> Optional<T> read(Path path, Class<T> type, String what) {
        Optional<StoredObject> stored = new CommittedFile(path).read();
        if (stored.isEmpty() && LakeFiles.isFolder(path)) {
            throw Fault.data(path + " " + what + " (it is a folder)");
        }
        return stored.map(file -> parse(path, file, type, what));
    }

    /** What a file held when it was read. */
    static <T> T parse(Path path, StoredObject stored, Class<T> type, String what) {
        try {
            T value = JSON.readValue(stored.bytes(), type);
            if (value != null) {
                return value;
            }
        } catch (IOException damaged) {
            // Told below, as is what reads as null; Jackson's own words are for programmers.
        }
        throw Fault.data(path + " " + what);
    }
}
