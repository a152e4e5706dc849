package io.undercut.stream.feature.lap;

import io.undercut.race.Compound;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One car's race so far. */
final class CarProgress {
    private static final int ANCHOR_LAPS = 3;

    private final List<DrivenLap> laps = new ArrayList<>();
    private final Map<Integer, DrivenLap> byNumber = new HashMap<>();
    private final List<Anchor> anchors = new ArrayList<>();
    private final List<DrivenLap> firstClean = new ArrayList<>();
    private int stintStart;
    private int stints;
    private int stops;
    private boolean wet;
    private Anchor anchor;

    /** Adds a lap that was compared with the best so far. */
    void add(DrivenLap lap) {
        boolean begins = laps.isEmpty()
                || newest().lap().pit().hasEntered()
                || lap.lap().pit().hasLeft()
                || isOtherStint(lap);
        if (begins) {
            stintStart = laps.size();
            stints++;
            firstClean.clear();
            anchor = null;
        }
        lap.place(stints - 1, anchor);
        if (anchor == null && lap.isClean()) {
            anchor(lap);
        }
        Compound compound = lap.lap().tire().compound();
        wet |= compound != null && !compound.isDry();
        stops += lap.lap().pit().hasEntered() ? 1 : 0;
        laps.add(lap);
        byNumber.put(lap.number(), lap);
    }

    private void anchor(DrivenLap lap) {
        firstClean.add(lap);
        if (firstClean.size() == ANCHOR_LAPS) {
            anchor = new Anchor(firstClean.get(0), firstClean.get(1), lap);
            anchors.add(anchor);
        }
    }

    private boolean isOtherStint(DrivenLap lap) {
        Integer stint = lap.lap().tire().stint();
        Integer before = newest().lap().tire().stint();
        return stint != null && before != null && !stint.equals(before);
    }

    boolean isEmpty() {
        return laps.isEmpty();
    }

    /** The newest lap; there must be one. */
    DrivenLap newest() {
        return laps.get(laps.size() - 1);
    }

    /** All laps, oldest first. */
    List<DrivenLap> laps() {
        return laps;
    }

    /** The lap of a number, or null where it is not known. */
    DrivenLap lap(int number) {
        return byNumber.get(number);
    }

    /** The laps since tires were last changed, oldest first. */
    List<DrivenLap> stint() {
        return laps.subList(stintStart, laps.size());
    }

    /** This stint's anchor; null before its third clean lap. */
    Anchor anchor() {
        return anchor;
    }

    /** The anchors of all stints so far, oldest first. */
    List<Anchor> anchors() {
        return anchors;
    }

    /** The lap before this stint, or null in the first. */
    DrivenLap beforeStint() {
        return stintStart == 0 ? null : laps.get(stintStart - 1);
    }

    /** Whether it has run on wet tires. */
    boolean hasRunWet() {
        return wet;
    }

    /** Times the car has entered the pits, this lap included. */
    int stops() {
        return stops;
    }
}
