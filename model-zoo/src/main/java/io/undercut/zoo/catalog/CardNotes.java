package io.undercut.zoo.catalog;

import java.util.List;

/**
 * What the card of a model type says beyond what follows from its parts; each ends without a full stop.
 *
 * @param use what people plan with it
 * @param population what its rows are
 * @param leftOut what it was neither trained nor tested on
 * @param caveats what to know before believing it, whole sentences
 * @param warning what card and report say before all else, a whole sentence; empty if there is nothing
 */
public record CardNotes(String use, String population, String leftOut, List<String> caveats, String warning) {
    /** The warning of a type whose label exists in simulated races alone. */
    public static final String SIMULATED_TRUTH =
            "Trained and tested on simulated truth: no public feed carries this label, and what the model says of real cars was never tested.";

    /** Of a type that says nothing of itself. */
    public static final CardNotes NONE =
            new CardNotes("to plan a race", "the rows of its feature set", "rows without a label", List.of());

    /** Without a warning. */
    public CardNotes(String use, String population, String leftOut, List<String> caveats) {
        this(use, population, leftOut, caveats, "");
    }

    /** Copies the list. */
    public CardNotes {
        caveats = List.copyOf(caveats);
    }
}
