package io.undercut.job.report;

import io.undercut.zoo.catalog.CardNotes;
import io.undercut.zoo.catalog.ModelType;
import io.undercut.zoo.catalog.SuppliedLearner;
import io.undercut.zoo.evaluation.ScoredExample;
import io.undercut.zoo.evaluation.SliceDimension;
import io.undercut.zoo.example.Division;
import java.util.List;

/**
 * Which parts the report on a model of some type has.
 *
 * @param classes names of the classes; empty where numbers are predicted
 * @param horizon place of the input that says how far ahead a row looks; below 0 if there is none
 * @param slices by what results are cut
 * @param notes what its card says of the type
 * @param groups what its rows go together by, in the plural: {@code races}
 */
public record ReportShape(
        List<String> classes, int horizon, List<SliceDimension> slices, CardNotes notes, String groups) {
    private static final String RACES = "races";

    /** Copies the lists. */
    public ReportShape {
        classes = List.copyOf(classes);
        slices = List.copyOf(slices);
    }

    /** Of rows of races. */
    public ReportShape(List<String> classes, int horizon, List<SliceDimension> slices, CardNotes notes) {
        this(classes, horizon, slices, notes, RACES);
    }

    /** That of a model type. */
    public static ReportShape of(ModelType type) {
        return new ReportShape(
                type.target().classes(),
                type.horizonPlace().orElse(-1),
                type.slices(),
                type.learner() instanceof SuppliedLearner ? type.notes().ofSupplied() : type.notes(),
                type.division() == Division.WITHIN_TABLE ? "blocks" : RACES);
    }

    boolean isOfRaces() {
        return groups.equals(RACES);
    }

    boolean predictsNumbers() {
        return classes.isEmpty();
    }

    boolean looksAhead() {
        return predictsNumbers() && horizon >= 0;
    }

    /** How far ahead a row looks, in the unit of its input. */
    double horizonOf(ScoredExample row) {
        return row.features()[horizon];
    }
}
