package io.undercut.stream.training.round;

import io.undercut.fault.Fault;
import java.io.Serializable;

/**
 * When a run ends.
 *
 * @param rounds after so many rounds at the latest
 * @param patience after so many validations without a lower validation loss; 0 never stops early
 */
public record Stopping(int rounds, int patience) implements Serializable {
    /** Refuses a run without rounds. */
    public Stopping {
        if (rounds < 1) {
            throw Fault.configuration("training.rounds is " + rounds + "; must be at least 1");
        }
        if (patience < 0) {
            throw Fault.configuration("training.patience is " + patience + "; must be 0 (never) or more");
        }
    }
}
