package io.undercut.stream.feature.degradation;

import io.undercut.race.Compound;

/** Dry compounds in three groups. The softer names of 2018 have too few races of their own and count as soft. */
enum Rubber {
    HARD,
    MEDIUM,
    SOFT;

    static Rubber of(Compound compound) {
        return switch (compound) {
            case HARD -> HARD;
            case MEDIUM -> MEDIUM;
            case SOFT, SUPERSOFT, ULTRASOFT, HYPERSOFT -> SOFT;
            case INTERMEDIATE, WET -> throw new IllegalArgumentException(compound + " is no dry compound");
        };
    }
}
