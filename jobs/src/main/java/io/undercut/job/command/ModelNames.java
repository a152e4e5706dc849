package io.undercut.job.command;

import io.undercut.fault.Fault;
import io.undercut.fault.Phrase;
import io.undercut.stream.feature.lap.LapFeatures;
import io.undercut.stream.feature.outcome.OutcomeSet;
import io.undercut.stream.feature.telemetry.TelemetryFeatures;
import io.undercut.zoo.catalog.TireDegradation;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** Names of model types and feature sets as users write them. */
final class ModelNames {
    private static final List<String> TRAINED = List.of(TireDegradation.NAME);
    private static final List<String> WITH_FEATURES = Stream.of(
                    TRAINED.stream(),
                    Stream.of(OutcomeSet.values()).map(OutcomeSet::model),
                    Stream.of(LapFeatures.NAME, TelemetryFeatures.NAME))
            .flatMap(names -> names)
            .toList();

    private ModelNames() {}

    /** Refuses a name the zoo does not have, and offers the nearest. */
    static void checked(String name) {
        if (!TRAINED.contains(name)) {
            throw unknown("model '" + name + "' is not in the zoo; it has ", name, TRAINED);
        }
    }

    /** Refuses a name that has no features, and offers the nearest. */
    static void checkedForFeatures(String name) {
        if (!WITH_FEATURES.contains(name)) {
            throw unknown("there are no features of '" + name + "'; there are those of ", name, WITH_FEATURES);
        }
    }

    private static Fault unknown(String what, String name, List<String> known) {
        String nearest = known.stream()
                .min(Comparator.comparingInt(
                        one -> LevenshteinDistance.getDefaultInstance().apply(one, name)))
                .orElseThrow();
        return Fault.configuration(what + Phrase.list(known) + ": did you mean " + nearest + "?");
    }
}
