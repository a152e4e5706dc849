package io.undercut.zoo.network;

import io.undercut.zoo.model.NetworkSpec;
import org.nd4j.linalg.schedule.ISchedule;

/**
 * The specification's learning rate. DL4J's own {@code PolySchedule} of 1.0.0-M2.1 adds where it should subtract: its rate doubles on the
 * way. That one stands in archives, for other programs to read; this one trains.
 */
final class SpecifiedRate implements ISchedule {
    private static final long serialVersionUID = 1L;

    private final NetworkSpec spec;

    SpecifiedRate(NetworkSpec spec) {
        this.spec = spec;
    }

    @Override
    public double valueAt(int iteration, int epoch) {
        return spec.rate(iteration);
    }

    @Override
    public ISchedule clone() {
        return this;
    }
}
