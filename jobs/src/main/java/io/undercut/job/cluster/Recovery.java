package io.undercut.job.cluster;

import io.undercut.fault.FaultReason;

/**
 * What a job has got over by itself.
 *
 * @param workers TaskManagers that were lost, as Flink calls them, with blanks between; empty where Flink named none
 * @param reason the first failure's category
 * @param checkpoint number of the checkpoint it goes on from; 0 if there was none yet
 * @param restarts how often Flink had to restart it for this, at least 1
 */
public record Recovery(String workers, FaultReason reason, long checkpoint, int restarts) {
    /** One line for people. */
    public String line() {
        String what = reason == FaultReason.WORKER_CRASH || !workers.isEmpty()
                ? "lost worker" + (workers.isEmpty() ? "" : " " + workers)
                : "the job failed (" + reason.word() + ")";
        String from =
                checkpoint == 0 ? "from its beginning, there was no checkpoint yet" : "from checkpoint " + checkpoint;
        return "%s; training goes on %s, after %d %s"
                .formatted(what, from, restarts, restarts == 1 ? "restart" : "restarts");
    }
}
