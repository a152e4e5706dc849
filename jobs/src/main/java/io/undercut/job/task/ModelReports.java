package io.undercut.job.task;

import io.undercut.fault.Phrase;
import io.undercut.job.config.RunSettings;
import io.undercut.job.report.ModelIdentity;
import io.undercut.job.report.ModelReport;
import io.undercut.job.report.NamedValue;
import io.undercut.job.report.ReportContent;
import io.undercut.job.report.ReportShape;
import io.undercut.stream.featureset.FeatureSetManifest;
import io.undercut.zoo.catalog.Gate;
import io.undercut.zoo.catalog.ModelType;
import io.undercut.zoo.evaluation.Explanation;
import io.undercut.zoo.evaluation.Gain;
import io.undercut.zoo.evaluation.Importance;
import io.undercut.zoo.evaluation.PartialDependence;
import io.undercut.zoo.evaluation.PermutationImportance;
import io.undercut.zoo.evaluation.ScoredExample;
import io.undercut.zoo.model.Model;
import io.undercut.zoo.registry.ModelVersion;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What is said to people of models of one type in one run. */
final class ModelReports {
    private static final int DEPENDENCE_SHOWN = 6;

    private final ModelType type;
    private final RunSettings settings;
    private final String runId;

    ModelReports(ModelType type, RunSettings settings, String runId) {
        this.type = type;
        this.settings = settings;
        this.runId = runId;
    }

    /** On a model as it is published. */
    ModelReport of(TrainedModel trained, EvaluatedModel evaluated, ModelIdentity model, List<Gate.Result> gates) {
        List<NamedValue> parameters = new ArrayList<>();
        trained.configuration()
                .fields()
                .forEachRemaining(setting -> parameters.add(new NamedValue(
                        setting.getKey(),
                        setting.getValue().isTextual()
                                ? setting.getValue().asText()
                                : setting.getValue().toString())));
        parameters.add(new NamedValue("may take", type.terms().training().text()));
        parameters.add(new NamedValue("seed", Long.toString(settings.seed())));
        parameters.add(new NamedValue("num_workers", Integer.toString(trained.workers())));
        parameters.add(new NamedValue("step", trained.step().name()));
        List<NamedValue> lineage = lineage(trained.data());
        trained.step().settings().forEach(setting -> lineage.add(new NamedValue(setting.name(), setting.value())));
        return new ModelReport(new ReportContent(
                model,
                trained.data().signature().schema(),
                ReportShape.of(type),
                evaluated.result(),
                evaluated.rows(),
                evaluated.coverage(),
                trained.losses(),
                parameters,
                lineage,
                explained(trained.archive(), trained.data(), evaluated.rows()),
                gates));
    }

    /** On a published version's scores on other races. */
    ModelReport of(
            ModelVersion version, TrainingData data, EvaluatedModel evaluated, Instant now, List<Gate.Result> gates) {
        return new ModelReport(new ReportContent(
                new ModelIdentity(type.name(), version.version(), version.modelSha256(), runId, now),
                data.signature().schema(),
                ReportShape.of(type),
                evaluated.result(),
                evaluated.rows(),
                evaluated.coverage(),
                List.of(),
                List.of(new NamedValue("seed of the intervals", Long.toString(settings.seed()))),
                lineage(data),
                Explanation.NONE,
                gates));
    }

    /** Rows of some time steps only are not dealt out: their lengths would no longer be theirs. */
    private Explanation explained(byte[] archive, TrainingData data, List<ScoredExample> rows) {
        if (type.columns().length() != null) {
            return Explanation.NONE;
        }
        List<String> inputs = data.signature().schema().names();
        try (Model model = type.format().open(archive)) {
            PermutationImportance importance =
                    new PermutationImportance(model, inputs, type.target().yardstick(), rows, settings.seed());
            List<Importance> weights = importance.byInput();
            return new Explanation(
                    weights,
                    importance.byLap(),
                    Gain.byQuantity(inputs, type.format().gains(archive)),
                    new PartialDependence(model, inputs, rows)
                            .of(weights.stream()
                                    .limit(DEPENDENCE_SHOWN)
                                    .map(Importance::name)
                                    .toList()));
        }
    }

    private static List<NamedValue> lineage(TrainingData data) {
        List<NamedValue> lineage = new ArrayList<>();
        FeatureSetManifest set = data.set().manifest();
        lineage.add(new NamedValue(
                "feature set", set.version() + ", " + Phrase.count(set.rows(), "row") + ", sha256 " + set.sha256()));
        set.lineage()
                .forEach(partition -> lineage.add(new NamedValue(
                        partition.season() == 0
                                ? partition.table()
                                : partition.table() + " "
                                        + partition.race().orElse(Integer.toString(partition.season())),
                        Phrase.count(partition.rows(), "row") + ", sha256 " + partition.sha256())));
        lineage.add(new NamedValue("code", ModelOrigin.codeVersion()));
        return lineage;
    }
}
