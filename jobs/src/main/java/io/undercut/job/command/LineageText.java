package io.undercut.job.command;

import io.undercut.fault.Phrase;
import io.undercut.zoo.provenance.RaceSets;
import io.undercut.zoo.provenance.TrainingIdentity;

/** What a model was made of, for people. */
final class LineageText {
    private LineageText() {}

    static String of(TrainingIdentity made) {
        return "  learned from %s%n  chosen on %s%n  tested on %s%n  feature set %s %s, seed %d, %s, step %s"
                .formatted(
                        RaceSets.inWords(made.races().train()),
                        RaceSets.inWords(made.races().validation()),
                        RaceSets.inWords(made.races().test()),
                        made.featureSet().name(),
                        made.featureSet().version(),
                        made.recipe().seed(),
                        Phrase.count(made.recipe().numWorkers(), "replica"),
                        made.recipe().step().name());
    }
}
