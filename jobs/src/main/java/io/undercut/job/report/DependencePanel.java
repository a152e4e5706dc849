package io.undercut.job.report;

import io.undercut.zoo.evaluation.Dependence;
import io.undercut.zoo.example.Feature;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How predictions go with one input.
 *
 * @param name the input in words
 * @param across the horizontal axis: the input with its unit
 * @param up the vertical axis
 * @param values the input's values, ascending
 * @param curves one for what is predicted; of several classes one each
 */
record DependencePanel(String name, String across, String up, List<Double> values, List<Curve> curves) {
    /** More lines cannot be told apart. */
    private static final int MOST_CURVES = 6;

    /** Mean predictions of one output at each value. */
    record Curve(String name, List<Double> means) {
        private double reach() {
            return means.stream().mapToDouble(mean -> mean).max().orElse(0)
                    - means.stream().mapToDouble(mean -> mean).min().orElse(0);
        }
    }

    /** Those of a report, the weightiest first; empty where nobody asked. */
    static List<DependencePanel> of(ReportContent content) {
        return content.explanation().dependence().stream()
                .map(dependence -> of(dependence, content))
                .toList();
    }

    private static DependencePanel of(Dependence dependence, ReportContent content) {
        String unit = content.schema().features().stream()
                .filter(feature -> feature.name().equals(dependence.input()))
                .map(Feature::unit)
                .findFirst()
                .orElse("1");
        String name = Figures.withoutUnit(dependence.input(), unit);
        return new DependencePanel(
                name,
                unit.equals("1") ? name : name + " (" + unit + ")",
                up(dependence, content),
                dependence.values(),
                curves(dependence, content.shape().classes()));
    }

    private static String up(Dependence dependence, ReportContent content) {
        if (!content.shape().predictsNumbers()) {
            return switch (dependence.means().size()) {
                case 1 -> "mean score";
                case 2 ->
                    "mean probability of "
                            + Figures.words(content.shape().classes().get(1));
                default -> "mean probability";
            };
        }
        String unit = content.unit();
        String label = "mean " + Figures.withoutUnit(content.schema().label().name(), unit);
        return unit.equals("1") ? label : label + " (" + unit + ")";
    }

    /** Of two classes the second says all; of many those that the input moves most, in their order. */
    private static List<Curve> curves(Dependence dependence, List<String> classes) {
        int outputs = dependence.means().size();
        List<Curve> all = IntStream.range(outputs == 2 && classes.size() == 2 ? 1 : 0, outputs)
                .mapToObj(output -> new Curve(
                        classes.size() == outputs ? Figures.words(classes.get(output)) : "predicted",
                        dependence.means().get(output)))
                .toList();
        List<Curve> most = all.stream()
                .sorted(Comparator.comparingDouble(Curve::reach).reversed())
                .limit(MOST_CURVES)
                .toList();
        return all.stream().filter(most::contains).toList();
    }
}
