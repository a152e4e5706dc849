package io.undercut.zoo.boosting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.undercut.fault.Fault;
import io.undercut.zoo.example.ExampleTable;
import io.undercut.zoo.model.BoosterSpec;
import io.undercut.zoo.model.BoosterSpec.Library;
import io.undercut.zoo.model.BoosterSpec.Objective;
import io.undercut.zoo.model.BoosterSpec.Sampling;
import io.undercut.zoo.model.BoosterSpec.Trees;
import io.undercut.zoo.model.Model;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class BoostingTest {
    private static final int WIDTH = 6;
    private static final int SEGMENTS = 4;
    private static final int SEGMENT = 5;

    static Stream<Arguments> everyKind() {
        List<Arguments> kinds = new ArrayList<>();
        for (Library library : Library.values()) {
            for (Objective objective : Objective.values()) {
                for (Sampling sampling : List.of(Sampling.ALL, new Sampling(0.8, 0.7))) {
                    kinds.add(Arguments.of(library, objective, sampling));
                }
            }
        }
        return kinds.stream();
    }

    @ParameterizedTest
    @MethodSource("everyKind")
    void aTrainingLostAfterAnySegmentGoesOnToTheSameBytes(Library library, Objective objective, Sampling sampling) {
        BoosterSpec spec = spec(library, objective, sampling);
        ExampleTable rows = rows(spec, 400, 1);

        byte[] whole = boosted(spec, rows, -1);

        assertThat(boosted(spec, rows, -1)).isEqualTo(whole);
        for (int lost = 1; lost < SEGMENTS; lost++) {
            assertThat(boosted(spec, rows, lost))
                    .as("lost after segment %d", lost)
                    .isEqualTo(whole);
        }
    }

    @ParameterizedTest
    @MethodSource("everyKind")
    void theModelFilePredictsWhatWasTrained(Library library, Objective objective, Sampling sampling) {
        BoosterSpec spec = spec(library, objective, sampling);
        ExampleTable rows = rows(spec, 400, 1);
        ExampleTable others = rows(spec, 300, 2);
        try (Boosting boosting = Boosting.of(spec, 7, rows, others, null)) {
            double before = boosting.validationLoss();
            boosting.boost(0, 60);

            byte[] archive = BoosterArchive.write(spec, boosting.trees());
            BoosterArchive.check(archive);
            try (Model model = BoosterArchive.read(archive)) {
                float[] predicted = model.predict(others.features(), others.rows());

                assertThat(predicted).hasSize(others.rows() * spec.outputs());
                BoosterRows watched = BoosterRows.of(spec, others);
                int numbers = objective == Objective.MULTICLASS ? 3 : 1;
                assertThat(watched.loss(objective, lastOf(predicted, spec, numbers), numbers))
                        .isCloseTo(boosting.validationLoss(), within(1e-5));
            }
            assertThat(boosting.validationLoss()).isLessThan(0.8 * before);
        }
    }

    /** Of two probabilities the second. */
    private static float[] lastOf(float[] predicted, BoosterSpec spec, int numbers) {
        if (spec.outputs() == numbers) {
            return predicted;
        }
        float[] last = new float[predicted.length / 2];
        for (int row = 0; row < last.length; row++) {
            last[row] = predicted[2 * row + 1];
            assertThat(predicted[2 * row]).isEqualTo(1 - last[row]);
        }
        return last;
    }

    @ParameterizedTest
    @EnumSource(Library.class)
    void aShareOfAnInputIsLearnedAndPredictedAsWhatItIsAShareOf(Library library) {
        float[] features = new float[2 * 400];
        float[] labels = new float[400];
        for (int row = 0; row < 400; row++) {
            features[2 * row] = 40 + row % 40;
            features[2 * row + 1] = row % 2;
            labels[row] = features[2 * row] * (row % 2 == 0 ? 0.25f : 0.5f);
        }
        ExampleTable rows = new ExampleTable(2, features, labels);
        BoosterSpec spec = new BoosterSpec(
                        library, Objective.ABSOLUTE_ERROR, 2, 1, 0.3, Trees.ofDepth(2, 1, 0), Sampling.ALL)
                .ofShares(0);

        try (Boosting boosting = Boosting.of(spec, 7, rows, rows, null)) {
            boosting.boost(0, 60);
            try (Model model = BoosterArchive.read(BoosterArchive.write(spec, boosting.trees()))) {
                // A length that no row had.
                float[] asked = {200, 0, 200, 1, Float.NaN, 1};
                assertThat(model.predict(asked, 3))
                        .usingComparatorWithPrecision(0.5f)
                        .startsWith(50, 100);
                assertThat(model.predict(asked, 3)[2]).isNaN();
            }
        }
        features[2 * 7] = Float.NaN;
        assertThatThrownBy(() -> Boosting.of(spec, 7, rows, rows, null))
                .isInstanceOf(Fault.class)
                .hasMessageContaining("input 0 of row 7 is NaN, and the label is learned as a share of it");
    }

    @ParameterizedTest
    @EnumSource(Library.class)
    void aRowThatCountsNothingIsNotLearnedFrom(Library library) {
        BoosterSpec spec = spec(library, Objective.SQUARED_ERROR, Sampling.ALL);
        ExampleTable rows = rows(spec, 400, 1);
        float[] none = new float[400];
        for (int row = 0; row < 200; row++) {
            none[row] = 1;
        }
        float[] wrong = rows.labels().clone();
        for (int row = 200; row < 400; row++) {
            wrong[row] = 1000;
        }
        ExampleTable weighted = new ExampleTable(WIDTH, rows.features(), wrong, none, new int[0]);

        try (Boosting boosting = Boosting.of(spec, 7, weighted, weighted, null)) {
            boosting.boost(0, 20);

            assertThat(boosting.trainingLoss()).isLessThan(20);
        }
    }

    @Test
    void anInfiniteInputIsRefusedByPlace() {
        BoosterSpec spec = spec(Library.XGBOOST, Objective.SQUARED_ERROR, Sampling.ALL);
        ExampleTable rows = rows(spec, 10, 1);
        rows.features()[WIDTH + 2] = Float.NEGATIVE_INFINITY;

        assertThatThrownBy(() -> Boosting.of(spec, 7, rows, rows, null))
                .isInstanceOf(Fault.class)
                .hasMessageContaining("input 2 of row 1 is infinite");
    }

    private static byte[] boosted(BoosterSpec spec, ExampleTable rows, int lost) {
        Boosting boosting = Boosting.of(spec, 7, rows, rows, null);
        for (int segment = 0; segment < SEGMENTS; segment++) {
            if (segment == lost) {
                byte[] kept = boosting.trees();
                boosting.close();
                boosting = Boosting.of(spec, 7, rows, rows, kept);
            }
            boosting.boost(segment * SEGMENT, SEGMENT);
            boosting.validationLoss();
        }
        byte[] trees = boosting.trees();
        boosting.close();
        return trees;
    }

    static BoosterSpec spec(Library library, Objective objective, Sampling sampling) {
        int outputs = switch (objective) {
            case SQUARED_ERROR, ABSOLUTE_ERROR -> 1;
            case BINARY -> 2;
            case MULTICLASS -> 3;
        };
        return new BoosterSpec(library, objective, WIDTH, outputs, 0.1, Trees.ofDepth(4, 2, 1), sampling);
    }

    static ExampleTable rows(BoosterSpec spec, int count, long seed) {
        Random random = new Random(seed);
        float[] features = new float[count * WIDTH];
        float[] labels = new float[count * spec.outputs()];
        for (int row = 0; row < count; row++) {
            double sum = 0;
            for (int column = 0; column < WIDTH; column++) {
                float value = (float) random.nextGaussian();
                features[row * WIDTH + column] = random.nextInt(20) == 0 ? Float.NaN : value;
                sum += column * value;
            }
            if (spec.outputs() == 1) {
                labels[row] = (float) sum;
            } else {
                int level = sum < -2 ? 0 : sum < 2 ? 1 : 2;
                labels[row * spec.outputs() + Math.min(level, spec.outputs() - 1)] = 1;
            }
        }
        return new ExampleTable(WIDTH, features, labels);
    }
}
