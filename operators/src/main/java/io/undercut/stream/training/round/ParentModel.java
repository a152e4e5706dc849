package io.undercut.stream.training.round;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.undercut.fault.Fault;
import io.undercut.fault.FaultReason;
import io.undercut.stream.lake.LakeFiles;
import io.undercut.stream.table.Checksum;
import io.undercut.zoo.model.NetworkSpec;
import io.undercut.zoo.network.InheritedNetwork;
import java.io.Serializable;
import java.util.Optional;
import org.apache.flink.core.fs.Path;

/**
 * The model whose parameters a run begins with. Only its checksum decides the run's model; where it lies does not.
 *
 * @param uri its file, which every machine that trains can read; empty for none
 * @param sha256 of the file; empty for none
 */
public record ParentModel(@JsonIgnore String uri, String sha256) implements Serializable {
    /** A run begins with freshly initialised parameters. */
    public static final ParentModel NONE = new ParentModel("", "");

    /** Its parameters for a network; empty if there is no parent. Read by each replica, for a large model does not fit a message. */
    public Optional<float[]> parameters(NetworkSpec network) {
        if (sha256.isEmpty()) {
            return Optional.empty();
        }
        byte[] archive = LakeFiles.read(new Path(uri));
        String now = Checksum.sha256(archive);
        if (!now.equals(sha256)) {
            throw new Fault(
                    FaultReason.INTEGRITY_FAILURE,
                    uri + " is not the model this run begins with: its sha256 is " + now + ", must be " + sha256
                            + "; resume the run, which copies it from the registry again");
        }
        return Optional.of(InheritedNetwork.of(archive, network).parameters());
    }
}
