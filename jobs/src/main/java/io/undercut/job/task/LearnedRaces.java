package io.undercut.job.task;

import com.fasterxml.jackson.databind.JsonNode;
import io.undercut.zoo.provenance.CanonicalJson;
import io.undercut.zoo.provenance.TrainingIdentity;
import io.undercut.zoo.registry.ModelPackage;
import io.undercut.zoo.registry.ModelRegistry;
import io.undercut.zoo.registry.ModelVersion;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** The races that a published model has learned from or been watched on, its parents' among them: no score on these says anything. */
public final class LearnedRaces {
    static final String WARM_START = "warm_start";
    static final String RACES = "learned_races";

    private LearnedRaces() {}

    static SortedSet<String> of(ModelRegistry registry, ModelVersion version) {
        TrainingIdentity identity = CanonicalJson.read(
                registry.read(version, ModelPackage.LINEAGE), TrainingIdentity.class, ModelPackage.LINEAGE);
        SortedSet<String> races = new TreeSet<>(identity.races().train());
        races.addAll(identity.races().validation());
        for (JsonNode race : identity.recipe().configuration().path(WARM_START).path(RACES)) {
            races.add(race.asText());
        }
        return races;
    }

    /** Those of some races that a version has learned from. */
    public static List<String> among(Collection<String> races, ModelRegistry registry, ModelVersion version) {
        SortedSet<String> learned = of(registry, version);
        return races.stream().filter(learned::contains).sorted().toList();
    }
}
