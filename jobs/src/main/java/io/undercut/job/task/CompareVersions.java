package io.undercut.job.task;

import io.undercut.fault.Fault;
import io.undercut.job.config.RunSettings;
import io.undercut.job.flink.FlinkSite;
import io.undercut.job.graph.ScoreModel;
import io.undercut.job.graph.ScoreModel.Scored;
import io.undercut.job.report.ComparisonContent;
import io.undercut.job.report.ComparisonContent.Contrast;
import io.undercut.job.report.ComparisonPage;
import io.undercut.job.report.ReportShape;
import io.undercut.job.task.VersionComparison.MetricPair;
import io.undercut.job.task.VersionComparison.OutputPair;
import io.undercut.job.task.VersionComparison.Predictions;
import io.undercut.job.task.VersionComparison.RowChange;
import io.undercut.job.task.VersionComparison.Rows;
import io.undercut.job.task.VersionComparison.Side;
import io.undercut.stream.lake.LakeFiles;
import io.undercut.stream.lake.LocalPlace;
import io.undercut.stream.scoring.ScoredRaces;
import io.undercut.stream.store.ArtifactStores;
import io.undercut.zoo.catalog.ModelType;
import io.undercut.zoo.evaluation.Estimate;
import io.undercut.zoo.evaluation.Evaluation;
import io.undercut.zoo.evaluation.Metric;
import io.undercut.zoo.evaluation.PairedScore;
import io.undercut.zoo.evaluation.PredictionChanges;
import io.undercut.zoo.evaluation.PredictionChanges.Change;
import io.undercut.zoo.evaluation.PredictionChanges.OutputChange;
import io.undercut.zoo.evaluation.ScoredExample;
import io.undercut.zoo.example.KeyColumns;
import io.undercut.zoo.example.RowKey;
import io.undercut.zoo.registry.ModelPackage;
import io.undercut.zoo.registry.ModelRegistry;
import io.undercut.zoo.registry.ModelVersion;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.flink.core.fs.Path;

/** Asks two versions for the same rows, of races that neither learned from, and tells what differs: one Flink job for each of them. */
public final class CompareVersions {
    private static final String DIFF = "diff";
    private static final int LARGEST = 10;

    private final VersionPair pair;
    private final FlinkSite site;
    private final RunSettings settings;
    private final ModelTasks tasks;
    private final ModelRegistry registry;

    /** Compares one pair. */
    public CompareVersions(Zoo zoo, VersionPair pair, FlinkSite site, RunSettings settings, Clock clock) {
        this.pair = pair;
        this.site = site;
        this.settings = settings;
        this.tasks = new ModelTasks(zoo, pair.type(), site, settings, DIFF, clock);
        this.registry = new ModelRegistry(ArtifactStores.at(settings.warehouse().models()), clock);
    }

    /**
     * Compares them and writes the page.
     *
     * @param asked seasons to compare them on; empty for the races that one of them was tested on
     * @param page where the page goes, as Flink's {@code Path} takes it; null for its place beside the evaluations
     */
    public VersionComparison run(List<Integer> asked, String page) {
        List<Integer> seasons = pair.seasons(asked);
        TrainingData data = tasks.features(pair.before(seasons), seasons);
        SortedSet<String> races = pair.races(data.split().test(), asked);
        List<ScoredExample> one = scored(data, pair.a(), races);
        List<ScoredExample> other = scored(data, pair.b(), races);
        if (one.isEmpty()) {
            throw Fault.data("races " + races.first() + " … " + races.last()
                    + " have no row with a label; choose other --seasons");
        }
        PairedScore scores = Evaluation.pair(one, other, type().target().yardstick(), type().slices(), settings.seed());
        PredictionChanges changes = PredictionChanges.of(one, other);
        String place = page == null ? usualPage(races) : page;
        LakeFiles.publish(
                new Path(place),
                ComparisonPage.of(content(data, scores, changes)).getBytes(StandardCharsets.UTF_8));
        return comparison(data, scores, changes, LocalPlace.link(place));
    }

    private List<ScoredExample> scored(TrainingData data, ModelVersion version, SortedSet<String> races) {
        // The races before tell who is a rookie.
        List<String> before = Stream.concat(data.split().training().stream(), data.split().validation().stream())
                .toList();
        Scored scored = ScoreModel.run(
                site,
                version.reference(),
                type().format(),
                registry.read(version, ModelPackage.MODEL),
                data.files(),
                ScoredRaces.of(races, before, type().baselines()));
        return type().target().settlement().settled(scored.drivers().told(scored.rows()));
    }

    private String usualPage(SortedSet<String> races) {
        SortedSet<String> seasons = new TreeSet<>();
        races.forEach(race -> seasons.add(race.substring(0, 4)));
        return String.join(
                "/",
                settings.warehouse().evaluations(),
                type().name(),
                pair.b().version(),
                "against-" + pair.a().version() + "-on-" + String.join("_", seasons) + ".html");
    }

    private ComparisonContent content(TrainingData data, PairedScore scores, PredictionChanges changes) {
        return new ComparisonContent(
                type().name(),
                data.signature().label(),
                ReportShape.of(type()),
                outputs(),
                pair.a().version(),
                pair.b().version(),
                scores,
                changes,
                pair.lineage().stream()
                        .map(change -> new Contrast(change.what(), change.a(), change.b()))
                        .toList());
    }

    private VersionComparison comparison(
            TrainingData data, PairedScore scores, PredictionChanges changes, String page) {
        List<Change> rows = changes.rows();
        String unit = data.signature().label().unit();
        return new VersionComparison(
                type().name(),
                side(pair.a()),
                side(pair.b()),
                pair.lineage(),
                new Rows(
                        rows.size(),
                        scores.one().races(),
                        data.set().manifest().key().row(),
                        rows.get(0).one().key().group(),
                        rows.get(rows.size() - 1).one().key().group(),
                        type().target().classes().isEmpty() ? unit : "1"),
                scores.metrics().stream()
                        .map(metric -> metric(scores, metric, unit))
                        .toList(),
                predictions(changes),
                changes.largest(LARGEST).stream().map(this::row).toList(),
                page);
    }

    private Side side(ModelVersion version) {
        boolean latest = registry.pointedAtIfWhole(type().name())
                .map(now -> now.version().equals(version.version()))
                .orElse(false);
        return new Side(version.version(), version.created(), version.modelSha256(), latest);
    }

    private static MetricPair metric(PairedScore scores, Metric metric, String unit) {
        Estimate difference = scores.difference(metric);
        return new MetricPair(
                metric.word(),
                metric.title(),
                metric.hasLabelsUnit() && !unit.equals("1") ? unit : "",
                scores.one().of(metric).value(),
                scores.other().of(metric).value(),
                difference.value(),
                difference.low(),
                difference.high(),
                scores.verdict(metric).name());
    }

    private Predictions predictions(PredictionChanges changes) {
        List<OutputChange> by = changes.byOutput();
        List<OutputPair> outputs = IntStream.range(0, by.size())
                .mapToObj(at -> new OutputPair(
                        outputs().get(at),
                        by.get(at).correlation(),
                        by.get(at).mean(),
                        by.get(at).meanSize()))
                .toList();
        int classes = type().target().classes().isEmpty() ? 0 : outputs.size();
        return new Predictions(
                outputs,
                changes.otherClass(classes).stream().boxed().findFirst().orElse(null));
    }

    private RowChange row(Change change) {
        RowKey key = change.one().key();
        int most = change.most();
        Map<String, String> names = IntStream.range(0, key.names().length)
                .boxed()
                .collect(Collectors.toMap(
                        at -> key.names()[at], at -> key.values()[at], (one, other) -> one, LinkedHashMap::new));
        if (key.time() > 0) {
            names.put(KeyColumns.LAP, Integer.toString(key.time()));
        }
        return new RowChange(
                KeyColumns.race(key.group()),
                names,
                outputs().get(most),
                change.one().predicted()[most],
                change.other().predicted()[most],
                change.one().labels()[most]);
    }

    private List<String> outputs() {
        return new RaceForecasts(type()).outputs();
    }

    private ModelType type() {
        return pair.type();
    }
}
