package io.undercut.stream.lake;

import io.undercut.race.Lap;
import java.io.Serializable;
import java.util.List;

/** Reads what the lake already holds of a season. */
@FunctionalInterface
public interface SeasonReader extends Serializable {
    /** The laps of a season; empty where the lake does not have it. */
    List<Lap> laps(int season);
}
