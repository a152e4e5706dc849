package io.undercut.job.task;

import io.undercut.fault.Fault;
import io.undercut.fault.FaultReason;
import io.undercut.fault.Phrase;
import io.undercut.job.config.RunSettings;
import io.undercut.job.flink.FlinkSite;
import io.undercut.job.graph.ScoreModel;
import io.undercut.stream.scoring.ScoredRaces;
import io.undercut.zoo.catalog.Gate;
import io.undercut.zoo.catalog.Gate.Comparison;
import io.undercut.zoo.catalog.Gate.Outcome;
import io.undercut.zoo.catalog.ModelType;
import io.undercut.zoo.evaluation.Evaluation;
import io.undercut.zoo.evaluation.Score;
import io.undercut.zoo.evaluation.ScoredExample;
import io.undercut.zoo.provenance.CanonicalJson;
import io.undercut.zoo.registry.ModelPackage;
import io.undercut.zoo.registry.ModelRegistry;
import io.undercut.zoo.registry.ModelVersion;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Holds a candidate beside the champion, the version that {@code latest} points at, as often as there is another. A champion that is gone,
 * damaged or quarantined fails no run: it is another's file, and a new model must be able to take its place.
 */
final class ChampionTrial {
    private static final Logger LOG = LoggerFactory.getLogger(ChampionTrial.class);

    private final FlinkSite site;
    private final RunSettings settings;
    private final ModelRegistry registry;
    private final TrainingData data;
    private final List<ScoredExample> rows;

    /**
     * A trial of one candidate.
     *
     * @param data its rows
     * @param rows the test rows with what it says
     */
    ChampionTrial(
            FlinkSite site, RunSettings settings, ModelRegistry registry, TrainingData data, List<ScoredExample> rows) {
        this.site = site;
        this.settings = settings;
        this.registry = registry;
        this.data = data;
        this.rows = rows;
    }

    /**
     * The champion of now.
     *
     * @param id the version; null if there is none
     * @param version what may be used of it; null if nothing
     * @param trouble why nothing may; empty otherwise
     */
    private record Champion(String id, ModelVersion version, String trouble) {}

    /** Compares, by one Flink job if there is something to compare. */
    Comparison hold() {
        Comparison comparison = compared();
        if (!comparison.reason().isEmpty()) {
            LOG.warn("{}", comparison.reason());
        }
        return comparison;
    }

    private Comparison compared() {
        Champion champion = champion();
        if (champion.version() == null) {
            return champion.trouble().isEmpty() ? Comparison.NONE : unusable(champion.id(), champion.trouble());
        }
        try {
            return comparedWith(champion.version());
        } catch (Fault lost) {
            if (lost.reason() != FaultReason.INTEGRITY_FAILURE) {
                throw lost;
            }
            return unusable(champion.id(), lost.getMessage());
        }
    }

    /** Whether a comparison from before still tells how things are: of the same champion, as usable as it was. */
    boolean stands(Comparison before) {
        Champion now = champion();
        boolean wasUsable = before.champion() != null && before.outcome() != Outcome.UNUSABLE;
        return Objects.equals(now.id(), before.champion()) && wasUsable == (now.version() != null);
    }

    private Champion champion() {
        String id = null;
        try {
            id = registry.pointer(type().name()).orElse(null);
            if (id == null) {
                return new Champion(null, null, "");
            }
            ModelVersion version = registry.verified(type().name(), id);
            type().format().check(registry.read(version, ModelPackage.MODEL));
            return new Champion(id, version, "");
        } catch (Fault lost) {
            boolean itsOwn = lost.reason() == FaultReason.INTEGRITY_FAILURE
                    || lost.reason() == FaultReason.DATA_VALIDATION_FAILURE;
            if (!itsOwn) {
                throw lost;
            }
            return new Champion(id, null, lost.getMessage());
        }
    }

    private static Comparison unusable(String id, String trouble) {
        return new Comparison(id, Outcome.UNUSABLE, null, "the champion is not usable: " + trouble);
    }

    /** On the rows of races that the champion did not learn from: it knows the others. */
    private Comparison comparedWith(ModelVersion champion) {
        if (!Arrays.equals(registry.read(champion, ModelPackage.SIGNATURE), CanonicalJson.write(data.signature()))) {
            return new Comparison(
                    champion.version(),
                    Outcome.OTHER_FEATURES,
                    null,
                    "the champion, " + champion.reference() + ", reads other features and was not compared with");
        }
        Set<String> races = new TreeSet<>(data.split().test());
        races.removeAll(LearnedRaces.of(registry, champion));
        List<ScoredExample> own =
                rows.stream().filter(row -> races.contains(row.key().group())).toList();
        if (own.isEmpty()) {
            return new Comparison(
                    champion.version(),
                    Outcome.UNDECIDED,
                    null,
                    "the champion, " + champion.reference() + ", learned from all test races, so nothing says which"
                            + " is better; choose --test-seasons later than those it learned from");
        }
        Score score = score(own);
        if (score.find(type().target().yardstick().ranking()).isEmpty()) {
            return new Comparison(
                    champion.version(),
                    Outcome.UNDECIDED,
                    null,
                    "nothing can be measured on " + Phrase.list(races) + ", the test races that the champion, "
                            + champion.reference() + ", did not learn from; choose other --test-seasons");
        }
        List<ScoredExample> its = ScoreModel.run(
                        site,
                        type().name() + " champion",
                        type().format(),
                        registry.read(champion, ModelPackage.MODEL),
                        data.files(),
                        ScoredRaces.only(races, type().baselines()))
                .rows();
        return Comparison.of(new Gate.Challenge(
                champion.version(),
                score(its),
                score,
                Evaluation.difference(own, its, type().target().yardstick(), settings.seed())));
    }

    private Score score(List<ScoredExample> scored) {
        return Evaluation.score(scored, type().target().yardstick(), settings.seed());
    }

    private ModelType type() {
        return data.type();
    }
}
