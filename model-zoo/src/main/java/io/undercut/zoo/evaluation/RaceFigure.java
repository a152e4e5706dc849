package io.undercut.zoo.evaluation;

/** A metric's figure over drawn races: what a race adds is prepared once, so that a thousand draws are cheap. */
@FunctionalInterface
public interface RaceFigure {
    /**
     * The figure of the drawn races together, as if each stood there as often as it was drawn.
     *
     * @param draw places of races in the list that it was prepared from; the same place may stand more than once
     * @return NaN where these races have no such figure
     */
    double of(int[] draw);
}
