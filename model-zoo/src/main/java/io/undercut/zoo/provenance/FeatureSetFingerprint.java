package io.undercut.zoo.provenance;

/**
 * The feature set a model was trained on.
 *
 * @param name the feature set's name
 * @param version its content-addressed version
 * @param sha256 SHA-256 of its content, lower-case hexadecimal
 */
public record FeatureSetFingerprint(String name, String version, String sha256) {
    /** Refuses empty words and a malformed checksum. */
    public FeatureSetFingerprint {
        Requirement.filled("feature set name", name);
        Requirement.filled("feature set version", version);
        Requirement.sha256("feature set '" + name + "'", sha256);
    }
}
