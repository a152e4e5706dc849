package io.undercut.zoo.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.undercut.fault.Fault;
import io.undercut.testing.Tables;
import io.undercut.zoo.example.ExampleTable;
import io.undercut.zoo.example.Standardisation;
import io.undercut.zoo.model.NetworkSpec;
import java.io.ByteArrayInputStream;
import java.util.List;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.Test;
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

    @Test
    void givesTheSameBytesForTheSameNetwork() {
        assertThat(archive()).isEqualTo(archive());
    }

    @Test
    void isRestoredByDl4jsOwnSerializerWithTheSamePredictions() throws Exception {
        byte[] archive = archive();
        MultiLayerNetwork restored = ModelSerializer.restoreMultiLayerNetwork(new ByteArrayInputStream(archive), true);
        try (NetworkModel model = NetworkArchive.read(archive)) {
            ExampleTable scaled = table.standardised(standardisation);
            INDArray inputs = Nd4j.create(scaled.features(), new long[] {20, 3}, 'c');
            float[] theirs = restored.output(inputs).data().asFloat();
            float[] ours = model.predict(table.features(), 20);
            for (int row = 0; row < 20; row++) {
                assertThat(ours[row]).isEqualTo(standardisation.label().invert(theirs[row]));
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

    private byte[] archive() {
        try (LocalStep step = LocalSteps.DL4J.open(SPEC, 42, 20)) {
            NetworkState state = step.state();
            return NetworkArchive.write(
                    SPEC, 42, new NetworkState(state.parameters(), state.updater(), 12), standardisation);
        }
    }
}
