package io.undercut.zoo.registry;

import io.undercut.zoo.registry.store.ArtifactPath;
import io.undercut.zoo.registry.store.FileTrouble;

/**
 * A file that is not as it was published.
 *
 * @param file its name
 * @param trouble what is wrong
 * @param expected the SHA-256 it was published with; null if it was not published or that is no longer known
 * @param actual the SHA-256 it has now; null if it is missing or cannot be a file of the registry
 */
public record FileProblem(String file, FileTrouble trouble, String expected, String actual) {
    /** One clause for a message. */
    public String describe() {
        String name = ArtifactPath.printable(file);
        return switch (trouble) {
            case DAMAGED ->
                expected == null
                        ? name + " is damaged (sha256 is " + actual + ")"
                        : name + " is damaged (sha256 was " + expected + ", is " + actual + ")";
            case MISSING -> name + " is missing (sha256 was " + expected + ")";
            case UNEXPECTED -> name + " was not published with the version";
        };
    }
}
