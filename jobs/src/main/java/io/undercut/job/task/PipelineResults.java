package io.undercut.job.task;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.undercut.fault.Fault;
import io.undercut.job.dag.TaskResult;
import io.undercut.job.report.LossPoint;
import io.undercut.stream.table.PlainNames;
import io.undercut.zoo.catalog.Gate;
import io.undercut.zoo.evaluation.EvaluationResult;
import io.undercut.zoo.evaluation.ScoredExample;
import io.undercut.zoo.example.RaceSplit;
import io.undercut.zoo.provenance.StepFingerprint;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;

/**
 * What the tasks of a pipeline run leave in its journal; what is large lies in files that these name. A record that lacks a part is a data
 * fault: the journal then has its task done again.
 */
final class PipelineResults {
    private PipelineResults() {}

    /** Of a task whose work lies in the lake. */
    record Noted(String note) implements TaskResult {
        Noted {
            require("what a task noted", note);
        }
    }

    /**
     * Feature sets.
     *
     * @param byType of each model type
     */
    record BuiltFeatures(SortedMap<String, Rows> byType, String note) implements TaskResult {
        BuiltFeatures {
            require("built features", byType, note);
        }

        /**
         * A model type's rows.
         *
         * @param folder the feature set's version
         * @param split who may see which races
         */
        record Rows(String folder, RaceSplit split) {
            Rows {
                require("built features", folder, split);
            }
        }
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
            implements TaskResult {
        TrainingResult {
            require("a trained model", modelSha256, step, configuration, losses, learnedBefore, remark, note);
            PlainNames.one(attempt, "attempt");
            losses = List.copyOf(losses);
            learnedBefore = List.copyOf(learnedBefore);
        }
    }

    /**
     * Scores.
     *
     * @param byType of each model type
     */
    record EvaluatedModels(SortedMap<String, Scores> byType, String note) implements TaskResult {
        EvaluatedModels {
            require("evaluated models", byType, note);
        }

        /**
         * A model's scores.
         *
         * @param result beside the baselines'
         * @param rows the test rows
         * @param comparison with the champion there was
         * @param intervals round its predictions; null where it has none
         * @param trials of its inputs
         */
        record Scores(
                EvaluationResult result,
                List<ScoredExample> rows,
                Gate.Comparison comparison,
                EvaluatedModel.TestedIntervals intervals,
                EvaluatedModel.InputTrials trials) {
            Scores {
                require("scores", result, rows, comparison, trials);
                rows = List.copyOf(rows);
            }

            static Scores of(EvaluatedModel model) {
                return new Scores(model.result(), model.rows(), model.comparison(), model.intervals(), model.trials());
            }

            EvaluatedModel model() {
                return new EvaluatedModel(result, rows, comparison, intervals, trials);
            }
        }
    }

    /**
     * Published versions.
     *
     * @param models as a run prints them
     */
    record RegisteredModels(List<JsonNode> models, String note) implements TaskResult {
        RegisteredModels {
            require("registered models", models, note);
            models = List.copyOf(models);
        }
    }

    private static void require(String what, Object... parts) {
        if (Arrays.asList(parts).contains(null)) {
            throw Fault.data("a part of " + what + " is missing");
        }
    }
}
