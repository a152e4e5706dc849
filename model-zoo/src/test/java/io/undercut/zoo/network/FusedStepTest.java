package io.undercut.zoo.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.undercut.testing.LocalStepContract;
import io.undercut.testing.Networks;
import io.undercut.testing.Tables;
import io.undercut.zoo.example.ExampleTable;
import io.undercut.zoo.model.NetworkSpec;
import io.undercut.zoo.network.fused.FusedNetwork;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FusedStepTest extends LocalStepContract {
    @Override
    protected LocalSteps steps() {
        return LocalSteps.FUSED;
    }

    static List<NetworkSpec> supported() {
        return Networks.layersByLosses().stream()
                .filter(spec -> FusedNetwork.objection(spec).isEmpty())
                .toList();
    }

    /** The mean is over rows, so a step is the sum of the rows' own steps, each by its weight. */
    @ParameterizedTest
    @MethodSource("supported")
    void aRowCountsAsItsWeight(NetworkSpec network) {
        NetworkSpec spec = Networks.plain(network, new NetworkSpec.Momentum(1, 0, 0));
        ExampleTable rows = Tables.fitting(spec, 2, 3);
        float[] weighted = move(spec, rows, 2.5f, 0.5f);
        float[] first = move(spec, rows, 1f, 0f);
        float[] second = move(spec, rows, 0f, 1f);
        for (int at = 0; at < weighted.length; at++) {
            assertThat(weighted[at]).isCloseTo(2.5f * first[at] + 0.5f * second[at], within(1e-5f));
        }
    }

    private static float[] move(NetworkSpec spec, ExampleTable rows, float... weights) {
        ExampleTable table = new ExampleTable(rows.width(), rows.features(), rows.labels(), weights, new int[0]);
        try (LocalStep step = LocalSteps.FUSED.open(spec, 42, 2)) {
            float[] start = step.state().parameters();
            step.advance(new MiniBatch(table, new int[] {0, 1}, 0, 2));
            float[] end = step.state().parameters();
            for (int at = 0; at < end.length; at++) {
                end[at] -= start[at];
            }
            return end;
        }
    }
}
