package io.undercut.job.report;

import io.undercut.zoo.evaluation.PairedScore;
import io.undercut.zoo.evaluation.PredictionChanges;
import io.undercut.zoo.evaluation.PredictionChanges.Change;
import io.undercut.zoo.evaluation.ScoredExample;
import io.undercut.zoo.evaluation.SliceDimension;
import io.undercut.zoo.example.Feature;
import java.util.List;
import java.util.function.Function;

/**
 * All that the page on two versions says.
 *
 * @param modelType the model type
 * @param label what is predicted
 * @param shape of reports on the type
 * @param outputs names of the numbers that are predicted: classes, or labels
 * @param a the first version
 * @param b the second
 * @param scores both on the same rows
 * @param changes what both say of each row
 * @param lineage what they were not made of alike
 */
public record ComparisonContent(
        String modelType,
        Feature label,
        ReportShape shape,
        List<String> outputs,
        String a,
        String b,
        PairedScore scores,
        PredictionChanges changes,
        List<Contrast> lineage) {
    /** Copies the lists. */
    public ComparisonContent {
        outputs = List.copyOf(outputs);
        lineage = List.copyOf(lineage);
    }

    /**
     * A part that is not the same in both.
     *
     * @param what the part
     * @param one the first version's
     * @param other the second's
     */
    public record Contrast(String what, String one, String other) {}

    /** By what results are cut, where any slice has a figure. */
    List<SliceDimension> slices() {
        return shape.slices().stream()
                .filter(dimension -> !scores.slicesBy(dimension).isEmpty())
                .toList();
    }

    /** Of several classes a row shows how likely the one was that came; else the first number predicted. */
    private boolean showsWhatCame() {
        return outputs.size() > 1 && !shape.predictsNumbers();
    }

    String shownWords() {
        return showsWhatCame() ? "probability of what came" : "predicted";
    }

    String shownUnit() {
        return shape.predictsNumbers() ? label.unit() : "1";
    }

    /** One number a row, in the order of keys. */
    double[] shown(Function<Change, ScoredExample> version) {
        return changes.rows().stream().map(version).mapToDouble(this::shown).toArray();
    }

    private double shown(ScoredExample row) {
        if (!showsWhatCame()) {
            return row.prediction();
        }
        double probability = 0;
        for (int output = 0; output < row.labels().length; output++) {
            probability += row.labels()[output] * row.predicted()[output];
        }
        return probability;
    }
}
