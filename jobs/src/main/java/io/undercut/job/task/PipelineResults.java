package io.undercut.job.task;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.undercut.job.dag.TaskResult;
import io.undercut.job.report.LossPoint;
import io.undercut.zoo.catalog.Gate;
import io.undercut.zoo.evaluation.EvaluationResult;
import io.undercut.zoo.evaluation.ScoredExample;
import io.undercut.zoo.example.RaceSplit;
import io.undercut.zoo.provenance.StepFingerprint;
import java.util.List;
import java.util.SortedMap;

/** What the tasks of a pipeline run leave in its journal; what is large lies in files that these name. */
final class PipelineResults {
    private PipelineResults() {}

    /** Of a task whose work lies in the lake. */
    record Noted(String note) implements TaskResult {}

    /**
     * Feature sets.
     *
     * @param byType of each model type
     */
    record BuiltFeatures(SortedMap<String, Rows> byType, String note) implements TaskResult {
        /**
         * A model type's rows.
         *
         * @param folder the feature set's version
         * @param split who may see which races
         */
        record Rows(String folder, RaceSplit split) {}
    }

    /**
     * A trained model; its file is in the run's folder.
     *
     * @param attempt the folder below the run's
     * @param modelSha256 of the model's file: another in its place is not what this run has trained
     * @param step what computed it
     * @param workers replicas that trained it; 1 where nothing is averaged
     * @param configuration what decided the training besides data, seed and replicas
     * @param losses its course
     * @param learnedBefore races that the model it began with had learned from
     * @param remark anything out of the ordinary
     */
    record TrainingResult(
            String attempt,
            String modelSha256,
            StepFingerprint step,
            int workers,
            ObjectNode configuration,
            List<LossPoint> losses,
            List<String> learnedBefore,
            String remark,
            String note)
            implements TaskResult {}

    /**
     * Scores.
     *
     * @param byType of each model type
     */
    record EvaluatedModels(SortedMap<String, Scores> byType, String note) implements TaskResult {
        /**
         * A model's scores.
         *
         * @param result beside the baselines'
         * @param rows the test rows
         * @param challenge beside the champion's; null where there was none
         */
        record Scores(EvaluationResult result, List<ScoredExample> rows, Gate.Challenge challenge) {}
    }

    /**
     * Published versions.
     *
     * @param models as a run prints them
     */
    record RegisteredModels(List<JsonNode> models, String note) implements TaskResult {}
}
