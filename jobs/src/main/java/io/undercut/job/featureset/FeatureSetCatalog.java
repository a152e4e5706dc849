package io.undercut.job.featureset;

import io.undercut.fault.Fault;
import io.undercut.stream.feature.outcome.OutcomeSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The feature sets that a program knows.
 *
 * @param sets in the order in which people read of them
 */
public record FeatureSetCatalog(List<FeatureSetDefinition> sets) {
    /** Ours: the only list of them. */
    public static final FeatureSetCatalog OURS = new FeatureSetCatalog(Stream.of(
                    Stream.of(new TireDegradationSet()),
                    Stream.of(OutcomeSet.values()).map(OutcomeFeatureSet::new),
                    Stream.of(
                            new LapFeatureSet(),
                            new TelemetryFeatureSet(),
                            new SimulatedLapsSet(),
                            new DriverIdentificationSet(),
                            new TabularSet()))
            .<FeatureSetDefinition>flatMap(sets -> sets)
            .toList());

    /** Copies the list. */
    public FeatureSetCatalog {
        sets = List.copyOf(sets);
    }

    /** The set of a name, if there is one. */
    public Optional<FeatureSetDefinition> find(String name) {
        return sets.stream().filter(set -> set.name().equals(name)).findFirst();
    }

    /** The set of a name that our own code gave; a defect where there is none. */
    public FeatureSetDefinition named(String name) {
        return find(name).orElseThrow(() -> Fault.defect("there is no feature set " + name, null));
    }

    /** The same with another in the place of the one of its name. */
    public FeatureSetCatalog with(FeatureSetDefinition other) {
        return new FeatureSetCatalog(sets.stream()
                .map(set -> set.name().equals(other.name()) ? other : set)
                .toList());
    }

    /** Their names. */
    public List<String> names() {
        return sets.stream().map(FeatureSetDefinition::name).toList();
    }
}
