package io.undercut.zoo.registry;

import io.undercut.fault.Fault;
import io.undercut.fault.FaultReason;
import io.undercut.fault.Phrase;
import io.undercut.zoo.registry.store.ArtifactPath;
import java.time.Instant;
import java.util.List;

/**
 * A published version.
 *
 * @param modelType the model type
 * @param version the version id, 12 hexadecimal digits
 * @param created when it was first published
 * @param files its files, sorted by name, without the registry's own; empty if {@code checksums.json} is damaged
 * @param uri its folder, with a slash at the end
 * @param quarantine why it must not be used, one line; empty if it may
 */
public record ModelVersion(
        String modelType, String version, Instant created, List<VersionFile> files, String uri, String quarantine) {
    /** Copies the list. */
    public ModelVersion {
        files = List.copyOf(files);
    }

    /** {@code model@version}. */
    public String reference() {
        return modelType + "@" + version;
    }

    /** Whether a verification found it changed. */
    public boolean quarantined() {
        return !quarantine.isEmpty();
    }

    /** SHA-256 of the model file; empty if {@code checksums.json} is damaged. */
    public String modelSha256() {
        return files.isEmpty() ? "" : file(ModelPackage.MODEL).sha256();
    }

    /** The entry of a file; a configuration fault that names the others if there is none. */
    public VersionFile file(String name) {
        return files.stream()
                .filter(file -> file.name().equals(name))
                .findFirst()
                .orElseThrow(() -> Fault.configuration(reference() + " has no file '" + ArtifactPath.printable(name)
                        + "'; it has "
                        + Phrase.list(files.stream().map(VersionFile::name).toList())));
    }

    /** This version, or an integrity fault that says why it must not be used. */
    ModelVersion usable() {
        if (quarantined()) {
            throw new Fault(
                    FaultReason.INTEGRITY_FAILURE,
                    reference() + " is quarantined: " + quarantine + "; use another version, or restore the file and"
                            + " delete " + quarantineMark());
        }
        return this;
    }

    /** Where the mark lies, or would lie, that keeps it from being used. */
    public String quarantineMark() {
        return uri + RegistryLayout.QUARANTINE;
    }
}
