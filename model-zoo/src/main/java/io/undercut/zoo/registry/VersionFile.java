package io.undercut.zoo.registry;

import io.undercut.fault.Fault;
import io.undercut.zoo.registry.store.ArtifactPath;

/**
 * A file of a published version.
 *
 * @param name one path segment
 * @param role whether it decides the version id
 * @param size bytes
 * @param sha256 SHA-256 of its content, lower-case hexadecimal
 */
public record VersionFile(String name, FileRole role, long size, String sha256) {
    /** Refuses what no publication writes: this is read back from a disk others can write to. */
    public VersionFile {
        if (name == null || !ArtifactPath.isName(name)) {
            throw Fault.data("file name is '" + name + "'; must be one path segment");
        }
        if (role == null || size < 0 || sha256 == null || !sha256.matches("[0-9a-f]{64}")) {
            throw Fault.data("role, size or sha256 of " + name + " is missing or malformed");
        }
    }
}
