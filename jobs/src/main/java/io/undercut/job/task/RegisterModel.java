package io.undercut.job.task;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.undercut.fault.Fault;
import io.undercut.fault.FaultReason;
import io.undercut.fault.Phrase;
import io.undercut.job.config.RunSettings;
import io.undercut.job.report.LossPoint;
import io.undercut.job.report.ModelCard;
import io.undercut.job.report.ModelIdentity;
import io.undercut.job.report.ModelReport;
import io.undercut.job.report.NamedValue;
import io.undercut.job.report.ReportContent;
import io.undercut.job.task.ModelResult.Gate;
import io.undercut.job.task.ModelResult.Scored;
import io.undercut.job.task.TireDegradationTasks.Fitted;
import io.undercut.job.task.TireDegradationTasks.Judged;
import io.undercut.job.task.TireDegradationTasks.Prepared;
import io.undercut.stream.lake.FeatureSetManifest;
import io.undercut.stream.lake.TablePartition;
import io.undercut.stream.training.ParentModel;
import io.undercut.stream.training.RoundDecision;
import io.undercut.stream.training.TrainingPlan;
import io.undercut.zoo.catalog.TireDegradation;
import io.undercut.zoo.evaluation.RegressionScore;
import io.undercut.zoo.provenance.CanonicalJson;
import io.undercut.zoo.provenance.DatasetFingerprint;
import io.undercut.zoo.provenance.FeatureSetFingerprint;
import io.undercut.zoo.provenance.Machine;
import io.undercut.zoo.provenance.ModelProvenance;
import io.undercut.zoo.provenance.RaceSets;
import io.undercut.zoo.provenance.StepFingerprint;
import io.undercut.zoo.provenance.TrainingCircumstances;
import io.undercut.zoo.provenance.TrainingIdentity;
import io.undercut.zoo.provenance.TrainingSettings;
import io.undercut.zoo.registry.LocalArtifactStore;
import io.undercut.zoo.registry.ModelPackage;
import io.undercut.zoo.registry.ModelRegistry;
import io.undercut.zoo.registry.ModelVersion;
import io.undercut.zoo.registry.PackageFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Publishes a judged model with all that tells how it came to be, and promotes it if it passes its gates. */
public final class RegisterModel {
    private static final Logger LOG = LoggerFactory.getLogger(RegisterModel.class);

    private final RunSettings settings;
    private final String runId;
    private final Clock clock;
    private final ModelRegistry registry;

    /** What becomes of {@code latest}. */
    public enum Promotion {
        /** Moved if the gates are passed. */
        IF_GATES_PASS,
        /** Left alone. */
        NEVER
    }

    /** Publishes into a warehouse's registry. */
    public RegisterModel(RunSettings settings, String runId, Clock clock) {
        this.settings = settings;
        this.runId = runId;
        this.clock = clock;
        this.registry =
                new ModelRegistry(new LocalArtifactStore(settings.warehouse().models()), clock);
    }

    /** Publishes a model; the same model published again is the same version. */
    public ModelResult publish(Fitted fitted, Judged judged, Promotion promotion) {
        Instant now = clock.instant();
        List<PackageFile> identity = identityFiles(fitted, judged);
        ReportContent unpublished = content(
                fitted, judged, ModelIdentity.UNPUBLISHED, identity.get(0).sha256(), now);
        String version = new ModelPackage(TireDegradation.NAME, identity).version();
        ReportContent content = new ReportContent(
                new ModelIdentity(TireDegradation.NAME, version, identity.get(0).sha256(), runId, now),
                unpublished.schema(),
                unpublished.evaluation(),
                unpublished.test(),
                unpublished.losses(),
                unpublished.parameters(),
                unpublished.lineage());
        List<PackageFile> files = new ArrayList<>(identity);
        files.add(PackageFile.descriptive(VersionContents.CARD, utf8(new ModelCard().markdown(content))));
        files.add(PackageFile.descriptive(VersionContents.REPORT, utf8(new ModelReport().html(content))));
        files.add(PackageFile.descriptive(
                VersionContents.CIRCUMSTANCES, provenance(fitted, now).circumstancesJson()));
        ModelVersion published = registry.publish(new ModelPackage(TireDegradation.NAME, files));
        List<Gate> gates = gates(judged);
        boolean passed = gates.stream().allMatch(Gate::passed);
        Optional<Scored> champion = champion();
        boolean promoted = passed && promotion == Promotion.IF_GATES_PASS;
        if (promoted) {
            registry.promote(TireDegradation.NAME, published.version(), "run " + runId);
        }
        // What this run did stands, though another run has promoted its own model since.
        return result(
                published,
                judged,
                gates,
                champion.orElse(null),
                promoted || isLatest(published),
                published.uri() + VersionContents.REPORT);
    }

    /**
     * The scores of a version that is there already, on races asked for, with a page of their own. Without a champion: its scores are of
     * other races.
     */
    public ModelResult evaluated(ModelVersion version, Prepared prepared, Judged judged) {
        List<NamedValue> lineage = lineage(prepared);
        ReportContent content = new ReportContent(
                new ModelIdentity(
                        TireDegradation.NAME, version.version(), version.modelSha256(), runId, clock.instant()),
                TireDegradation.SCHEMA,
                judged.result(),
                judged.rows(),
                List.of(),
                List.of(new NamedValue("seed of the intervals", Long.toString(settings.seed()))),
                lineage);
        SortedSet<String> seasons = new TreeSet<>();
        prepared.split().test().forEach(race -> seasons.add(race.substring(0, 4)));
        Path page = settings.warehouse()
                .evaluations()
                .resolve(version.modelType())
                .resolve(version.version())
                .resolve(String.join("_", seasons) + ".html");
        PublishedPage.write(page, new ModelReport().evaluation(content));
        return result(
                version,
                judged,
                gates(judged),
                null,
                isLatest(version),
                page.toUri().toString());
    }

    /**
     * A quarantined champion is none: nothing may be compared with it, and a new model must be able to take its place. So is one that is
     * gone or damaged: a run whose model is published does not fail for another's file.
     */
    private Optional<Scored> champion() {
        try {
            return registry.pointedAt(TireDegradation.NAME)
                    .filter(version -> !version.quarantined())
                    .map(this::scored);
        } catch (Fault lost) {
            if (lost.reason() != FaultReason.INTEGRITY_FAILURE) {
                throw lost;
            }
            LOG.warn("no champion to compare with: {}", lost.getMessage());
            return Optional.empty();
        }
    }

    private boolean isLatest(ModelVersion version) {
        return registry.pointedAtIfWhole(TireDegradation.NAME)
                .map(now -> now.version().equals(version.version()))
                .orElse(false);
    }

    private ModelResult result(
            ModelVersion version, Judged judged, List<Gate> gates, Scored champion, boolean promoted, String report) {
        return new ModelResult(
                TireDegradation.NAME,
                version.version(),
                version.modelSha256(),
                promoted,
                version.uri(),
                metrics(judged.result().model()),
                scored(judged.result().bestBaseline()),
                judged.result().baselines().stream().map(RegisterModel::scored).toList(),
                champion,
                gates,
                report);
    }

    private Scored scored(ModelVersion champion) {
        TreeMap<String, Double> metrics = new TreeMap<>();
        CanonicalJson.read(registry.read(champion, ModelPackage.METRICS), ObjectNode.class, ModelPackage.METRICS)
                .path("metrics")
                .fields()
                .forEachRemaining(
                        metric -> metrics.put(metric.getKey(), metric.getValue().asDouble()));
        return new Scored(champion.version(), metrics);
    }

    private static Scored scored(RegressionScore score) {
        return new Scored(score.name(), metrics(score));
    }

    private static SortedMap<String, Double> metrics(RegressionScore score) {
        SortedMap<String, Double> metrics = new TreeMap<>();
        metrics.put("mae", score.mae().value());
        metrics.put("mae_low", score.mae().low());
        metrics.put("mae_high", score.mae().high());
        metrics.put("rmse", score.rmse().value());
        metrics.put("r2", score.r2().value());
        metrics.put("examples", (double) score.examples());
        metrics.put("races", (double) score.races());
        return metrics;
    }

    private static List<Gate> gates(Judged judged) {
        double figure = judged.result().model().mae().value();
        double limit = judged.result().bestBaseline().mae().value();
        return List.of(new Gate("better_than_best_baseline_mae", figure < limit, figure, limit));
    }

    private List<PackageFile> identityFiles(Fitted fitted, Judged judged) {
        ObjectNode metrics = JsonNodeFactory.instance.objectNode();
        metrics.putPOJO("metrics", metrics(judged.result().model()));
        metrics.putPOJO(
                "baselines",
                judged.result().baselines().stream().map(RegisterModel::scored).toList());
        return List.of(
                PackageFile.identity(ModelPackage.MODEL, fitted.model().archive()),
                PackageFile.identity(ModelPackage.SIGNATURE, CanonicalJson.write(TireDegradation.SCHEMA)),
                PackageFile.identity(ModelPackage.METRICS, CanonicalJson.write(metrics)),
                PackageFile.identity(
                        ModelPackage.LINEAGE,
                        provenance(fitted, clock.instant()).lineageJson()));
    }

    private ModelProvenance provenance(Fitted fitted, Instant now) {
        FeatureSetManifest set = fitted.prepared().set().manifest();
        return new ModelProvenance(
                new TrainingIdentity(
                        TireDegradation.NAME,
                        new FeatureSetFingerprint(set.name(), set.version(), set.sha256()),
                        set.lineage().stream().map(RegisterModel::fingerprint).toList(),
                        new RaceSets(
                                fitted.prepared().split().training(),
                                fitted.prepared().split().validation(),
                                fitted.prepared().split().test()),
                        new TrainingSettings(
                                CanonicalJson.read(
                                        CanonicalJson.write(configuration(fitted)), ObjectNode.class, "configuration"),
                                settings.seed(),
                                settings.workers(),
                                new StepFingerprint(settings.step().word(), settings.math()),
                                codeVersion())),
                new TrainingCircumstances(
                        now, runId, "train_" + TireDegradation.NAME, settings.parallelism(), Machine.here("local")));
    }

    private static DatasetFingerprint fingerprint(TablePartition partition) {
        return new DatasetFingerprint(
                partition.table() + "/season=" + partition.season(), partition.sha256(), partition.rows());
    }

    private static SortedMap<String, Object> configuration(Fitted fitted) {
        TrainingPlan plan = fitted.plan();
        SortedMap<String, Object> configuration = new TreeMap<>();
        configuration.put("network", plan.network());
        configuration.put("local_steps", plan.localSteps());
        configuration.put("rounds", plan.rounds());
        configuration.put("patience", plan.stopping().patience());
        configuration.put("batch_rows", plan.batchRows());
        configuration.put("updater_averaging", plan.updaterAveraging().name());
        configuration.put("validate_every", plan.validateEvery());
        if (!plan.parent().equals(ParentModel.NONE)) {
            SortedMap<String, Object> parent = new TreeMap<>();
            parent.put("model_sha256", plan.parent().sha256());
            parent.put(LearnedRaces.RACES, fitted.learnedBefore());
            configuration.put(LearnedRaces.WARM_START, parent);
        }
        return configuration;
    }

    private static String codeVersion() {
        String version = RegisterModel.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }

    private ReportContent content(Fitted fitted, Judged judged, String version, String sha256, Instant now) {
        List<NamedValue> parameters = new ArrayList<>();
        configuration(fitted).forEach((name, value) -> parameters.add(new NamedValue(name, String.valueOf(value))));
        parameters.add(new NamedValue("seed", Long.toString(settings.seed())));
        parameters.add(new NamedValue("num_workers", Integer.toString(settings.workers())));
        parameters.add(new NamedValue("step", settings.step().word()));
        List<NamedValue> lineage = lineage(fitted.prepared());
        return new ReportContent(
                new ModelIdentity(TireDegradation.NAME, version, sha256, runId, now),
                TireDegradation.SCHEMA,
                judged.result(),
                judged.rows(),
                fitted.model().history().stream().map(RegisterModel::point).toList(),
                parameters,
                lineage);
    }

    private List<NamedValue> lineage(Prepared prepared) {
        List<NamedValue> lineage = new ArrayList<>();
        FeatureSetManifest set = prepared.set().manifest();
        lineage.add(new NamedValue(
                "feature set", set.version() + ", " + Phrase.count(set.rows(), "row") + ", sha256 " + set.sha256()));
        set.lineage()
                .forEach(partition -> lineage.add(new NamedValue(
                        partition.table() + " " + partition.season(),
                        Phrase.count(partition.rows(), "row") + ", sha256 " + partition.sha256())));
        settings.math().forEach(setting -> lineage.add(new NamedValue(setting.name(), setting.value())));
        lineage.add(new NamedValue("code", codeVersion()));
        return lineage;
    }

    private static LossPoint point(RoundDecision round) {
        return new LossPoint(
                round.round() + 1,
                (int) Math.ceil(round.epoch()),
                round.loss(),
                Double.isNaN(round.validationLoss()) ? null : round.validationLoss());
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
