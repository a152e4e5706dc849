package io.undercut.zoo.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.undercut.fault.Fault;
import io.undercut.testing.Networks;
import io.undercut.testing.OnnxFile;
import io.undercut.zoo.example.Standardisation;
import io.undercut.zoo.example.Standardisation.Scale;
import io.undercut.zoo.model.ArchiveLayout;
import io.undercut.zoo.model.Model;
import io.undercut.zoo.model.NetworkSpec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class NetworkGraphTest {
    private static final int ROWS = 40;

    static Stream<NetworkSpec> everyNetwork() {
        return Stream.concat(Networks.layersByLosses().stream(), Networks.bounded().stream())
                .filter(spec -> LocalSteps.chosen("auto", spec) == LocalSteps.FUSED);
    }

    static Stream<NetworkSpec> everySequence() {
        return everyNetwork().filter(spec -> spec.steps() > 1);
    }

    @ParameterizedTest
    @MethodSource("everyNetwork")
    void onnxRuntimePredictsTheSame(NetworkSpec spec) {
        isTheSameInOnnx(spec, new int[0]);
    }

    @ParameterizedTest
    @MethodSource("everySequence")
    void shortSequencesEndWhereTheyEnd(NetworkSpec spec) {
        isTheSameInOnnx(
                spec,
                IntStream.range(0, ROWS).map(row -> 1 + row % spec.steps()).toArray());
    }

    @ParameterizedTest
    @MethodSource("everyNetwork")
    void soItDoesOfOneThatDl4jsStepPredictsWith(NetworkSpec spec) {
        isTheSameInOnnx(LocalSteps.DL4J, spec, new int[0]);
    }

    @Test
    void anOldModelOfDl4jsStepIsRefusedWithTheRemedy() {
        NetworkSpec spec = everyNetwork().findFirst().orElseThrow();
        byte[] archive = without(ArchiveEntries.NETWORK, archive(LocalSteps.DL4J, spec));

        assertThatThrownBy(() -> OnnxFile.of(NetworkFormat.ARCHIVE, archive, spec.inputs(), spec.outputs(), false))
                .isInstanceOf(Fault.class)
                .hasMessageContaining("train it again");
    }

    private static byte[] without(String entry, byte[] archive) {
        try {
            LinkedHashMap<String, byte[]> entries = new LinkedHashMap<>(ArchiveEntries.read(archive));
            assertThat(entries.remove(entry)).isNotNull();
            return ArchiveLayout.write(entries);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void isTheSameInOnnx(NetworkSpec spec, int[] lengths) {
        isTheSameInOnnx(LocalSteps.FUSED, spec, lengths);
    }

    private static void isTheSameInOnnx(LocalSteps steps, NetworkSpec spec, int[] lengths) {
        byte[] archive = archive(steps, spec);
        float[] features = features(spec);
        int outputs = spec.outputs() * spec.labelledSteps();
        byte[] onnx = OnnxFile.of(NetworkFormat.ARCHIVE, archive, spec.inputs(), outputs, lengths.length > 0);

        float[] theirs = OnnxFile.predict(onnx, features, lengths, ROWS);

        try (Model model = NetworkArchive.read(archive)) {
            float[] ours = model.predict(features, lengths, ROWS);
            assertThat(theirs).hasSameSizeAs(ours);
            for (int at = 0; at < ours.length; at++) {
                boolean isThere = lengths.length == 0
                        || spec.labelledSteps() == 1
                        || at % outputs / spec.outputs() < lengths[at / outputs];
                if (isThere) {
                    assertThat(theirs[at]).isCloseTo(ours[at], within(1e-6f * Math.max(1, Math.abs(ours[at]))));
                }
            }
        }
    }

    private static byte[] archive(LocalSteps steps, NetworkSpec spec) {
        try (LocalStep step = steps.open(spec, 42, ROWS)) {
            return NetworkArchive.write(steps, spec, 42, step.state(), standardisation(spec));
        }
    }

    private static Standardisation standardisation(NetworkSpec spec) {
        boolean isNumber =
                spec.loss() == NetworkSpec.Loss.SQUARED_ERROR || spec.loss() == NetworkSpec.Loss.ABSOLUTE_ERROR;
        return new Standardisation(scales(spec.scales()), isNumber ? scales(spec.outputs()) : List.of());
    }

    private static List<Scale> scales(int count) {
        return IntStream.range(0, count)
                .mapToObj(at -> new Scale(0.3f * at, 1 + 0.1f * at))
                .toList();
    }

    private static float[] features(NetworkSpec spec) {
        Random random = new Random(5);
        float[] features = new float[ROWS * spec.inputs()];
        for (int at = 0; at < features.length; at++) {
            features[at] = random.nextInt(15) == 0 ? Float.NaN : (float) random.nextGaussian();
        }
        return features;
    }
}
