package io.undercut.job.report;

import io.undercut.fault.Fault;
import io.undercut.zoo.catalog.Gate;
import io.undercut.zoo.evaluation.Coverage;
import io.undercut.zoo.evaluation.EvaluationResult;
import io.undercut.zoo.evaluation.Explanation;
import io.undercut.zoo.evaluation.ScoredExample;
import io.undercut.zoo.evaluation.SliceDimension;
import io.undercut.zoo.example.FeatureSchema;
import java.util.List;

/**
 * All that a report and a card say.
 *
 * @param model which model
 * @param schema its inputs and its label, whose unit is the unit of every error
 * @param shape which parts the report has
 * @param evaluation the model beside its baselines, on the test rows
 * @param test the test rows with their predictions, in any order, at least one
 * @param coverage how often the intervals round its predictions held; null where it has none
 * @param losses the course of training in order of time; may be empty
 * @param parameters the configuration it was trained with
 * @param lineage what it was made from: data, feature set, code, seed
 * @param explanation what it goes by
 * @param gates what came of its gates, as far as it is known
 */
public record ReportContent(
        ModelIdentity model,
        FeatureSchema schema,
        ReportShape shape,
        EvaluationResult evaluation,
        List<ScoredExample> test,
        Coverage coverage,
        List<LossPoint> losses,
        List<NamedValue> parameters,
        List<NamedValue> lineage,
        Explanation explanation,
        List<Gate.Result> gates) {
    /** Of a model whose inputs nobody weighed, and whose gates nobody asked. */
    public ReportContent(
            ModelIdentity model,
            FeatureSchema schema,
            ReportShape shape,
            EvaluationResult evaluation,
            List<ScoredExample> test,
            Coverage coverage,
            List<LossPoint> losses,
            List<NamedValue> parameters,
            List<NamedValue> lineage) {
        this(
                model,
                schema,
                shape,
                evaluation,
                test,
                coverage,
                losses,
                parameters,
                lineage,
                Explanation.NONE,
                List.of());
    }

    /** Copies the lists, sorts the test rows, and refuses a test that is not the evaluation's. */
    public ReportContent {
        test = test.stream().sorted().toList();
        losses = List.copyOf(losses);
        parameters = List.copyOf(parameters);
        lineage = List.copyOf(lineage);
        gates = List.copyOf(gates);
        if (test.size() != evaluation.model().examples()) {
            throw Fault.data("the report has %d test rows, its evaluation %d; both must be of the same test"
                    .formatted(test.size(), evaluation.model().examples()));
        }
    }

    /** Unit of label, predictions and errors. */
    String unit() {
        return schema.label().unit();
    }

    /** By what results are cut, where any slice has a figure of the first metric. */
    List<SliceDimension> slices() {
        return shape.slices().stream()
                .filter(dimension -> !evaluation.slicesBy(dimension).isEmpty())
                .toList();
    }

    /** First and last test race: {@code 2024-01 … 2024-24}. */
    String testRaces() {
        return test.get(0).key().group() + " … "
                + test.get(test.size() - 1).key().group();
    }
}
