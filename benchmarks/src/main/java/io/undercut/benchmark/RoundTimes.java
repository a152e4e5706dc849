package io.undercut.benchmark;

import java.util.List;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.api.common.JobID;

/**
 * When the rounds of a job ended.
 *
 * @param job its id
 * @param ends nanoseconds, one a round
 */
record RoundTimes(JobID job, List<Long> ends) {
    private static final int PARTS = 5;

    RoundTimes {
        ends = List.copyOf(ends);
    }

    static RoundTimes of(JobExecutionResult result) {
        return new RoundTimes(result.getJobID(), result.getAccumulatorResult(RoundClock.ENDS));
    }

    /** Median of the means of some parts of a job, the first rounds left out: what others do on the machine for a moment spoils one part. */
    double typicalSecondsPerRound(int warmUp) {
        int parts = Math.min(PARTS, ends.size() - warmUp);
        double[] means = new double[parts];
        for (int part = 0; part < parts; part++) {
            int from = warmUp - 1 + part * (ends.size() - warmUp) / parts;
            int to = warmUp - 1 + (part + 1) * (ends.size() - warmUp) / parts;
            means[part] = (ends.get(to) - ends.get(from)) / 1e9 / (to - from);
        }
        return Median.of(means);
    }

    /** Mean seconds of a round, the first ones left out: they load classes and compile. */
    double secondsPerRound(int warmUp) {
        long span = ends.get(ends.size() - 1) - ends.get(warmUp - 1);
        return span / 1e9 / (ends.size() - warmUp);
    }
}
