package io.undercut.job.graph;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.undercut.fault.Fault;
import io.undercut.stream.ingest.files.ImportFile;
import io.undercut.stream.ingest.files.ImportFiles;
import io.undercut.stream.lake.LakeFiles;
import io.undercut.stream.lake.LakeLayout;
import io.undercut.stream.lake.PartitionManifest;
import io.undercut.stream.lake.TablePartition;
import io.undercut.stream.table.Checksum;
import io.undercut.stream.table.ConflictPolicy;
import io.undercut.stream.table.Tables;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.flink.core.fs.Path;
import org.apache.flink.util.InstantiationUtil;

/**
 * What came of an import, kept in the lake under a name made of all that the outcome follows from: the files' bytes, how each was
 * understood, the policy, the tables' declarations. As long as every partition and every dead letter it left lies there as it did, the
 * same import again would change nothing, and checksums tell that far sooner than parsing, sorting and merging do.
 */
final class ImportMemory {
    /** Changes whenever reading, screening or merging does. */
    private static final String CODE = "import-2";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int NAME_DIGITS = 16;

    private final Path place;
    private final ConflictPolicy policy;

    ImportMemory(LakeLayout lake, ImportFiles files, ConflictPolicy policy) {
        this.place = new Path(lake.imports(), name(files, policy) + ".json");
        this.policy = policy;
    }

    /** What came of this import, if the lake still is as it left it. */
    Optional<ImportResult> recall() {
        if (policy == ConflictPolicy.FAIL || !LakeFiles.exists(place)) {
            return Optional.empty();
        }
        ImportResult known;
        try {
            known = JSON.readValue(LakeFiles.read(place), ImportResult.class);
        } catch (IOException damaged) {
            // It is written anew by the import that follows.
            return Optional.empty();
        }
        boolean stands = known.partitions().stream().allMatch(ImportMemory::stands)
                && known.rejections().stream().allMatch(rejected -> LakeFiles.exists(new Path(rejected.letters())));
        return stands ? Optional.of(known.again()) : Optional.empty();
    }

    /** Keeps what came of this import, where the same again would come to the same. */
    void keep(ImportResult result) {
        // A row that was replaced is gone: next time there is no conflict with it.
        if (policy == ConflictPolicy.FAIL || policy == ConflictPolicy.REPLACE && result.conflicts() > 0) {
            return;
        }
        try {
            LakeFiles.publish(place, JSON.writeValueAsBytes(result));
        } catch (JsonProcessingException impossible) {
            throw Fault.defect("the result of an import did not become JSON", impossible);
        }
    }

    private static boolean stands(TablePartition partition) {
        Path file = new Path(partition.file());
        PartitionManifest expected = new PartitionManifest(file.getName(), partition.rows(), partition.sha256());
        return PartitionManifest.in(file.getParent()).equals(Optional.of(expected))
                && LakeFiles.exists(file)
                && LakeFiles.sha256(file).equals(partition.sha256());
    }

    private static String name(ImportFiles files, ConflictPolicy policy) {
        try {
            ByteArrayOutputStream identity = new ByteArrayOutputStream();
            identity.write((CODE + ' ' + policy + ' ' + Tables.checksum()).getBytes(StandardCharsets.UTF_8));
            for (ImportFile file : files.files()) {
                // How it was understood includes what the files beside it told.
                identity.write(InstantiationUtil.serializeObject(file));
                identity.write(LakeFiles.sha256(new Path(file.path())).getBytes(StandardCharsets.US_ASCII));
            }
            return Checksum.sha256(identity.toByteArray()).substring(0, NAME_DIGITS);
        } catch (IOException impossible) {
            throw Fault.defect("the files of an import cannot be serialized", impossible);
        }
    }
}
