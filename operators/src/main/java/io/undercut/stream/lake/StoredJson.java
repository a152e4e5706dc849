package io.undercut.stream.lake;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.undercut.fault.Fault;
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
        if (!LakeFiles.exists(path)) {
            return Optional.empty();
        }
        if (LakeFiles.isFolder(path)) {
            throw Fault.data(path + " " + what + " (it is a folder)");
        }
        byte[] content = LakeFiles.read(path);
        try {
            T value = JSON.readValue(content, type);
            if (value != null) {
                return Optional.of(value);
            }
        } catch (IOException damaged) {
            // Told below, as is what reads as null; Jackson's own words are for programmers.
        }
        throw Fault.data(path + " " + what);
    }
}
