package io.undercut.zoo.boosting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.undercut.testing.OnnxFile;
import io.undercut.zoo.example.ExampleTable;
import io.undercut.zoo.model.BoosterSpec;
import io.undercut.zoo.model.BoosterSpec.Library;
import io.undercut.zoo.model.BoosterSpec.Objective;
import io.undercut.zoo.model.BoosterSpec.Sampling;
import io.undercut.zoo.model.BoosterSpec.Trees;
import io.undercut.zoo.model.Model;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class BoosterGraphTest {
    private static final int ROWS = 300;
    private static final int ROUNDS = 60;

    static Stream<Arguments> everyKind() {
        List<Arguments> kinds = new ArrayList<>();
        for (Library library : Library.values()) {
            for (Objective objective : Objective.values()) {
                kinds.add(Arguments.of(library, objective));
            }
        }
        return kinds.stream();
    }

    @ParameterizedTest
    @MethodSource("everyKind")
    void onnxRuntimePredictsTheSame(Library library, Objective objective) {
        BoosterSpec spec = BoostingTest.spec(library, objective, Sampling.ALL);

        isTheSameInOnnx(spec, BoostingTest.rows(spec, ROWS, 1), BoostingTest.rows(spec, ROWS, 2));
    }

    @ParameterizedTest
    @MethodSource("everyKind")
    void unknownInputsGoWhereTheLibrarySendsThemThoughItNeverSawOne(Library library, Objective objective) {
        BoosterSpec spec = BoostingTest.spec(library, objective, Sampling.ALL);
        ExampleTable learned = BoostingTest.rows(spec, ROWS, 1);
        for (int at = 0; at < learned.features().length; at++) {
            learned.features()[at] = Float.isNaN(learned.features()[at]) ? 1 : learned.features()[at];
        }

        isTheSameInOnnx(spec, learned, BoostingTest.rows(spec, ROWS, 2));
    }

    @ParameterizedTest
    @EnumSource(Library.class)
    void oneProbabilityIsOneColumn(Library library) {
        BoosterSpec spec = new BoosterSpec(library, Objective.BINARY, 6, 1, 0.1, Trees.ofDepth(3, 2, 1), Sampling.ALL);
        ExampleTable rows = BoostingTest.rows(spec, ROWS, 1);
        for (int row = 0; row < ROWS; row++) {
            rows.labels()[row] = rows.labels()[row] > 0 ? 1 : 0;
        }

        isTheSameInOnnx(spec, rows, rows);
    }

    @ParameterizedTest
    @EnumSource(Library.class)
    void treesWithoutADecisionAreOneLeafEach(Library library) {
        BoosterSpec spec = BoostingTest.spec(library, Objective.SQUARED_ERROR, Sampling.ALL);
        ExampleTable rows = BoostingTest.rows(spec, ROWS, 1);
        Arrays.fill(rows.labels(), 3);

        isTheSameInOnnx(spec, rows, rows);
    }

    @Test
    void theSameTreesAreTheSameBytes() {
        BoosterSpec spec = BoostingTest.spec(Library.XGBOOST, Objective.MULTICLASS, Sampling.ALL);
        byte[] archive = archive(spec, BoostingTest.rows(spec, ROWS, 1));

        assertThat(onnx(spec, archive)).isEqualTo(onnx(spec, archive));
    }

    @ParameterizedTest
    @EnumSource(Library.class)
    void aShareOfAnInputIsMultipliedByIt(Library library) {
        BoosterSpec spec = new BoosterSpec(
                        library, Objective.ABSOLUTE_ERROR, 2, 1, 0.3, Trees.ofDepth(2, 1, 0), Sampling.ALL)
                .ofShares(0);
        float[] features = new float[200];
        float[] labels = new float[100];
        for (int row = 0; row < 100; row++) {
            features[2 * row] = 40 + row % 40;
            features[2 * row + 1] = row % 2;
            labels[row] = features[2 * row] * (row % 2 == 0 ? 0.25f : 0.5f);
        }
        ExampleTable rows = new ExampleTable(2, features, labels);

        isTheSameInOnnx(spec, rows, rows);
    }

    private static byte[] onnx(BoosterSpec spec, byte[] archive) {
        return OnnxFile.of(BoosterFormat.ARCHIVE, archive, spec.inputs(), spec.outputs(), false);
    }

    private static byte[] archive(BoosterSpec spec, ExampleTable learned) {
        try (Boosting boosting = Boosting.of(spec, 7, learned, learned, null)) {
            boosting.boost(0, ROUNDS);
            return BoosterArchive.write(spec, boosting.trees());
        }
    }

    private static void isTheSameInOnnx(BoosterSpec spec, ExampleTable learned, ExampleTable asked) {
        byte[] archive = archive(spec, learned);

        float[] theirs = OnnxFile.predict(onnx(spec, archive), asked.features(), new int[0], asked.rows());

        try (Model model = BoosterArchive.read(archive)) {
            float[] ours = model.predict(asked.features(), asked.rows());
            assertThat(theirs).hasSameSizeAs(ours);
            for (int at = 0; at < ours.length; at++) {
                assertThat(theirs[at]).isCloseTo(ours[at], within(1e-6f * Math.max(1, Math.abs(ours[at]))));
            }
        }
    }
}
