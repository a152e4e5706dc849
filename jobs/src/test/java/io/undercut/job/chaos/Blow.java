package io.undercut.job.chaos;

import java.io.IOException;

/** One way to harm a running training. */
@FunctionalInterface
interface Blow {
    /** Strikes, and returns when the harm itself is over; false if the training ended before it could. */
    boolean strike(Scene scene, PlannedFault fault) throws IOException;
}
