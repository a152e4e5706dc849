package io.undercut.race.simulation.telemetry;

import io.undercut.race.simulation.race.PitLane;
import io.undercut.race.simulation.track.Circuit;
import io.undercut.race.simulation.track.TrackShape;

/** A circuit with its shape, its fastest lap, its sectors and its pit lane. */
public final class Track {
    private final TrackShape shape;
    private final SpeedProfile profile;
    private final Handwriting handwriting;
    private final PitLane lane;
    private final int firstEnds;
    private final int secondEnds;

    Track(Circuit circuit) {
        this.shape = TrackShape.of(circuit);
        this.profile = new SpeedProfile(circuit, shape);
        this.handwriting = new Handwriting(profile);
        this.lane = new PitLane(circuit);
        Circuit.Layout layout = circuit.layout();
        this.firstEnds = profile.pointAt(layout.sector1());
        this.secondEnds = profile.pointAt(layout.sector1() + layout.sector2());
    }

    TrackShape shape() {
        return shape;
    }

    SpeedProfile profile() {
        return profile;
    }

    Handwriting handwriting() {
        return handwriting;
    }

    PitLane lane() {
        return lane;
    }

    /** The sector a step belongs to, 0 … 2; the step leads from this point to the next. */
    int sector(int point) {
        return point < firstEnds ? 0 : point < secondEnds ? 1 : 2;
    }

    /** Where a sector begins, m from the line; 3 for the lap's end. */
    double sectorStartM(int sector) {
        return switch (sector) {
            case 0 -> 0;
            case 1 -> firstEnds * profile.stepM();
            case 2 -> secondEnds * profile.stepM();
            default -> profile.points() * profile.stepM();
        };
    }
}
