package io.undercut.job.task;

import com.fasterxml.jackson.databind.JsonNode;
import io.undercut.race.RaceId;
import io.undercut.zoo.example.KeyColumns;
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

    /** The races of some seasons that a version has learned from, in order of time. */
    public static List<String> ofSeasons(Collection<Integer> seasons, ModelRegistry registry, ModelVersion version) {
        return of(registry, version).stream()
                .filter(race ->
                        seasons.contains(RaceId.parse(KeyColumns.race(race)).season()))
                .toList();
    }
}
