package io.undercut.zoo.example;

import static org.assertj.core.api.Assertions.assertThat;

import io.undercut.zoo.example.Standardisation.Scale;
import org.junit.jupiter.api.Test;

class StandardisationTest {
    private static final float UNKNOWN = Float.NaN;

    @Test
    void everyLabelHasAScaleOfItsOwn() {
        ExampleTable table = new ExampleTable(1, new float[] {0, 2}, new float[] {10, 100, 30, 500});

        Standardisation fitted = Standardisation.fit(table);

        assertThat(fitted.labels()).containsExactly(new Scale(20, 10), new Scale(300, 200));
        float[] predicted = table.standardised(fitted).labels();
        assertThat(predicted).containsExactly(-1, -1, 1, 1);
        fitted.invert(predicted);
        assertThat(predicted).containsExactly(10, 100, 30, 500);
    }

    @Test
    void classesStayProbabilities() {
        ExampleTable table = new ExampleTable(1, new float[] {0, 2}, new float[] {1, 0, 0, 1});

        Standardisation fitted = Standardisation.fit(table, 1, false);

        assertThat(table.standardised(fitted).labels()).containsExactly(1, 0, 0, 1);
    }

    @Test
    void anUnknownInputIsTheMeanOfTheKnownAndDoesNotMoveIt() {
        ExampleTable table = new ExampleTable(1, new float[] {1, UNKNOWN, 3}, new float[] {0, 0, 0});

        Standardisation fitted = Standardisation.fit(table);

        assertThat(fitted.inputs()).containsExactly(new Scale(2, 1));
        assertThat(table.standardised(fitted).features()).containsExactly(-1, 0, 1);
    }

    @Test
    void timeStepsShareTheScaleOfTheirColumnAndWhatIsNotThereDoesNotCount() {
        // Two columns in two steps; of the second row only the first step is there.
        ExampleTable table = new ExampleTable(
                4, new float[] {1, 10, 3, 30, 5, 50, 99, 999}, new float[] {0, 0}, new float[0], new int[] {2, 1});

        Standardisation fitted = Standardisation.fit(table, 2, true);

        assertThat(fitted.inputs()).hasSize(2);
        assertThat(fitted.inputs()).extracting(Scale::mean).containsExactly(3f, 30f);
    }
}
