package io.undercut.stream.feature.lap;

import io.undercut.race.Compound;
import java.util.Optional;

/** Dry compounds in three groups. The softer names of 2018 have too few races of their own and count as soft. */
public enum CompoundGroup {
    /** The hardest. */
    HARD,
    /** Between. */
    MEDIUM,
    /** Soft, and whatever is softer. */
    SOFT;

    /** The group of a dry compound. */
    static CompoundGroup of(Compound compound) {
        return switch (compound) {
            case HARD -> HARD;
            case MEDIUM -> MEDIUM;
            case SOFT, SUPERSOFT, ULTRASOFT, HYPERSOFT -> SOFT;
            case INTERMEDIATE, WET -> throw new IllegalArgumentException(compound + " is no dry compound");
        };
    }

    /** The group of a compound as {@link LapRow#compound} names it; none on wet tires and unknown ones. */
    public static Optional<CompoundGroup> named(String compound) {
        for (Compound known : Compound.values()) {
            if (known.name().equals(compound) && known.isDry()) {
                return Optional.of(of(known));
            }
        }
        return Optional.empty();
    }
}
