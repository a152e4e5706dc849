package io.undercut.stream.lake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.undercut.fault.Fault;
import io.undercut.stream.table.PlainNames;
import io.undercut.zoo.registry.store.StoredObject;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.flink.core.fs.Path;

/**
 * The small JSON file beside a partition's data file. Publishing it is the commit: it names the one file that counts, so that a crash
 * between writing the new file and removing the old leaves no doubt.
 *
 * @param file the data file's name in the same folder
 * @param rows its rows
 * @param sha256 of its bytes, lower-case hexadecimal
 */
public record PartitionManifest(String file, long rows, String sha256) {
    /** The manifest's name; engines that read folders skip names with a leading underscore. */
    public static final String NAME = "_partition.json";

    private static final String MEND = "is not a manifest of this lake: delete it and import the season again";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern CHECKSUM = Pattern.compile("[0-9a-f]{1,64}");

    /** Refuses what no manifest says: a file elsewhere, fewer than no rows. */
    public PartitionManifest {
        PlainNames.one(file, "file");
        if (rows < 0 || sha256 == null || !CHECKSUM.matcher(sha256).matches()) {
            throw Fault.data("rows is " + rows + " and sha256 '" + sha256 + "'; must be a count and a checksum");
        }
    }

    /** Reads the manifest of a partition folder, if it has one. */
    public static Optional<PartitionManifest> in(Path folder) {
        return StoredJson.read(new Path(folder, NAME), PartitionManifest.class, MEND);
    }

    /** The manifest that a partition's folder had when its file was read. */
    public static PartitionManifest of(Path folder, StoredObject seen) {
        return StoredJson.parse(new Path(folder, NAME), seen, PartitionManifest.class, MEND);
    }

    /** The file of a partition's folder that the manifest stands in. */
    public static CommittedFile file(Path folder) {
        return new CommittedFile(new Path(folder, NAME));
    }

    /**
     * Publishes the manifest in a partition folder; false, and nothing changes, if the one there is no longer as it was seen.
     *
     * @param seen the manifest's file as it was read; null if there was none
     */
    public boolean replace(Path folder, StoredObject seen) {
        try {
            return file(folder).replace(seen, JSON.writeValueAsBytes(this));
        } catch (JsonProcessingException impossible) {
            throw Fault.defect("a manifest of three plain values did not become JSON", impossible);
        }
    }
}
