package io.undercut.zoo.evaluation;

import io.undercut.zoo.example.LabelledExample;
import java.util.List;

/** Several kinds of baselines, each with sums of its own. */
record JoinedBaselines(List<Baselines> parts) implements Baselines {
    JoinedBaselines {
        parts = List.copyOf(parts);
    }

    @Override
    public void add(LabelledExample learned, GroupSums sums) {
        parts.forEach(part -> part.add(learned, sums));
    }

    @Override
    public List<Baseline> fit(GroupSums learned) {
        return parts.stream().flatMap(part -> part.fit(learned).stream()).toList();
    }

    @Override
    public List<Baseline> oracles(List<ScoredExample> test) {
        return parts.stream().flatMap(part -> part.oracles(test).stream()).toList();
    }

    @Override
    public boolean readsRows() {
        return parts.stream().anyMatch(Baselines::readsRows);
    }
}
