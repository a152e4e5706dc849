package io.undercut.job.task;

import com.fasterxml.jackson.databind.JsonNode;
import io.undercut.fault.Phrase;
import io.undercut.zoo.provenance.DatasetFingerprint;
import io.undercut.zoo.provenance.FeatureSetFingerprint;
import io.undercut.zoo.provenance.RaceSets;
import io.undercut.zoo.provenance.StepFingerprint;
import io.undercut.zoo.provenance.TrainingIdentity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A part of what two versions were made of that is not the same.
 *
 * @param what the part: {@code seed}, {@code races.train}, {@code data laps/season=2023}, {@code settings.boosting.rounds}
 * @param a the first version's, in words; {@link #NONE} where it has none
 * @param b the second's
 */
public record LineageChange(String what, String a, String b) {
    /** Stands for a part that a version lacks. */
    public static final String NONE = "–";

    private static final int CHECKSUM_SHOWN = 12;

    /** A part of what a version was made of. */
    private record Part(String name, String value) {}

    /** Between two versions, in the order of data, races, features, settings; empty where they were made alike. */
    static List<LineageChange> between(TrainingIdentity one, TrainingIdentity other) {
        Map<String, String> first = new LinkedHashMap<>();
        parts(one).forEach(part -> first.put(part.name(), part.value()));
        Map<String, String> second = new LinkedHashMap<>();
        parts(other).forEach(part -> second.put(part.name(), part.value()));
        Set<String> all = new LinkedHashSet<>(first.keySet());
        all.addAll(second.keySet());
        return all.stream()
                .map(part -> new LineageChange(part, first.getOrDefault(part, NONE), second.getOrDefault(part, NONE)))
                .filter(change -> !change.a().equals(change.b()))
                .toList();
    }

    private static List<Part> parts(TrainingIdentity made) {
        List<Part> parts = new ArrayList<>();
        for (DatasetFingerprint data : made.datasets()) {
            parts.add(new Part("data " + data.name(), Phrase.count(data.rows(), "row") + ", " + shown(data.sha256())));
        }
        parts.add(new Part("races.train", shown(made.races().train())));
        parts.add(new Part("races.validation", shown(made.races().validation())));
        parts.add(new Part("races.test", shown(made.races().test())));
        FeatureSetFingerprint set = made.featureSet();
        parts.add(new Part("feature_set", set.name() + " " + set.version() + ", " + shown(set.sha256())));
        parts.add(new Part("seed", Long.toString(made.recipe().seed())));
        parts.add(new Part("num_workers", Integer.toString(made.recipe().numWorkers())));
        StepFingerprint step = made.recipe().step();
        parts.add(new Part("step", step.name()));
        step.settings().forEach(setting -> parts.add(new Part("math " + setting.name(), setting.value())));
        parts.add(new Part("code_version", made.recipe().codeVersion()));
        parts.addAll(flat("settings", made.recipe().configuration()));
        return parts;
    }

    /** Races that are other ones are told by the first and last, where their numbers and seasons are the same. */
    private static String shown(List<String> races) {
        return races.isEmpty()
                ? RaceSets.inWords(races)
                : RaceSets.inWords(races) + ", " + races.get(0) + " … " + races.get(races.size() - 1);
    }

    private static List<Part> flat(String path, JsonNode setting) {
        List<Part> parts = new ArrayList<>();
        if (setting.isObject()) {
            setting.fields()
                    .forEachRemaining(field -> parts.addAll(flat(path + "." + field.getKey(), field.getValue())));
        } else if (setting.isArray()) {
            for (int at = 0; at < setting.size(); at++) {
                parts.addAll(flat(path + "." + at, setting.get(at)));
            }
        } else {
            parts.add(new Part(path, setting.asText()));
        }
        return parts;
    }

    private static String shown(String sha256) {
        return "sha256 " + sha256.substring(0, CHECKSUM_SHOWN);
    }
}
