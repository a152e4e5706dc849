package io.undercut.zoo.registry;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What recomputing all checksums of a version found.
 *
 * @param modelType the model type
 * @param version the version id
 * @param problems sorted by file name; empty if all is well
 */
public record VerificationResult(String modelType, String version, List<FileProblem> problems) {
    /** Copies the list. */
    public VerificationResult {
        problems = List.copyOf(problems);
    }

    /** Whether every file is as it was published. */
    public boolean clean() {
        return problems.isEmpty();
    }

    /** One line that names every file. */
    public String describe() {
        String found = clean() ? "every file matches" : describe(problems);
        return modelType + "@" + version + ": " + found;
    }

    static String describe(List<FileProblem> problems) {
        return problems.stream().map(FileProblem::describe).collect(Collectors.joining(", "));
    }
}
