package io.undercut.zoo.provenance;

import io.undercut.fault.Fault;

/**
 * One input of a training, by content.
 *
 * @param name the table or partition, {@code laps/2024-05}
 * @param sha256 SHA-256 of its bytes, lower-case hexadecimal
 * @param rows how many rows it holds, at least 0
 */
public record DatasetFingerprint(String name, String sha256, long rows) {
    /** Refuses an empty name, a malformed checksum and a negative count. */
    public DatasetFingerprint {
        Requirement.filled("dataset name", name);
        Requirement.sha256("dataset '" + name + "'", sha256);
        if (rows < 0) {
            throw Fault.data("rows of dataset '" + name + "' is " + rows + "; must be at least 0");
        }
    }
}
