package io.undercut.job.task;

import com.google.common.hash.Hashing;
import io.undercut.fault.Phrase;
import io.undercut.job.config.RunSettings;
import io.undercut.job.flink.FlinkSite;
import io.undercut.job.task.CrossValidated.Fold;
import io.undercut.job.task.CrossValidated.Races;
import io.undercut.job.task.CrossValidated.Spread;
import io.undercut.job.task.ModelResult.Scored;
import io.undercut.stream.table.Checksum;
import io.undercut.zoo.catalog.ModelType;
import io.undercut.zoo.catalog.NetworkLearner;
import io.undercut.zoo.evaluation.EvaluationResult;
import io.undercut.zoo.evaluation.Metric;
import io.undercut.zoo.example.RollingOriginSplit;
import io.undercut.zoo.provenance.CanonicalJson;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Walk-forward cross-validation: the type's own learner is trained for each fold as in any run, and tested on what follows. Publishes
 * nothing. A fold's files lie under a name that follows from all that decides its model, so the same folds asked for again, as after an
 * interruption, are not trained again.
 */
public final class CrossValidation {
    private static final String FOLDS = "cross-validation";
    private static final int NAME_LENGTH = 12;

    private final Zoo zoo;
    private final ModelType type;
    private final FlinkSite site;
    private final RunSettings settings;
    private final Clock clock;
    private final Consumer<String> said;

    /** Of one model type; what goes on is said line by line. */
    public CrossValidation(
            Zoo zoo, ModelType type, FlinkSite site, RunSettings settings, Clock clock, Consumer<String> said) {
        this.zoo = zoo;
        this.type = type;
        this.site = site;
        this.settings = settings;
        this.clock = clock;
        this.said = said;
    }

    /** Trains and tests fold after fold, on the seasons named, or all there are. */
    public CrossValidated run(List<Integer> seasons, RollingOriginSplit split, FoldUnit unit) {
        List<TrainingData> all = tasks(FOLDS).folds(seasons, split, unit);
        List<Fold> folds = new ArrayList<>();
        for (TrainingData data : all) {
            folds.add(fold(folds.size() + 1, all.size(), data));
        }
        TrainingData any = all.get(0);
        Metric ranking = type.target().yardstick().ranking();
        String unitOfLabel = any.signature().label().unit();
        return new CrossValidated(
                type.name(),
                type.learner().algorithm(),
                unit.word(),
                any.set().manifest().key().row(),
                ranking.word(),
                ranking.title(),
                ranking.hasLabelsUnit() && !unitOfLabel.equals("1") ? unitOfLabel : "",
                folds,
                spread(folds.stream().map(Fold::metrics).toList()),
                spread(folds.stream().map(fold -> fold.baseline().metrics()).toList()));
    }

    private Fold fold(int number, int of, TrainingData data) {
        Races training = Races.of(data.split().training());
        Races test = Races.of(data.split().test());
        said.accept("fold %d of %d: learns from %s, %s … %s; tested on %s, %s … %s"
                .formatted(
                        number,
                        of,
                        Phrase.count(training.count(), "race"),
                        training.first(),
                        training.last(),
                        Phrase.count(test.count(), "race"),
                        test.first(),
                        test.last()));
        ModelTasks tasks = tasks(FOLDS + "/" + name(data));
        TrainedModel trained = tasks.train(data, StartingPoint.FRESH);
        EvaluationResult result = tasks.evaluateAlone(trained).result();
        Metric ranking = result.ranking();
        said.accept(String.format(
                Locale.ROOT,
                "fold %d of %d: %s %.4f, best baseline %.4f (%s)",
                number,
                of,
                ranking.title(),
                result.model().of(ranking).value(),
                result.bestBaseline().of(ranking).value(),
                result.bestBaselineName()));
        return new Fold(
                number,
                training,
                Races.of(data.split().validation()),
                test,
                Checksum.sha256(trained.archive()),
                RegisterModel.metrics(result.model(), ranking),
                new Scored(result.bestBaselineName(), RegisterModel.metrics(result.bestBaseline(), ranking)),
                result.verdict().name(),
                trained.remark());
    }

    private ModelTasks tasks(String run) {
        return new ModelTasks(zoo, type, site, settings, run, clock);
    }

    /** Of what decides a fold's model; its plan, which is kept too, is held against what is trained. */
    private String name(TrainingData data) {
        SortedMap<String, Object> parts = new TreeMap<>();
        parts.put("feature_set", data.set().manifest().version());
        parts.put("split", data.split());
        if (type.learner() instanceof NetworkLearner network) {
            parts.put("learner", List.of(network.recipe(), network.shape()));
        } else {
            parts.put("learner", type.learner());
        }
        parts.put("settings", settings.training().typed());
        parts.put("seed", settings.seed());
        parts.put("workers", settings.workers());
        parts.put("step", settings.step());
        parts.put("math", settings.math());
        parts.put("code", ModelOrigin.codeVersion());
        return type.name() + "-"
                + Hashing.sha256()
                        .hashBytes(CanonicalJson.write(parts))
                        .toString()
                        .substring(0, NAME_LENGTH);
    }

    /** By metric, over the folds that have a figure of it. */
    private SortedMap<String, Spread> spread(List<SortedMap<String, Double>> folds) {
        SortedMap<String, Spread> spread = new TreeMap<>();
        for (Metric metric : type.target().metrics()) {
            List<Double> figures = folds.stream()
                    .map(fold -> fold.get(metric.word()))
                    .filter(Objects::nonNull)
                    .toList();
            if (!figures.isEmpty()) {
                spread.put(metric.word(), Spread.of(figures));
            }
        }
        return spread;
    }
}
