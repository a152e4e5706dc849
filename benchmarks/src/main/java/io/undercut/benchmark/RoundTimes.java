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
    RoundTimes {
        ends = List.copyOf(ends);
    }

    static RoundTimes of(JobExecutionResult result) {
        return new RoundTimes(result.getJobID(), result.getAccumulatorResult(RoundClock.ENDS));
    }

    /** Mean seconds of a round, the first ones left out: they load classes and compile. */
    double secondsPerRound(int warmUp) {
        long span = ends.get(ends.size() - 1) - ends.get(warmUp - 1);
        return span / 1e9 / (ends.size() - warmUp);
    }
}
