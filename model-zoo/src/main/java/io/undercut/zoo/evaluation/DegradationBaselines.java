package io.undercut.zoo.evaluation;

import io.undercut.zoo.example.LabelledExample;
import java.util.List;

/**
 * No loss, and a constant loss per lap of tire age by compound, or by circuit and compound; as a bound each test stint's own slope.
 *
 * @param horizon place of the tire age gained among the inputs
 */
public record DegradationBaselines(int horizon) implements Baselines {
    @Override
    public void add(LabelledExample learned, GroupSums sums) {
        SlopeBaseline.add(new Observation(learned.key(), learned.features()[horizon], learned.label()), sums);
    }

    @Override
    public List<Baseline> fit(GroupSums learned) {
        return List.of(
                new FlatBaseline(),
                SlopeBaseline.byCompound(learned, horizon),
                SlopeBaseline.byCircuitAndCompound(learned, horizon, SlopeBaseline.MINIMUM_LAPS));
    }

    @Override
    public List<Baseline> oracles(List<ScoredExample> test) {
        return List.of(StintOracle.of(
                test.stream()
                        .map(row -> new Observation(row.key(), row.features()[horizon], row.label()))
                        .toList(),
                horizon));
    }
}
