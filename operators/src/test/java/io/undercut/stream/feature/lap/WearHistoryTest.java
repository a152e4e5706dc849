package io.undercut.stream.feature.lap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class WearHistoryTest {
    private static final Offset<Double> EXACT = within(1e-12);

    @Test
    void beginsWithThePrior() {
        WearHistory.Slopes slopes = new WearHistory(List.of()).slopes("monza", CompoundGroup.HARD);
        assertThat(slopes.all()).isCloseTo(-0.022, EXACT);
        assertThat(slopes.compound()).isCloseTo(-0.022, EXACT);
        assertThat(slopes.circuit()).isCloseTo(-0.022, EXACT);
        assertThat(slopes.both()).isCloseTo(-0.022, EXACT);
    }

    @Test
    void drawsNarrowSlopesTowardsBroadOnes() {
        WearHistory history = new WearHistory(List.of(
                race("monza", new SlopeSums(900, 30_000), SlopeSums.NONE, new SlopeSums(-400, 10_000)),
                race("spa", new SlopeSums(100, 20_000), new SlopeSums(50, 5_000), SlopeSums.NONE)));
        double all = (900 - 400 + 100 + 50 - 50_000 * 0.022) / (30_000 + 10_000 + 20_000 + 5_000 + 50_000);
        double hard = (900 + 100 + 100_000 * all) / (50_000 + 100_000);
        double monza = (900 - 400 + 60_000 * all) / (40_000 + 60_000);
        double hardAtMonza = (900 + 60_000 * (monza + hard - all)) / (30_000 + 60_000);

        WearHistory.Slopes slopes = history.slopes("monza", CompoundGroup.HARD);
        assertThat(slopes.all()).isCloseTo(all, EXACT);
        assertThat(slopes.compound()).isCloseTo(hard, EXACT);
        assertThat(slopes.circuit()).isCloseTo(monza, EXACT);
        assertThat(slopes.both()).isCloseTo(hardAtMonza, EXACT);
    }

    @Test
    void fallsBackToBroaderSlopesAtAnUnknownCircuit() {
        WearHistory history =
                new WearHistory(List.of(race("monza", new SlopeSums(900, 30_000), SlopeSums.NONE, SlopeSums.NONE)));
        WearHistory.Slopes slopes = history.slopes("baku", CompoundGroup.HARD);
        assertThat(slopes.circuit()).isCloseTo(slopes.all(), EXACT);
        assertThat(slopes.both()).isCloseTo(slopes.compound(), EXACT);
    }

    @Test
    void racesAtUnknownCircuitsHaveNoCircuitInCommon() {
        WearHistory history =
                new WearHistory(List.of(race("unknown", new SlopeSums(900, 30_000), SlopeSums.NONE, SlopeSums.NONE)));
        WearHistory.Slopes slopes = history.slopes("unknown", CompoundGroup.HARD);
        assertThat(slopes.all()).isNotCloseTo(-0.022, EXACT);
        assertThat(slopes.circuit()).isCloseTo(slopes.all(), EXACT);
        assertThat(slopes.both()).isCloseTo(slopes.compound(), EXACT);
    }

    private static RaceSummary race(String circuit, SlopeSums hard, SlopeSums medium, SlopeSums soft) {
        return new RaceSummary(
                "2024-01",
                2024,
                circuit,
                60,
                90,
                20,
                0,
                0,
                new RaceSummary.TireChange[0],
                new RaceSummary.TireSwap[0],
                new SlopeSums[] {hard, medium, soft},
                new RaceSummary.CarSummary[0]);
    }
}
