package io.undercut.zoo.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.undercut.fault.Fault;
import io.undercut.zoo.evaluation.BinaryMetric;
import io.undercut.zoo.evaluation.ChoiceMetric;
import io.undercut.zoo.evaluation.ClassificationMetric;
import io.undercut.zoo.evaluation.HorizonMetric;
import io.undercut.zoo.evaluation.IntervalBins;
import io.undercut.zoo.evaluation.Metric;
import io.undercut.zoo.evaluation.RankingMetric;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TargetTest {
    @Test
    void twoClassesAreAlsoToldApart() {
        List<String> classes = List.of("no", "yes");

        assertThat(new Target.Classification(classes).metrics())
                .startsWith(ClassificationMetric.LOG_LOSS)
                .contains(BinaryMetric.values());
        assertThat(new Target.Classification(classes, BinaryMetric.AVERAGE_PRECISION).metrics())
                .startsWith(BinaryMetric.AVERAGE_PRECISION, ClassificationMetric.LOG_LOSS)
                .doesNotHaveDuplicates();
    }

    @Test
    void moreClassesHaveNoSecondToFind() {
        List<String> classes = List.of("none", "one", "two");

        assertThat(new Target.Classification(classes).metrics())
                .containsExactly((Metric[]) ClassificationMetric.values());
        assertThatThrownBy(() -> new Target.Classification(classes, BinaryMetric.AUC))
                .isInstanceOf(Fault.class)
                .hasMessage("classes are ranked by auc; must be one of log_loss, brier, accuracy, macro_f1,"
                        + " expected_calibration_error");
    }

    @Test
    void anIntervalIsOfOneNumberAndWidensByAnInput() {
        IntervalBins bins = IntervalBins.by("gap", 1.0);

        assertThat(new Target.Regression(1, bins).intervals()).contains(bins);
        assertThat(new Target.Regression(2).intervals()).isEmpty();
        assertThatThrownBy(() -> new Target.Regression(2, bins))
                .isInstanceOf(Fault.class)
                .hasMessageContaining("an interval is of one number");
        ModelType type = TireDegradation.TYPE;
        assertThatThrownBy(() -> new ModelType(
                        "odd",
                        type.featureSet(),
                        type.columns(),
                        new Target.Regression(1, bins),
                        type.learner(),
                        type.baselines(),
                        type.gates(),
                        type.slices(),
                        null))
                .isInstanceOf(Fault.class)
                .hasMessageContaining("the intervals of odd widen by gap, which is none of its inputs");
    }

    @Test
    void aDistributionHasAClassForEachStepAndOneForLater() {
        Target within = new Target.Distribution(3);

        assertThat(within.classes()).containsExactly("+1", "+2", "+3", "later");
        assertThat(within.outputs()).isEqualTo(4);
        assertThat(within.learned(new float[] {1})).containsExactly(1, 0, 0, 0);
        assertThat(within.learned(new float[] {3})).containsExactly(0, 0, 1, 0);
        assertThat(within.learned(new float[] {4})).containsExactly(0, 0, 0, 1);
        assertThat(within.learned(new float[] {Float.POSITIVE_INFINITY})).containsExactly(0, 0, 0, 1);
        assertThat(within.metrics()).startsWith(ClassificationMetric.LOG_LOSS).contains(HorizonMetric.values());
    }

    @ParameterizedTest
    @ValueSource(floats = {0, -1, 1.5f, Float.NEGATIVE_INFINITY})
    void anEventIsAWholeNumberOfStepsAhead(float steps) {
        assertThatThrownBy(() -> new Target.Distribution(3).learned(new float[] {steps}))
                .isInstanceOf(Fault.class)
                .hasMessageContaining("must be the number of steps until the event");
    }

    @Test
    void aDistributionLooksAtLeastOneStepAhead() {
        assertThatThrownBy(() -> new Target.Distribution(0))
                .isInstanceOf(Fault.class)
                .hasMessage("horizon is 0; must be at least 1");
    }

    @Test
    void aChoiceIsOneOrZeroAndSettledWithinItsField() {
        Target winner = new Target.Choice();

        assertThat(winner.learned(new float[] {1})).containsExactly(1);
        assertThat(winner.settlement().settled(new double[] {0.3, 0.6, 0.3})).containsExactly(0.25, 0.5, 0.25);
        assertThat(winner.yardstick().ranking()).isEqualTo(ChoiceMetric.LOG_LOSS);
        assertThatThrownBy(() -> winner.learned(new float[] {2}))
                .isInstanceOf(Fault.class)
                .hasMessage("a label is 2.0; must be 1 for the chosen row, else 0");
    }

    @Test
    void aPlaceIsOneOrMore() {
        Target finish = new Target.Ranking();

        assertThat(finish.learned(new float[] {3})).containsExactly(3);
        assertThat(finish.yardstick().ranking()).isEqualTo(RankingMetric.SPEARMAN);
        assertThatThrownBy(() -> finish.learned(new float[] {0}))
                .isInstanceOf(Fault.class)
                .hasMessage("a label is 0.0; must be a place, 1 or more");
    }
}
