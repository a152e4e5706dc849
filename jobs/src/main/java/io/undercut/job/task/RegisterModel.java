package io.undercut.job.task;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.undercut.fault.Fault;
import io.undercut.fault.FaultReason;
import io.undercut.job.config.RunSettings;
import io.undercut.job.report.ModelIdentity;
import io.undercut.job.report.ModelReport;
import io.undercut.job.task.ModelResult.Scored;
import io.undercut.stream.lake.LakeFiles;
import io.undercut.stream.lake.LocalPlace;
import io.undercut.stream.store.ArtifactStores;
import io.undercut.zoo.catalog.Gate;
import io.undercut.zoo.catalog.ModelType;
import io.undercut.zoo.evaluation.Coverage;
import io.undercut.zoo.evaluation.Footprint;
import io.undercut.zoo.evaluation.Metric;
import io.undercut.zoo.evaluation.Score;
import io.undercut.zoo.evaluation.ScoredExample;
import io.undercut.zoo.packaging.ModelCost;
import io.undercut.zoo.provenance.CanonicalJson;
import io.undercut.zoo.registry.ModelPackage;
import io.undercut.zoo.registry.ModelRegistry;
import io.undercut.zoo.registry.ModelVersion;
import io.undercut.zoo.registry.PackageFile;
import io.undercut.zoo.registry.VerificationResult;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.apache.flink.core.fs.Path;

/** Publishes an evaluated model with all that tells how it came to be, and promotes it if it passes its gates. */
public final class RegisterModel {
    private static final int ATTEMPTS = 10;
    private static final int MEASURED_ROWS = 2_000;

    private final ModelType type;
    private final RunSettings settings;
    private final String runId;
    private final Clock clock;
    private final ModelRegistry registry;
    private final ModelOrigin origin;
    private final ModelReports reports;
    private final Footprints footprints;
    private final byte[] encoding;

    /** What becomes of {@code latest}. */
    public enum Promotion {
        /** Moved if the gates are passed. */
        IF_GATES_PASS,
        /** Left alone. */
        NEVER
    }

    /** Publishes into a warehouse's registry what it has measured in a process of its own. */
    public RegisterModel(ModelType type, RunSettings settings, String runId, Clock clock) {
        this(type, settings, runId, clock, null, new FreshProcess());
    }

    /**
     * Publishes models that may have learned from a table.
     *
     * @param encoding how its rows became inputs, as JSON; null of the lake's
     * @param footprints measures what a prediction costs
     */
    RegisterModel(
            ModelType type, RunSettings settings, String runId, Clock clock, byte[] encoding, Footprints footprints) {
        this.encoding = encoding == null ? null : encoding.clone();
        this.type = type;
        this.settings = settings;
        this.runId = runId;
        this.clock = clock;
        this.registry = new ModelRegistry(ArtifactStores.at(settings.warehouse().models()), clock);
        this.origin = new ModelOrigin(type, settings, runId);
        this.reports = new ModelReports(type, settings, runId);
        this.footprints = footprints;
    }

    /**
     * Publishes a model and promotes it if it passes its gates; the same model published again is the same version.
     *
     * @param evaluated its scores; the champion they stand beside may have been another's by now
     * @param trial compares it with the champion of now
     */
    ModelResult publish(TrainedModel trained, EvaluatedModel evaluated, Promotion promotion, ChampionTrial trial) {
        Instant now = clock.instant();
        List<PackageFile> identity = identityFiles(trained, evaluated);
        ModelPackage bare = new ModelPackage(type.name(), identity);
        Checked checked = new Checked(
                footprints.of(
                        bare.archive(now), rows(evaluated.rows()), type.terms().gates()),
                null);
        List<Gate.Result> known = gates(evaluated, checked);
        ModelReport report = reports.of(
                trained,
                evaluated,
                new ModelIdentity(type.name(), bare.version(), identity.get(0).sha256(), runId, now),
                known);
        List<PackageFile> files = new ArrayList<>(identity);
        files.add(PackageFile.descriptive(VersionContents.GATES, CanonicalJson.write(known)));
        files.add(PackageFile.descriptive(VersionContents.CARD, utf8(report.card())));
        files.add(PackageFile.descriptive(VersionContents.REPORT, utf8(report.page())));
        files.add(PackageFile.descriptive(
                VersionContents.CIRCUMSTANCES, origin.of(trained, now).circumstancesJson()));
        ModelVersion published = registry.publish(new ModelPackage(type.name(), files));
        Checked whole = new Checked(checked.footprint(), registry.verify(published));
        Decision decision = promotion == Promotion.NEVER
                ? new Decision(evaluated, isLatest(published))
                : decide(published.version(), evaluated, whole, trial);
        Gate.Challenge challenge = decision.scores().comparison().challenge();
        Scored champion =
                challenge == null ? null : new Scored(challenge.version(), metrics(challenge.champion(), ranking()));
        return result(
                published,
                decision.scores(),
                gates(decision.scores(), whole),
                champion,
                decision.promoted(),
                published.uri() + VersionContents.REPORT);
    }

    /** Some of the test rows, over all of them, to be predicted by a process that is measured. */
    private static ModelCost.Rows rows(List<ScoredExample> test) {
        int every = 1 + test.size() / MEASURED_ROWS;
        List<ScoredExample> some = IntStream.range(0, test.size())
                .filter(row -> row % every == 0)
                .mapToObj(test::get)
                .toList();
        return new ModelCost.Rows(ScoredExample.features(some), ScoredExample.lengths(some), some.size());
    }

    /**
     * What was seen of a model beside its scores.
     *
     * @param footprint what a prediction costs; null where nobody measured
     * @param verification of its files; null before there are any
     */
    private record Checked(Footprint footprint, VerificationResult verification) {
        static final Checked NOTHING = new Checked(null, null);
    }

    /**
     * Whether a version was promoted: what this run did stands, though another run has promoted its own model since.
     *
     * @param scores beside the champion that decided
     */
    private record Decision(EvaluatedModel scores, boolean promoted) {}

    /**
     * Moves {@code latest} if the gates are passed beside the champion that it points at in that moment: the one that this run was compared
     * with may have lost its place while the run was down, or to a run at its side.
     */
    private Decision decide(String version, EvaluatedModel evaluated, Checked checked, ChampionTrial trial) {
        EvaluatedModel now = evaluated;
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            if (registry.pointer(type.name()).filter(version::equals).isPresent()) {
                return new Decision(now, true);
            }
            if (!trial.stands(now.comparison())) {
                now = now.with(trial.hold());
            }
            if (!gates(now, checked).stream().allMatch(Gate.Result::passed)) {
                return new Decision(now, false);
            }
            String champion = now.comparison().champion();
            if (registry.promoteOver(champion, type.name(), version, "run " + runId)
                    .isPresent()) {
                return new Decision(now, true);
            }
        }
        throw new Fault(
                FaultReason.NETWORK_TIMEOUT,
                "the champion of " + type.name() + " is replaced by others all the time; resume the run");
    }

    /**
     * The scores of a version that is there already, on races asked for, with a page of their own. Without a champion: its scores are of
     * other races.
     */
    public ModelResult evaluated(ModelVersion version, TrainingData data, EvaluatedModel evaluated) {
        List<Gate.Result> gates = gates(evaluated, Checked.NOTHING);
        SortedSet<String> seasons = new TreeSet<>();
        data.split().test().forEach(race -> seasons.add(race.substring(0, 4)));
        String page = String.join(
                "/",
                settings.warehouse().evaluations(),
                version.modelType(),
                version.version(),
                String.join("_", seasons) + ".html");
        LakeFiles.publish(
                new Path(page),
                utf8(reports.of(version, data, evaluated, clock.instant(), gates)
                        .evaluationPage()));
        return result(version, evaluated, gates, null, isLatest(version), LocalPlace.link(page));
    }

    private Metric ranking() {
        return type.target().metrics().get(0);
    }

    private boolean isLatest(ModelVersion version) {
        return registry.pointedAtIfWhole(type.name())
                .map(now -> now.version().equals(version.version()))
                .orElse(false);
    }

    private ModelResult result(
            ModelVersion version,
            EvaluatedModel evaluated,
            List<Gate.Result> gates,
            Scored champion,
            boolean promoted,
            String report) {
        return new ModelResult(
                type.name(),
                version.version(),
                version.modelSha256(),
                promoted,
                version.uri(),
                metrics(evaluated),
                scored(evaluated.result().bestBaseline()),
                evaluated.result().baselines().stream().map(this::scored).toList(),
                champion,
                gates,
                report);
    }

    private Scored scored(Score score) {
        return new Scored(score.name(), metrics(score, ranking()));
    }

    private SortedMap<String, Double> metrics(EvaluatedModel evaluated) {
        SortedMap<String, Double> metrics = metrics(evaluated.result().model(), ranking());
        Coverage coverage = evaluated.coverage();
        if (coverage != null) {
            metrics.put(Coverage.WORD, coverage.share().value());
            metrics.put(Coverage.WORD + "_low", coverage.share().low());
            metrics.put(Coverage.WORD + "_high", coverage.share().high());
            metrics.put("interval_half_width", coverage.halfWidth());
        }
        return metrics;
    }

    static SortedMap<String, Double> metrics(Score score, Metric ranking) {
        SortedMap<String, Double> metrics = new TreeMap<>();
        score.figures().forEach((metric, figure) -> metrics.put(metric, figure.value()));
        metrics.put(ranking.word() + "_low", score.of(ranking).low());
        metrics.put(ranking.word() + "_high", score.of(ranking).high());
        metrics.put("examples", (double) score.examples());
        metrics.put("races", (double) score.races());
        return metrics;
    }

    private List<Gate.Result> gates(EvaluatedModel evaluated, Checked checked) {
        Gate.Evidence evidence = new Gate.Evidence(
                evaluated.result(),
                evaluated.comparison(),
                evaluated.trials().robustness(),
                evaluated.trials().inputs(),
                checked.footprint(),
                checked.verification());
        return type.gates().stream()
                .flatMap(gate -> gate.check(evidence, type.terms().gates()).stream())
                .toList();
    }

    private List<PackageFile> identityFiles(TrainedModel trained, EvaluatedModel evaluated) {
        ObjectNode metrics = JsonNodeFactory.instance.objectNode();
        if (evaluated.result().areas() != null) {
            metrics.putPOJO("area_comparison", evaluated.result().areas());
        }
        metrics.putPOJO("metrics", metrics(evaluated));
        metrics.putPOJO(
                "baselines",
                evaluated.result().baselines().stream().map(this::scored).toList());
        List<PackageFile> files = new ArrayList<>(List.of(
                PackageFile.identity(ModelPackage.MODEL, trained.archive()),
                PackageFile.identity(
                        ModelPackage.SIGNATURE,
                        CanonicalJson.write(trained.data().signature())),
                PackageFile.identity(ModelPackage.METRICS, CanonicalJson.write(metrics)),
                PackageFile.identity(
                        ModelPackage.LINEAGE,
                        origin.of(trained, clock.instant()).lineageJson())));
        if (evaluated.intervals() != null) {
            files.add(PackageFile.identity(
                    VersionContents.INTERVALS,
                    CanonicalJson.write(evaluated.intervals().intervals())));
        }
        if (encoding != null) {
            files.add(PackageFile.identity(VersionContents.ENCODING, encoding));
        }
        return files;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
