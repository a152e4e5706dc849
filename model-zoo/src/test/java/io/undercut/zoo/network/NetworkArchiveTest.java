package io.undercut.zoo.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;

import io.undercut.fault.Fault;
import io.undercut.testing.Tables;
import io.undercut.zoo.example.ExampleTable;
import io.undercut.zoo.example.Standardisation;
import io.undercut.zoo.model.Model;
import io.undercut.zoo.model.NetworkSpec;
import java.io.ByteArrayInputStream;
import java.util.List;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class NetworkArchiveTest {
    private static final NetworkSpec SPEC = new NetworkSpec(
            3,
            List.of(new NetworkSpec.Dense(7, NetworkSpec.Activation.RELU)),
            NetworkSpec.Loss.ABSOLUTE_ERROR,
            new NetworkSpec.Adam(0.001, 0.9, 0.999, 100),
            0);
    private final ExampleTable table = Tables.nonLinear(20, 3, 5);
    private final Standardisation standardisation = Standardisation.fit(table);

    @ParameterizedTest
    @EnumSource
    void givesTheSameBytesForTheSameNetwork(LocalSteps step) {
        assertThat(archive(step)).isEqualTo(archive(step));
    }

    @ParameterizedTest
    @EnumSource
    void isRestoredByDl4jsOwnSerializerWithTheSamePredictions(LocalSteps step) throws Exception {
        byte[] archive = archive(step);
        MultiLayerNetwork restored = ModelSerializer.restoreMultiLayerNetwork(new ByteArrayInputStream(archive), true);
        try (Model model = NetworkArchive.read(archive)) {
            ExampleTable scaled = table.standardised(standardisation);
            INDArray inputs = Nd4j.create(scaled.features(), new long[] {20, 3}, 'c');
            float[] theirs = restored.output(inputs).data().asFloat();
            float[] ours = model.predict(table.features(), 20);
            float tolerance = step == LocalSteps.DL4J ? 0f : 1e-6f;
            for (int row = 0; row < 20; row++) {
                assertThat(ours[row]).isCloseTo(standardisation.labels().get(0).invert(theirs[row]), offset(tolerance));
            }
            assertThat(restored.getLayerWiseConfigurations().getIterationCount())
                    .isEqualTo(12);
        }
    }

    @Test
    void refusesAFileThatIsNoArchive() {
        assertThatThrownBy(() -> NetworkArchive.read(new byte[] {1, 2, 3}))
                .isInstanceOf(Fault.class)
                .hasMessageContaining("not a DL4J archive");
    }

    private byte[] archive(LocalSteps steps) {
        try (LocalStep step = steps.open(SPEC, 42, 20)) {
            NetworkState state = step.state();
            return NetworkArchive.write(
                    steps, SPEC, 42, new NetworkState(state.parameters(), state.updater(), 12), standardisation);
        }
    }
}
