package io.undercut.job.chaos;

/** What can befall a training. */
enum ChaosKind {
    KILLED_REPLACED("a TaskManager killed, replaced", ProcessBlows::killAndReplace),
    KILLED_LEFT("a TaskManager killed, not replaced", ProcessBlows::kill),
    ALL_KILLED("all TaskManagers killed, replaced", ProcessBlows::killAll),
    PAUSED("a TaskManager stopped for less than its heartbeat", ProcessBlows::pauseTaskManager),
    STALLED("a TaskManager stopped for longer than its heartbeat", ProcessBlows::stallTaskManager),
    JOB_MANAGER_KILLED("the JobManager killed, replaced", ProcessBlows::killJobManager),
    JOB_MANAGER_PAUSED("the JobManager stopped for a moment", ProcessBlows::pauseJobManager),
    JOB_MANAGER_SUPERSEDED("the JobManager stopped, replaced, continued", ProcessBlows::supersedeJobManager),
    ZOOKEEPER_AWAY("ZooKeeper away for a while", ProcessBlows::stopZooKeeper),
    RESCALED("rescaled", ProcessBlows::rescale),
    IN_CHECKPOINT("a TaskManager killed in a checkpoint", TimedKills::inCheckpoint),
    IN_RESTORE("a TaskManager killed, another in the restore", TimedKills::inRestore),
    IN_PUBLICATION("processes killed in publication", TimedKills::inPublication),
    /** The delay itself is in the job's graph. */
    FEEDBACK_LATE("an average fed back late", (scene, fault) -> true),
    FEEDBACK_LOST("an average lost on its way back, then its TaskManagers killed", TimedKills::inFeedback),
    /** In the address of the checkpoints' folder. */
    SLOW_DISK("a slow disk from the beginning", (scene, fault) -> true),
    DISK_FULL("the checkpoints' disk full for a while", StorageBlows::fillDisk),
    READ_ONLY("the checkpoints' folder read-only for a while", StorageBlows::refuseWrites),
    TRUNCATED("the newest checkpoint truncated, the job lost", StorageBlows.damage(CheckpointDamage.TRUNCATED)),
    MISSING("a file of the newest checkpoint deleted, the job lost", StorageBlows.damage(CheckpointDamage.DELETED)),
    FLIPPED("a byte of the newest checkpoint changed, the job lost", StorageBlows.damage(CheckpointDamage.FLIPPED));

    private final String words;
    private final Blow blow;

    ChaosKind(String words, Blow blow) {
        this.words = words;
        this.blow = blow;
    }

    Blow blow() {
        return blow;
    }

    @Override
    public String toString() {
        return words;
    }
}
