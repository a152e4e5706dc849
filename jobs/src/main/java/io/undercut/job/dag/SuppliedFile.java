package io.undercut.job.dag;

import io.undercut.fault.Fault;

/**
 * A model's file that was trained elsewhere.
 *
 * @param file where it is, by its whole path
 * @param sha256 of its bytes when the run began: whoever takes the run up must find the same; empty as long as nobody has looked
 */
public record SuppliedFile(String file, String sha256) {
    /** Refuses one without a place. */
    public SuppliedFile {
        if (file == null || file.isBlank() || sha256 == null) {
            throw Fault.data("a supplied model without file or sha256");
        }
    }

    /** One that nobody has looked at yet. */
    public static SuppliedFile at(String file) {
        return new SuppliedFile(file, "");
    }
}
