package io.undercut.job.report;

import java.time.Instant;
import java.util.Objects;

/**
 * Which model a report is about.
 *
 * @param modelType the entry of the model zoo: {@code tire_degradation}
 * @param version the registry's version, or {@link #UNPUBLISHED}
 * @param sha256 checksum of the model file, lower-case hexadecimal
 * @param runId the run that trained it
 * @param created when training ended
 */
public record ModelIdentity(String modelType, String version, String sha256, String runId, Instant created) {
    /** The version of a model that no registry holds yet. */
    public static final String UNPUBLISHED = "unpublished";

    /** Refuses null. */
    public ModelIdentity {
        Objects.requireNonNull(modelType);
        Objects.requireNonNull(version);
        Objects.requireNonNull(sha256);
        Objects.requireNonNull(runId);
        Objects.requireNonNull(created);
    }
}
