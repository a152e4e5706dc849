package io.undercut.zoo.catalog;

import java.util.List;
import java.util.stream.Stream;

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

    private static final String SUPPLIED =
            "The trees were supplied as a file of CatBoost and not trained by Undercut, so its records cannot make them again: they know the file by its SHA-256.";

    private static final String UNSEEN =
            "Which rows the supplied trees learned from is known to whoever trained them: every figure here holds only if the test rows were not among them.";

    /** Of a type that says nothing of itself. */
    public static final CardNotes NONE =
            new CardNotes("to plan a race", "the rows of its feature set", "rows without a label", List.of());

    /** Without a warning. */
    public CardNotes(String use, String population, String leftOut, List<String> caveats) {
        this(use, population, leftOut, caveats, "");
    }

    /** The same of trees that were trained elsewhere. */
    public CardNotes ofSupplied() {
        List<String> more = Stream.concat(caveats.stream(), Stream.of(UNSEEN)).toList();
        return new CardNotes(use, population, leftOut, more, warning.isEmpty() ? SUPPLIED : warning + " " + SUPPLIED);
    }

    /** Copies the list. */
    public CardNotes {
        caveats = List.copyOf(caveats);
    }
}
