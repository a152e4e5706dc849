package io.undercut.job.task;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.undercut.fault.Fault;
import io.undercut.fault.FaultReason;
import io.undercut.job.dag.RunJournal;
import io.undercut.job.dag.RunRecord;
import io.undercut.job.dag.Task;
import io.undercut.job.dag.TaskJobs;
import io.undercut.job.dag.TaskRecord;
import io.undercut.job.dag.TaskResult;
import io.undercut.job.dag.TaskState;
import io.undercut.job.dag.WorkflowRunner;
import io.undercut.job.report.LossPoint;
import io.undercut.job.task.EvaluatedModel.InputTrials;
import io.undercut.job.task.EvaluatedModel.TestedIntervals;
import io.undercut.job.task.PipelineResults.BuiltFeatures;
import io.undercut.job.task.PipelineResults.EvaluatedModels;
import io.undercut.job.task.PipelineResults.TrainingResult;
import io.undercut.zoo.catalog.Gate;
import io.undercut.zoo.evaluation.ConformalIntervals;
import io.undercut.zoo.evaluation.Coverage;
import io.undercut.zoo.evaluation.Estimate;
import io.undercut.zoo.evaluation.Evaluation;
import io.undercut.zoo.evaluation.GroupSums;
import io.undercut.zoo.evaluation.InputPresence;
import io.undercut.zoo.evaluation.IntervalBins;
import io.undercut.zoo.evaluation.MeanBaseline;
import io.undercut.zoo.evaluation.RegressionMetric;
import io.undercut.zoo.evaluation.Robustness;
import io.undercut.zoo.evaluation.ScoredExample;
import io.undercut.zoo.evaluation.SliceDimension;
import io.undercut.zoo.example.KeyColumns;
import io.undercut.zoo.example.LabelledExample;
import io.undercut.zoo.example.RaceSplit;
import io.undercut.zoo.example.RowKey;
import io.undercut.zoo.provenance.CanonicalJson;
import io.undercut.zoo.provenance.MathSetting;
import io.undercut.zoo.provenance.StepFingerprint;
import io.undercut.zoo.registry.store.LocalArtifactStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a run that is taken up reads of its journal is what was left there, to the last bit of every number. */
class PipelineResultsTest {
    @TempDir
    private Path folder;

    @Test
    void builtFeaturesComeBack() {
        RaceSplit split = new RaceSplit(List.of("2023-01"), List.of("2023-02"), List.of("2024-01"));
        comesBack(new BuiltFeatures(
                new TreeMap<>(Map.of("m", new BuiltFeatures.Rows("file:/a%20b/0123", split))), "1 example"));
    }

    @Test
    void aTrainedModelComesBack() {
        ObjectNode configuration = CanonicalJson.read(
                CanonicalJson.write(new TreeMap<>(Map.of("learning_rate", 2e-3, "rounds", 37))),
                ObjectNode.class,
                "configuration");
        TrainingResult left = new TrainingResult(
                "m-half-batch",
                "ab".repeat(32),
                new StepFingerprint("dl4j", List.of(new MathSetting("OMP_NUM_THREADS", "1"))),
                4,
                configuration,
                List.of(new LossPoint(1, 1, 1.0 / 3, null), new LossPoint(2, 1, 0.1, 2.0 / 3)),
                List.of("2022-01"),
                "at half the batch",
                "2 rounds");

        TrainingResult back = comesBack(left);

        assertThat(CanonicalJson.write(back.configuration())).isEqualTo(CanonicalJson.write(configuration));
    }

    @Test
    void scoresComeBack() {
        Random random = new Random(20_260_214);
        List<ScoredExample> rows = new ArrayList<>();
        MeanBaseline.Alone baselines = new MeanBaseline.Alone();
        GroupSums learned = new GroupSums();
        for (int lap = 1; lap <= 60; lap++) {
            RowKey key = KeyColumns.lap("2024-0" + (1 + lap % 3), 2024, "spa", "VER", "Team", 1, lap, "HARD");
            float[] features = {lap % 7 == 0 ? Float.NaN : random.nextFloat(), lap};
            rows.add(new ScoredExample(
                    key, features, new double[] {random.nextGaussian()}, 1, new double[] {random.nextGaussian()}));
            baselines.add(new LabelledExample(key, features, random.nextFloat()), learned);
        }
        EvaluatedModels.Scores scores = new EvaluatedModels.Scores(
                Evaluation.compare(
                        rows,
                        List.of(RegressionMetric.values()),
                        baselines.fit(learned),
                        List.of(),
                        List.of(SliceDimension.values()),
                        42),
                rows,
                Gate.Comparison.of(new Gate.Challenge(
                        "0123456789ab",
                        Evaluation.score(rows, List.of(RegressionMetric.MAE), 42),
                        Evaluation.score(rows, List.of(RegressionMetric.MAE), 43),
                        new Estimate(-0.1, -0.2, 1.0 / 3))),
                null,
                new InputTrials(
                        List.of(new InputPresence("gap", true, 1.0 / 7), new InputPresence("lap", false, 0)),
                        new Robustness(60, 0.1, 1.0 / 3, 2.0 / 3)));

        comesBack(new EvaluatedModels(new TreeMap<>(Map.of("m", scores, "n", withIntervals(scores))), "MAE"));
    }

    private static EvaluatedModels.Scores withIntervals(EvaluatedModels.Scores scores) {
        List<String> names = List.of("gap", "lap");
        List<ScoredExample> rows =
                Stream.of(scores.rows(), scores.rows()).flatMap(List::stream).toList();
        ConformalIntervals intervals = ConformalIntervals.calibrated(IntervalBins.by("gap", 0.5), names, rows)
                .orElseThrow();
        return new EvaluatedModels.Scores(
                scores.result(),
                scores.rows(),
                scores.comparison(),
                new TestedIntervals(intervals, Coverage.of(intervals, names, rows, 42)),
                scores.trials());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Noted            | {}",
                "BuiltFeatures    | {}",
                "BuiltFeatures    | {\"by_type\": {\"m\": {}}, \"note\": \"\"}",
                "BuiltFeatures    | {\"by_type\": {\"m\": {\"folder\": \"f\", \"split\": {}}}, \"note\": \"\"}",
                "TrainingResult   | {}",
                "EvaluatedModels  | {}",
                "EvaluatedModels  | {\"by_type\": {\"m\": {}}, \"note\": \"\"}",
                "RegisteredModels | {}",
            })
    void whatLacksAPartIsMadeAgain(String type, String left) throws Exception {
        Class<? extends TaskResult> of =
                Class.forName(PipelineResults.class.getName() + "$" + type).asSubclass(TaskResult.class);
        new RunJournal(new LocalArtifactStore(folder))
                .write(new RunRecord(
                        "run",
                        "2026-02-14T02:00:00Z",
                        "FAILED",
                        1,
                        List.of(new TaskRecord("one", TaskState.SUCCEEDED, 1, 0, null, 1, "done", null)),
                        List.of()));
        Files.createDirectories(folder.resolve("run/results"));
        Files.writeString(folder.resolve("run/results/one.json"), left);
        List<String> entered = new ArrayList<>();

        run(new Task<>("one", List.of(), of, done -> {
            entered.add("one");
            throw new Fault(FaultReason.WORKER_CRASH, "lost");
        }));

        assertThat(entered).hasSize(1);
    }

    /** Through the journal of a run that is taken up. */
    private <R extends TaskResult> R comesBack(R left) {
        @SuppressWarnings("unchecked")
        Class<R> type = (Class<R>) left.getClass();
        List<R> back = new ArrayList<>();
        run(new Task<>("one", List.of(), type, done -> left), new Task<>("other", List.of("one"), type, done -> {
            throw new Fault(FaultReason.WORKER_CRASH, "lost");
        }));
        run(
                new Task<>("one", List.of(), type, done -> {
                    throw new AssertionError("entered again");
                }),
                new Task<>("other", List.of("one"), type, done -> {
                    back.add(done.of("one", type));
                    return left;
                }));
        assertThat(back)
                .singleElement()
                .usingRecursiveComparison()
                .withEqualsForType((one, other) -> Float.compare(one, other) == 0, Float.class)
                .isEqualTo(left);
        return back.get(0);
    }

    private void run(Task<?>... dag) {
        new WorkflowRunner(
                        new RunJournal(new LocalArtifactStore(folder)), Clock.systemUTC(), task -> {}, new TaskJobs())
                .run("run", List.of(dag), done -> List.of(new ObjectMapper().createObjectNode()));
    }
}
