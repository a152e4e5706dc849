package io.undercut.zoo.catalog;

import io.undercut.fault.Fault;

/**
 * What the gates of a model type hold their figures against.
 *
 * @param area what the area under the ROC curve must be above, of types that are ranked by it
 * @param movement the most that predictions may move under jitter, as a share of how far they spread
 * @param worsening the most by which an attack on the inputs may worsen the first metric, as a share of it
 * @param unknownShare in what share of the test rows an input may be unknown
 * @param slices how bad a slice may be
 * @param singleMs the 99 % quantile of a single prediction's time, in ms
 * @param memoryMb memory of a process that has the model open, in MB of 10⁶ bytes
 */
public record GateLimits(
        double area,
        double movement,
        double worsening,
        double unknownShare,
        SliceLimits slices,
        double singleMs,
        double memoryMb) {
    /** Of a type that says nothing else. */
    public static final GateLimits USUAL =
            new GateLimits(0.85, 0.1, 0.5, 0.99, new SliceLimits(200, 5, 0.25, 3), 100, 500);

    /** Refuses limits that nothing could keep, or that hold nothing back. */
    public GateLimits {
        if (!(area >= 0 && area < 1)) {
            throw Fault.configuration("limits of gates have an area of " + area + "; must be within 0 … 1 and below 1");
        }
        if (!(movement > 0 && worsening > 0 && singleMs > 0 && memoryMb > 0 && unknownShare >= 0 && unknownShare < 1)) {
            throw Fault.configuration("limits of gates are a movement of " + movement + ", a worsening of " + worsening
                    + ", an unknown share of " + unknownShare + ", " + singleMs + " ms and " + memoryMb
                    + " MB; must be above 0, the share within 0 … 1 and below 1");
        }
    }

    /**
     * How bad a slice may be.
     *
     * @param rows rows that a slice must have to count
     * @param races races that these must be of: the rows of one race are one surprise together, and tell nothing of those who were in it
     * @param margin by what share its error may be above the best baseline's on the same rows
     * @param factor how many times the error of all rows its error may be
     */
    public record SliceLimits(int rows, int races, double margin, double factor) {
        /** Refuses limits that nothing could keep. */
        public SliceLimits {
            if (rows < 1 || races < 1 || !(margin >= 0) || !(factor >= 1)) {
                throw Fault.configuration("limits of slices are " + rows + " rows of " + races + " races, a margin of "
                        + margin + " and a factor of " + factor + "; must be at least 1, 1, 0 and 1");
            }
        }
    }

    /** The same, with predictions that may move more, or less. */
    public GateLimits moving(double share) {
        return new GateLimits(area, share, worsening, unknownShare, slices, singleMs, memoryMb);
    }

    /** The same, with a metric that an attack may worsen more, or less. */
    public GateLimits worsening(double share) {
        return new GateLimits(area, movement, share, unknownShare, slices, singleMs, memoryMb);
    }

    /** The same, with other slices. */
    public GateLimits slicing(SliceLimits others) {
        return new GateLimits(area, movement, worsening, unknownShare, others, singleMs, memoryMb);
    }

    /** The same, with other costs of a prediction. */
    public GateLimits costing(double millis, double megabytes) {
        return new GateLimits(area, movement, worsening, unknownShare, slices, millis, megabytes);
    }
}
