package io.undercut.stream.feature.degradation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class SlopeHistoryTest {
    private static final Offset<Double> EXACT = within(1e-12);

    private final SlopeHistory history = new SlopeHistory();

    @Test
    void beginsWithThePrior() {
        SlopeHistory.Slopes slopes = history.slopes("monza", "HARD");
        assertThat(slopes.all()).isCloseTo(-0.022, EXACT);
        assertThat(slopes.compound()).isCloseTo(-0.022, EXACT);
        assertThat(slopes.circuit()).isCloseTo(-0.022, EXACT);
        assertThat(slopes.both()).isCloseTo(-0.022, EXACT);
    }

    @Test
    void drawsNarrowSlopesTowardsBroadOnes() {
        history.add(race("monza", new SlopeSums(900, 30_000), SlopeSums.NONE, new SlopeSums(-400, 10_000)));
        history.add(race("spa", new SlopeSums(100, 20_000), new SlopeSums(50, 5_000), SlopeSums.NONE));
        double all = (900 - 400 + 100 + 50 - 50_000 * 0.022) / (30_000 + 10_000 + 20_000 + 5_000 + 50_000);
        double hard = (900 + 100 + 100_000 * all) / (50_000 + 100_000);
        double monza = (900 - 400 + 60_000 * all) / (40_000 + 60_000);
        double hardAtMonza = (900 + 60_000 * (monza + hard - all)) / (30_000 + 60_000);

        SlopeHistory.Slopes slopes = history.slopes("monza", "HARD");
        assertThat(slopes.all()).isCloseTo(all, EXACT);
        assertThat(slopes.compound()).isCloseTo(hard, EXACT);
        assertThat(slopes.circuit()).isCloseTo(monza, EXACT);
        assertThat(slopes.both()).isCloseTo(hardAtMonza, EXACT);
    }

    @Test
    void fallsBackToBroaderSlopesAtAnUnknownCircuit() {
        history.add(race("monza", new SlopeSums(900, 30_000), SlopeSums.NONE, SlopeSums.NONE));
        SlopeHistory.Slopes slopes = history.slopes("baku", "HARD");
        assertThat(slopes.circuit()).isCloseTo(slopes.all(), EXACT);
        assertThat(slopes.both()).isCloseTo(slopes.compound(), EXACT);
    }

    @Test
    void racesAtUnknownCircuitsHaveNoCircuitInCommon() {
        history.add(race("unknown", new SlopeSums(900, 30_000), SlopeSums.NONE, SlopeSums.NONE));
        SlopeHistory.Slopes slopes = history.slopes("unknown", "HARD");
        assertThat(slopes.all()).isNotCloseTo(-0.022, EXACT);
        assertThat(slopes.circuit()).isCloseTo(slopes.all(), EXACT);
        assertThat(slopes.both()).isCloseTo(slopes.compound(), EXACT);
    }

    private static RaceDigest race(String circuit, SlopeSums hard, SlopeSums medium, SlopeSums soft) {
        return new RaceDigest("2024-01", 2024, circuit, new StintForecast[0], new SlopeSums[] {hard, medium, soft});
    }
}
