package io.undercut.job.command;

import io.undercut.fault.Phrase;
import io.undercut.zoo.provenance.TrainingIdentity;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What a model was made of, for people. */
final class LineageText {
    private static final int YEAR = 4;

    private LineageText() {}

    static String of(TrainingIdentity made) {
        return "  learned from %s%n  chosen on %s%n  tested on %s%n  feature set %s %s, seed %d, %s, step %s"
                .formatted(
                        races(made.races().train()),
                        races(made.races().validation()),
                        races(made.races().test()),
                        made.featureSet().name(),
                        made.featureSet().version(),
                        made.recipe().seed(),
                        Phrase.count(made.recipe().numWorkers(), "replica"),
                        made.recipe().step().name());
    }

    private static String races(List<String> races) {
        if (races.isEmpty()) {
            return "no race";
        }
        TreeSet<String> seasons =
                races.stream().map(race -> race.substring(0, YEAR)).collect(Collectors.toCollection(TreeSet::new));
        // A whole season may stand for its races.
        return races.equals(List.copyOf(seasons))
                ? Phrase.list(seasons)
                : Phrase.count(races.size(), "race") + " of " + Phrase.list(seasons);
    }
}
