package io.undercut.stream.lake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.undercut.fault.Fault;
import io.undercut.fault.FaultReason;
import io.undercut.stream.store.ArtifactStores;
import io.undercut.zoo.registry.store.StoredObject;
import java.io.IOException;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.apache.flink.core.fs.Path;

/**
 * Which partitions of a table may have a file, for storages whose lists may lag: a partition is noted before it is first published, and
 * whoever comes later asks for it by its name. On a disk there is none, for lists tell.
 *
 * @param table the table's folder
 */
record PartitionIndex(Path table) {
    private static final String NAME = "_partitions.json";
    private static final int ATTEMPTS = 200;
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Folders of partitions, relative to the table's. */
    SortedSet<String> folders() {
        return ArtifactStores.isLocal(table) ? new TreeSet<>() : folders(file().read());
    }

    /** Notes a partition's folder, relative to the table's. */
    void note(String folder) {
        if (ArtifactStores.isLocal(table)) {
            return;
        }
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Optional<StoredObject> seen = file().read();
            SortedSet<String> folders = folders(seen);
            if (!folders.add(folder) || file().replace(seen.orElse(null), json(folders))) {
                return;
            }
        }
        throw new Fault(FaultReason.NETWORK_TIMEOUT, file().file() + " changes all the time; run again");
    }

    private CommittedFile file() {
        return new CommittedFile(new Path(table, NAME));
    }

    private SortedSet<String> folders(Optional<StoredObject> stored) {
        try {
            return stored.isEmpty()
                    ? new TreeSet<>()
                    : JSON.readValue(stored.get().bytes(), new TypeReference<TreeSet<String>>() {});
        } catch (IOException damaged) {
            throw Fault.data(file().file() + " is not a list of partitions: delete it, then import the table again");
        }
    }

    private static byte[] json(SortedSet<String> folders) {
        try {
            return JSON.writeValueAsBytes(folders);
        } catch (JsonProcessingException impossible) {
            throw Fault.defect("a list of names did not become JSON", impossible);
        }
    }
}
