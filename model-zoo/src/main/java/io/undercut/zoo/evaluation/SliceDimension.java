package io.undercut.zoo.evaluation;

import io.undercut.zoo.example.ExampleKey;
import java.util.Locale;
import java.util.function.Function;

/** By what results are cut, to see whom a model serves badly. */
public enum SliceDimension {
    CIRCUIT(ExampleKey::circuit),
    TEAM(ExampleKey::team),
    COMPOUND(ExampleKey::compound);

    private final Function<ExampleKey, String> group;

    SliceDimension(Function<ExampleKey, String> group) {
        this.group = group;
    }

    /** The group a lap belongs to. */
    public String groupOf(ExampleKey key) {
        return group.apply(key);
    }

    /** The word used in JSON and reports: {@code circuit}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
