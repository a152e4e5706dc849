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
import io.undercut.zoo.model.NetworkSpec.Activation;
import io.undercut.zoo.model.NetworkSpec.Dense;
import io.undercut.zoo.model.NetworkSpec.Join;
import io.undercut.zoo.model.NetworkSpec.Lstm;
import io.undercut.zoo.model.Refinement;
import java.io.ByteArrayInputStream;
import java.util.Arrays;
import java.util.List;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

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

    /** Rows that are of different lengths, with inputs beyond the bound; the graph's own cut is DL4J's. */
    @ParameterizedTest
    @EnumSource
    void aJoinedNetworkIsRestoredByDl4jsOwnSerializerAsAGraph(LocalSteps steps) throws Exception {
        NetworkSpec spec = new NetworkSpec(
                11,
                List.of(new Lstm(5, 4, Lstm.Gives.LAST_STEP), new Join(3), new Dense(6, Activation.TANH)),
                3,
                NetworkSpec.Loss.CROSS_ENTROPY,
                new NetworkSpec.Adam(0.01, 0.9, 0.999, 100),
                1e-3,
                List.of(new Refinement.InputBound(1.2)));
        ExampleTable rows = Tables.fitting(spec, 20, 5);
        Standardisation fitted = Standardisation.fit(rows);
        Standardisation scales = new Standardisation(fitted.inputs(), List.of());
        byte[] archive;
        try (LocalStep step = steps.open(spec, 42, 20)) {
            archive = NetworkArchive.write(steps, spec, 42, step.state(), scales);
            assertThat(NetworkArchive.write(steps, spec, 42, step.state(), scales))
                    .isEqualTo(archive);
            assertThat(InheritedNetwork.of(archive, spec).parameters())
                    .isEqualTo(step.state().parameters());
        }
        float[] scaled = rows.standardised(scales).features();
        INDArray flat = Nd4j.create(scaled, new long[] {20, 11}, 'c');
        INDArray sequence = flat.get(NDArrayIndex.all(), NDArrayIndex.interval(0, 8))
                .dup('c')
                .reshape('c', 20, 4, 2)
                .permute(0, 2, 1);
        INDArray beside = flat.get(NDArrayIndex.all(), NDArrayIndex.interval(8, 11));
        ComputationGraph graph = ModelSerializer.restoreComputationGraph(new ByteArrayInputStream(archive), true);
        float[] theirs = graph.output(sequence, beside)[0].dup('c').data().asFloat();
        try (Model model = NetworkArchive.read(archive)) {
            assertThat(model.outputs()).isEqualTo(3);
            assertThat(model.predict(rows.features(), 20)).containsExactly(theirs, offset(1e-6f));
            int[] lengths = new int[20];
            Arrays.fill(lengths, 2);
            assertThat(model.predict(rows.features(), lengths, 20)[0]).isNotCloseTo(theirs[0], offset(1e-4f));
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
