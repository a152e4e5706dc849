package io.undercut.zoo.registry;

import io.undercut.zoo.registry.store.FileTrouble;
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

    /** Whether the folder holds what was published and nothing else. */
    public boolean clean() {
        return problems.isEmpty();
    }

    /**
     * Whether every published file is as it was. An unexpected file beside them does no harm, for the registry reads none, and must not
     * cost a version: a second publisher of the same model that was killed may have left it.
     */
    public boolean intact() {
        return problems.stream().allMatch(problem -> problem.trouble() == FileTrouble.UNEXPECTED);
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
