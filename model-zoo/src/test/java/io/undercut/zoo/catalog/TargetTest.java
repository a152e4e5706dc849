package io.undercut.zoo.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.undercut.fault.Fault;
import io.undercut.zoo.evaluation.BinaryMetric;
import io.undercut.zoo.evaluation.ClassificationMetric;
import io.undercut.zoo.evaluation.Metric;
import java.util.List;
import org.junit.jupiter.api.Test;

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
}
