package io.undercut.zoo.catalog;

import java.util.List;

/**
 * What the card of a model type says beyond what follows from its parts; each ends without a full stop.
 *
 * @param use what people plan with it
 * @param population what its rows are
 * @param leftOut what it was neither trained nor tested on
 * @param caveats what to know before believing it, whole sentences
 */
public record CardNotes(String use, String population, String leftOut, List<String> caveats) {
    /** Of a type that says nothing of itself. */
    public static final CardNotes NONE =
            new CardNotes("to plan a race", "the rows of its feature set", "rows without a label", List.of());

    /** Copies the list. */
    public CardNotes {
        caveats = List.copyOf(caveats);
    }
}
