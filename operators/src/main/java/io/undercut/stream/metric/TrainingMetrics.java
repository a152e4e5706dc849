package io.undercut.stream.metric;

import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.MetricGroup;

/**
 * Metrics of a training run, {@code training.progress.loss} and so on, visible in Flink's Web UI at the operator that records rounds. The
 * dots are metric groups: in a name Flink would turn them into underscores.
 */
public final class TrainingMetrics {
    /** Mean training loss of the newest round, standardised label. */
    public static final String LOSS = "loss";

    /** Mean validation loss, as last computed. */
    public static final String VALIDATION_LOSS = "validation_loss";

    /** The same in millionths: the Web UI's charts cut off fractions. */
    public static final String LOSS_MILLIONTHS = "loss_millionths";

    /** The same in millionths. */
    public static final String VALIDATION_LOSS_MILLIONTHS = "validation_loss_millionths";

    /** Rounds done. */
    public static final String ROUND = "round";

    /** Rounds of the run. */
    public static final String ROUNDS = "rounds";

    /** Passes over the data. */
    public static final String EPOCH = "epoch";

    /** Local steps done by each replica. */
    public static final String ITERATIONS = "iterations_completed";

    /** Rows seen by all replicas. */
    public static final String RECORDS = "records_processed";

    /** Rows a second since this attempt began. */
    public static final String SAMPLES_PER_SECOND = "samples_per_second";

    /** Seconds to the end at this speed. */
    public static final String ETA_SECONDS = "eta_seconds";

    /** 1 once the run's time is over and it waits for a last checkpoint, else 0. */
    public static final String OUT_OF_TIME = "out_of_time";

    /** What stands before every name. */
    public static final String SCOPE = "training.progress.";

    private final MetricGroup group;

    /** Metrics under an operator's group. */
    public TrainingMetrics(MetricGroup group) {
        this.group = group.addGroup("training").addGroup("progress");
    }

    /** Shows a number with a fraction. */
    public void real(String name, DoubleSupplier value) {
        group.gauge(name, (Gauge<Double>) value::getAsDouble);
    }

    /** Shows a whole number. */
    public void whole(String name, LongSupplier value) {
        group.gauge(name, (Gauge<Long>) value::getAsLong);
    }
}
