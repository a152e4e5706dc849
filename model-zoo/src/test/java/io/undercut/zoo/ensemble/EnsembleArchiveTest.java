package io.undercut.zoo.ensemble;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.undercut.fault.Fault;
import io.undercut.testing.OnnxFile;
import io.undercut.zoo.boosting.BoosterArchive;
import io.undercut.zoo.boosting.BoosterFormat;
import io.undercut.zoo.boosting.Boosting;
import io.undercut.zoo.example.ExampleTable;
import io.undercut.zoo.model.AnyFormat;
import io.undercut.zoo.model.ArchiveLayout;
import io.undercut.zoo.model.BoosterSpec;
import io.undercut.zoo.model.BoosterSpec.Library;
import io.undercut.zoo.model.BoosterSpec.Objective;
import io.undercut.zoo.model.BoosterSpec.Sampling;
import io.undercut.zoo.model.BoosterSpec.Trees;
import io.undercut.zoo.model.Model;
import io.undercut.zoo.model.ModelFormat;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Archives are files that others can write to. */
class EnsembleArchiveTest {
    private static final ModelFormat FORMAT = new EnsembleFormat(BoosterFormat.ARCHIVE);
    private static final byte[] XGBOOST = member(Library.XGBOOST, 1);
    private static final byte[] LIGHTGBM = member(Library.LIGHTGBM, 1);
    private static final byte[] BOTH =
            EnsembleArchive.write(new Blend(List.of(0.3, 0.7), 1), List.of(XGBOOST, LIGHTGBM));

    @Test
    void predictsWhatItsMembersDoByTheirWeights() {
        float[] rows = features(50);
        FORMAT.check(BOTH);
        try (Model both = FORMAT.open(BOTH);
                Model first = BoosterArchive.read(XGBOOST);
                Model second = BoosterArchive.read(LIGHTGBM)) {
            float[] one = first.predict(rows, 50);
            float[] other = second.predict(rows, 50);
            float[] blended = both.predict(rows, 50);

            assertThat(both.outputs()).isEqualTo(1);
            for (int row = 0; row < 50; row++) {
                assertThat(blended[row]).isEqualTo((float) (0.3 * one[row] + 0.7 * other[row]));
            }
        }
    }

    @Test
    void onnxRuntimePredictsTheSame() {
        byte[] classes = EnsembleArchive.write(
                new Blend(List.of(0.3, 0.7), 1.25), List.of(member(Library.XGBOOST, 3), member(Library.LIGHTGBM, 3)));

        isTheSameInOnnx(BOTH, 1);
        isTheSameInOnnx(classes, 3);
    }

    private static void isTheSameInOnnx(byte[] archive, int outputs) {
        float[] rows = features(50);
        float[] theirs = OnnxFile.predict(OnnxFile.of(FORMAT, archive, 2, outputs, false), rows, new int[0], 50);
        try (Model model = FORMAT.open(archive)) {
            assertThat(theirs).usingComparatorWithPrecision(1e-5f).containsExactly(model.predict(rows, 50));
        }
    }

    @Test
    void splitsHaveGainedWhatThoseOfItsMembersHaveByTheirWeights() {
        List<Double> first = BoosterFormat.ARCHIVE.gains(XGBOOST);
        List<Double> second = BoosterFormat.ARCHIVE.gains(LIGHTGBM);

        List<Double> both = new AnyFormat(List.of(BoosterFormat.ARCHIVE, FORMAT)).gains(BOTH);

        assertThat(both).hasSize(2);
        for (int input = 0; input < 2; input++) {
            assertThat(both.get(input)).isCloseTo(0.3 * first.get(input) + 0.7 * second.get(input), within(1e-12));
        }
    }

    @Test
    void aTypeWithAChoiceOpensVersionsOfEitherKind() {
        ModelFormat any = new AnyFormat(List.of(BoosterFormat.ARCHIVE, FORMAT));

        for (byte[] file : List.of(XGBOOST, LIGHTGBM, BOTH)) {
            any.check(file);
            try (Model model = any.open(file)) {
                assertThat(model.predict(features(3), 3)).hasSize(3);
            }
        }
        assertThatThrownBy(() -> any.check(new byte[5])).isInstanceOf(Fault.class);
        assertThat(any.isOf(BOTH)).isTrue();
        assertThat(any.isOf(new byte[5])).isFalse();
    }

    @Test
    void anArchiveThatLacksAPartIsRefused() {
        for (int length = 0; length < BOTH.length - 400; length += 397) {
            byte[] torn = Arrays.copyOf(BOTH, length);
            assertThatThrownBy(() -> FORMAT.check(torn))
                    .as("%d of %d bytes", length, BOTH.length)
                    .isInstanceOf(Fault.class);
            assertThatThrownBy(() -> FORMAT.open(torn).close()).isInstanceOf(Fault.class);
        }
    }

    @Test
    void weightsOfMoreMembersThanThereAreAreRefused() {
        byte[] archive = EnsembleArchive.write(new Blend(List.of(0.5, 0.5), 1), List.of(XGBOOST));

        assertThatThrownBy(() -> FORMAT.check(archive)).hasMessageContaining("lacks member-2.zip");
    }

    @Test
    void aMemberWithoutAWeightIsRefused() {
        byte[] archive = EnsembleArchive.write(new Blend(List.of(1.0), 1), List.of(XGBOOST, LIGHTGBM));

        assertThatThrownBy(() -> FORMAT.check(archive)).hasMessageContaining("has 2 members and weights of 1");
    }

    @Test
    void membersThatPredictDifferentThingsAreRefused() {
        byte[] archive =
                EnsembleArchive.write(new Blend(List.of(0.5, 0.5), 1), List.of(XGBOOST, member(Library.XGBOOST, 3)));

        assertThatThrownBy(() -> FORMAT.open(archive).close()).hasMessageContaining("predict different things");
    }

    @Test
    void anEntryThatNoModelHasIsRefusedUnopenedInAMemberToo() {
        LinkedHashMap<String, byte[]> entries = new LinkedHashMap<>();
        entries.put("../../startup.sh", new byte[3]);
        byte[] hostile = ArchiveLayout.write(entries);

        assertThatThrownBy(() -> FORMAT.check(hostile)).hasMessageContaining("that no model has");
        assertThatThrownBy(() -> FORMAT.check(EnsembleArchive.write(new Blend(List.of(1.0), 1), List.of(hostile))))
                .hasMessageContaining("that no model has");
    }

    @Test
    void weightsThatAreNoSharesAreRefused() {
        LinkedHashMap<String, byte[]> entries = new LinkedHashMap<>();
        entries.put("blend.json", "{\"weights\":[2.0],\"temperature\":1.0}".getBytes(StandardCharsets.UTF_8));
        entries.put("member-1.zip", XGBOOST);

        assertThatThrownBy(() -> FORMAT.check(ArchiveLayout.write(entries)))
                .isInstanceOf(Fault.class)
                .hasMessageContaining("not an archive of an ensemble");
        assertThatThrownBy(() -> new Blend(List.of(0.5, Double.NaN), 1)).hasMessageContaining("sum to 1");
        assertThatThrownBy(() -> new Blend(List.of(1.0), 0)).hasMessageContaining("must be above 0");
    }

    private static byte[] member(Library library, int outputs) {
        BoosterSpec spec = new BoosterSpec(
                library,
                outputs == 1 ? Objective.SQUARED_ERROR : Objective.MULTICLASS,
                2,
                outputs,
                0.3,
                Trees.ofDepth(3, 1, 1),
                Sampling.ALL);
        float[] labels = new float[200 * outputs];
        for (int row = 0; row < 200; row++) {
            labels[row * outputs + row % outputs] = outputs == 1 ? row % 17 : 1;
        }
        ExampleTable rows = new ExampleTable(2, features(200), labels);
        try (Boosting boosting = Boosting.of(spec, 7, rows, rows, null)) {
            boosting.boost(0, 5);
            return BoosterArchive.write(spec, boosting.trees());
        }
    }

    private static float[] features(int rows) {
        float[] features = new float[2 * rows];
        for (int at = 0; at < features.length; at++) {
            features[at] = (at * 37 % 101) / 10f;
        }
        return features;
    }
}
