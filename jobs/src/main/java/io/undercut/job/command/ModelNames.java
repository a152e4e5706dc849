package io.undercut.job.command;

import io.undercut.fault.Fault;
import io.undercut.zoo.catalog.TireDegradation;
import java.util.List;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** Names of model types as users write them. */
final class ModelNames {
    private static final List<String> KNOWN = List.of(TireDegradation.NAME);

    private ModelNames() {}

    /** Refuses a name the zoo does not have, and offers the nearest. */
    static void checked(String name) {
        if (!KNOWN.contains(name)) {
            String nearest = KNOWN.stream()
                    .min(java.util.Comparator.comparingInt(
                            known -> LevenshteinDistance.getDefaultInstance().apply(known, name)))
                    .orElseThrow();
            throw Fault.configuration(
                    "model '" + name + "' is not in the zoo; it has " + KNOWN + ": did you mean " + nearest + "?");
        }
    }
}
