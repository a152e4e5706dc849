package io.undercut.zoo.network;

import org.nd4j.linalg.schedule.ISchedule;

/**
 * A learning rate that falls linearly to zero. DL4J's own {@code PolySchedule} of 1.0.0-M2.1 adds where it should subtract: its rate
 * doubles on the way. That one stands in archives, for other programs to read; this one trains.
 */
final class LinearDecay implements ISchedule {
    private static final long serialVersionUID = 1L;

    private final double first;
    private final int iterations;

    LinearDecay(double first, int iterations) {
        this.first = first;
        this.iterations = iterations;
    }

    @Override
    public double valueAt(int iteration, int epoch) {
        return first * Math.max(0, 1 - iteration / (double) iterations);
    }

    @Override
    public ISchedule clone() {
        return this;
    }
}
