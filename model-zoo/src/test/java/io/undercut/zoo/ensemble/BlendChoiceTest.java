package io.undercut.zoo.ensemble;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.undercut.zoo.example.ExampleTable;
import io.undercut.zoo.model.BoosterSpec.Objective;
import io.undercut.zoo.model.Calibration;
import io.undercut.zoo.model.Model;
import java.util.List;
import org.junit.jupiter.api.Test;

class BlendChoiceTest {
    @Test
    void weighsMembersByTheirLossTogether() {
        List<Model> members = List.of(new SaidBefore(1, 0, 10, 20), new SaidBefore(1, 10, 20, 30));

        Blend blend = BlendChoice.of(
                members,
                Objective.ABSOLUTE_ERROR,
                Calibration.NONE,
                new ExampleTable(1, new float[3], rows(7, 17, 27)));

        assertThat(blend.weights()).containsExactly(0.3, 0.7);
        assertThat(blend.temperature()).isEqualTo(1);
    }

    @Test
    void membersThatAreAsGoodCountTheSame() {
        Model one = new SaidBefore(1, 1, 2);

        Blend blend = BlendChoice.of(
                List.of(one, one, one),
                Objective.SQUARED_ERROR,
                Calibration.NONE,
                new ExampleTable(1, new float[2], rows(5, 6)));

        assertThat(blend).isEqualTo(Blend.equal(3));
    }

    /** The second is better by 4 on one row and worse by 1 on three: 0.25 ± 1.1 a row. */
    @Test
    void anAdvantageThatMayBeChanceIsLeftAlone() {
        List<Model> members = List.of(new SaidBefore(1, 1, 1, 1, 6), new SaidBefore(1, 2, 2, 2, 2));

        Blend blend = BlendChoice.of(
                members,
                Objective.ABSOLUTE_ERROR,
                Calibration.NONE,
                new ExampleTable(1, new float[4], rows(0, 0, 0, 0)));

        assertThat(blend).isEqualTo(Blend.equal(2));
    }

    @Test
    void withoutRowsAllCountTheSameAsTheyAre() {
        Blend blend = BlendChoice.of(
                List.of(new SaidBefore(1), new SaidBefore(1)),
                Objective.SQUARED_ERROR,
                Calibration.TEMPERATURE,
                new ExampleTable(1, new float[0], new float[0]));

        assertThat(blend).isEqualTo(new Blend(List.of(0.5, 0.5), 1));
    }

    /** Nine tenths are claimed of what holds in six of ten: the temperature at which six tenths are claimed is ln 9 / ln 1.5 = 5.4. */
    @Test
    void probabilitiesThatClaimTooMuchAreMadeLessSure() {
        float[] said = new float[20];
        float[] labels = new float[20];
        for (int row = 0; row < 10; row++) {
            said[2 * row] = 0.9f;
            said[2 * row + 1] = 0.1f;
            labels[2 * row + (row < 6 ? 0 : 1)] = 1;
        }
        ExampleTable watched = new ExampleTable(1, new float[10], labels);

        Blend blend =
                BlendChoice.of(List.of(new SaidBefore(2, said)), Objective.BINARY, Calibration.TEMPERATURE, watched);

        assertThat(blend.temperature()).isEqualTo(2);
        float[] tempered = blend.of(List.of(said), 2);
        assertThat(tempered[0]).isCloseTo(0.75f, within(1e-6f));
        assertThat(tempered[0] + tempered[1]).isCloseTo(1, within(1e-6f));
    }

    @Test
    void aRowThatCountsNothingDecidesNothing() {
        List<Model> members = List.of(new SaidBefore(1, 0, 0), new SaidBefore(1, 10, 10));
        ExampleTable watched = new ExampleTable(1, new float[2], rows(10, 0), new float[] {0, 1}, new int[0]);

        Blend blend = BlendChoice.of(members, Objective.SQUARED_ERROR, Calibration.NONE, watched);

        assertThat(blend.weights()).containsExactly(1.0, 0.0);
    }

    private static float[] rows(float... values) {
        return values;
    }
}
