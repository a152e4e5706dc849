package io.undercut.zoo.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.undercut.fault.Fault;
import io.undercut.zoo.evaluation.MeanBaseline;
import io.undercut.zoo.example.ColumnMoments;
import io.undercut.zoo.example.RaceMoments;
import io.undercut.zoo.example.Standardisation.Scale;
import io.undercut.zoo.model.NetworkSpec;
import io.undercut.zoo.model.NetworkSpec.Activation;
import io.undercut.zoo.model.NetworkSpec.Dense;
import io.undercut.zoo.model.NetworkSpec.Join;
import io.undercut.zoo.model.NetworkSpec.Lstm;
import io.undercut.zoo.model.TrainingRecipe;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrainingRowsTest {
    private static final List<String> COLUMNS = List.of("other", "speed", "gap", "loss");
    private static final ModelType TYPE = new ModelType(
            "small",
            "small",
            new ModelColumns(List.of("gap", "speed"), List.of("gap"), List.of("loss"), null, null),
            new Target.Regression(1),
            new NetworkLearner(new TrainingRecipe(8, 2, 2, 1e-3), TrainingRowsTest::network),
            new MeanBaseline.Alone(),
            List.of(),
            List.of(),
            null);

    private static NetworkSpec network(double rate, int iterations) {
        return new NetworkSpec(
                3,
                List.of(new Dense(4, Activation.RELU)),
                NetworkSpec.Loss.SQUARED_ERROR,
                new NetworkSpec.Adam(rate, 0.9, 0.999, iterations),
                0);
    }

    private static NetworkSpec sequenceNetwork(double rate, int iterations) {
        return new NetworkSpec(
                4,
                List.of(new Lstm(3, 2, Lstm.Gives.LAST_STEP)),
                NetworkSpec.Loss.SQUARED_ERROR,
                new NetworkSpec.Adam(rate, 0.9, 0.999, iterations),
                0);
    }

    private static NetworkSpec joinedNetwork(double rate, int iterations) {
        return new NetworkSpec(
                4,
                List.of(new Lstm(3, 2, Lstm.Gives.LAST_STEP), new Join(2)),
                NetworkSpec.Loss.SQUARED_ERROR,
                new NetworkSpec.Adam(rate, 0.9, 0.999, iterations),
                0);
    }

    private static NetworkSpec twoOutputs(double rate, int iterations) {
        return new NetworkSpec(
                3,
                List.of(new Dense(4, Activation.RELU)),
                2,
                NetworkSpec.Loss.SQUARED_ERROR,
                new NetworkSpec.Adam(rate, 0.9, 0.999, iterations),
                0,
                List.of());
    }

    private static RaceMoments race(String id, float[] gap, float[] loss) {
        float[] speed = new float[gap.length];
        return new RaceMoments(
                id,
                gap.length,
                List.of(
                        ColumnMoments.of(speed),
                        ColumnMoments.of(speed),
                        ColumnMoments.of(gap),
                        ColumnMoments.of(loss)));
    }

    @Test
    void inputsAreTakenByNameAndIndicatorsFollowThem() {
        TrainingRows rows = TrainingRows.of(
                TYPE,
                COLUMNS,
                List.of(
                        race("2023-02", new float[] {5, 3}, new float[] {1, Float.NaN}),
                        race("2023-01", new float[] {1, Float.NaN}, new float[] {3, 5})),
                network(0.1, 0));

        assertThat(rows.count()).as("rows with a label").isEqualTo(3);
        assertThat(rows.standardisation().inputs())
                .as("gap over 1, 3, 5; speed; gap_missing in one row of four")
                .containsExactly(new Scale(3, (float) Math.sqrt(8 / 3.0)), new Scale(0, 1), new Scale(0.25f, (float)
                        Math.sqrt(0.1875)));
        assertThat(rows.standardisation().labels().get(0).mean()).isEqualTo(3);
    }

    @Test
    void anInputIsScaledOverAllItsTimeSteps() {
        List<String> columns = List.of("gap_1", "speed_1", "gap_2", "speed_2", "loss");
        ModelType sequences = new ModelType(
                "sequences",
                "sequences",
                new ModelColumns(
                        List.of("gap_1", "speed_1", "gap_2", "speed_2"), List.of(), List.of("loss"), null, null),
                new Target.Regression(1),
                new NetworkLearner(new TrainingRecipe(8, 2, 2, 1e-3), TrainingRowsTest::sequenceNetwork),
                new MeanBaseline.Alone(),
                List.of(),
                List.of(),
                null);
        List<ColumnMoments> moments = new ArrayList<>();
        for (float[] values : new float[][] {{1, 1}, {10, 10}, {3, Float.NaN}, {40, 40}, {0, 1}}) {
            moments.add(ColumnMoments.of(values));
        }

        TrainingRows rows = TrainingRows.of(
                sequences, columns, List.of(new RaceMoments("2023-01", 2, moments)), sequenceNetwork(0.1, 0));

        assertThat(rows.standardisation().inputs())
                .extracting(Scale::mean)
                .as("gap over 1, 1, 3; speed over 10, 10, 40, 40")
                .containsExactly(5 / 3f, 25f);
    }

    @Test
    void whatStandsBesideTheStepsIsScaledByItself() {
        ModelType joined = new ModelType(
                "joined",
                "joined",
                new ModelColumns(List.of("gap_1", "gap_2", "lap"), List.of("lap"), List.of("loss"), null, null),
                new Target.Regression(1),
                new NetworkLearner(new TrainingRecipe(8, 2, 2, 1e-3), TrainingRowsTest::joinedNetwork),
                new MeanBaseline.Alone(),
                List.of(),
                List.of(),
                null);
        List<ColumnMoments> moments = new ArrayList<>();
        for (float[] values : new float[][] {{1, 1}, {3, Float.NaN}, {10, Float.NaN}, {0, 1}}) {
            moments.add(ColumnMoments.of(values));
        }

        TrainingRows rows = TrainingRows.of(
                joined,
                List.of("gap_1", "gap_2", "lap", "loss"),
                List.of(new RaceMoments("2023-01", 2, moments)),
                joinedNetwork(0.1, 0));

        assertThat(rows.standardisation().inputs())
                .extracting(Scale::mean)
                .as("gap over 1, 1, 3, in both steps; lap; lap_missing in one row of two")
                .containsExactly(5 / 3f, 5 / 3f, 10f, 0.5f);
    }

    @Test
    void indicatorsAmongTheStepsAreRefused() {
        ModelColumns columns =
                new ModelColumns(List.of("gap_1", "speed_1", "gap_2"), List.of("gap_1"), List.of("loss"), null, null);
        NetworkLearner learner =
                new NetworkLearner(new TrainingRecipe(8, 2, 2, 1e-3), TrainingRowsTest::sequenceNetwork);

        assertThatThrownBy(() -> learner.requireFit("odd", columns, new Target.Regression(1)))
                .isInstanceOf(Fault.class)
                .hasMessageContaining("the network of odd has indicators among its time steps");
    }

    @Test
    void rowsThatLackOneOfTheirLabelsDoNotCount() {
        ModelType two = new ModelType(
                "two",
                "two",
                new ModelColumns(List.of("gap", "speed"), List.of("gap"), List.of("loss", "other"), null, null),
                new Target.Regression(2),
                new NetworkLearner(new TrainingRecipe(8, 2, 2, 1e-3), TrainingRowsTest::twoOutputs),
                new MeanBaseline.Alone(),
                List.of(),
                List.of(),
                null);

        assertThat(TrainingRows.of(
                                two,
                                COLUMNS,
                                List.of(race("2023-01", new float[] {1, 2, 3}, new float[] {1, Float.NaN, 3})),
                                network(0.1, 0))
                        .count())
                .isEqualTo(2);
    }

    @Test
    void theOrderInWhichRacesComeDoesNotShow() {
        RaceMoments one = race("2023-01", new float[] {0.1f, 0.7f}, new float[] {3, 5});
        RaceMoments two = race("2023-02", new float[] {0.3f, 9.1f}, new float[] {1, 2});
        RaceMoments three = race("2023-03", new float[] {0.2f, 1e6f}, new float[] {8, 2});

        assertThat(TrainingRows.of(TYPE, COLUMNS, List.of(three, one, two), network(0.1, 0)))
                .isEqualTo(TrainingRows.of(TYPE, COLUMNS, List.of(one, two, three), network(0.1, 0)));
    }

    @Test
    void rowsWithoutALabelAreNone() {
        assertThatThrownBy(() -> TrainingRows.of(
                        TYPE,
                        COLUMNS,
                        List.of(race("2023-01", new float[] {1}, new float[] {Float.NaN})),
                        network(0.1, 0)))
                .isInstanceOf(Fault.class)
                .hasMessageContaining("no training rows to standardise by");
    }
}
