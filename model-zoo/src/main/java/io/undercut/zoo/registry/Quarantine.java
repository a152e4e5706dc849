package io.undercut.zoo.registry;

import java.time.Instant;
import java.util.List;

/**
 * Content of {@code quarantine.json}.
 *
 * @param since when the mismatch was found
 * @param problems what was found
 */
record Quarantine(Instant since, List<FileProblem> problems) {
    Quarantine {
        problems = List.copyOf(problems);
    }

    String reason() {
        return VerificationResult.describe(problems) + ", found " + since;
    }
}
