package io.undercut.stream.feature.lap;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One car's race so far. */
final class CarProgress {
    private final List<DrivenLap> laps = new ArrayList<>();
    private final Map<Integer, DrivenLap> byNumber = new HashMap<>();
    private int stintStart;
    private int stops;

    void add(DrivenLap lap) {
        boolean begins = laps.isEmpty()
                || newest().lap().pit().hasEntered()
                || lap.lap().pit().hasLeft()
                || isOtherStint(lap);
        if (begins) {
            stintStart = laps.size();
        }
        stops += lap.lap().pit().hasEntered() ? 1 : 0;
        laps.add(lap);
        byNumber.put(lap.number(), lap);
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

    /** The lap before this stint, or null in the first. */
    DrivenLap beforeStint() {
        return stintStart == 0 ? null : laps.get(stintStart - 1);
    }

    /** Times the car has entered the pits, this lap included. */
    int stops() {
        return stops;
    }
}
