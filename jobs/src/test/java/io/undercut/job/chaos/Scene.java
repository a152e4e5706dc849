package io.undercut.job.chaos;

import io.undercut.job.cluster.ChaosCluster;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * Where a fault strikes.
 *
 * @param cluster the processes
 * @param training the run
 * @param smallDisk the disk that can be filled; null where there is none
 */
record Scene(ChaosCluster cluster, Training training, SmallDisk smallDisk) {
    private static final long LOOK_EVERY_MILLIS = 3;

    /** Waits until something holds; false if the training ends first. */
    boolean await(BooleanSupplier holds) {
        while (!holds.getAsBoolean()) {
            if (training.isOver() || training.isOverdue()) {
                return false;
            }
            pause(LOOK_EVERY_MILLIS);
        }
        return !training.isOver();
    }

    static void pause(long millis) {
        long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        for (long left = until - System.nanoTime(); left > 0; left = until - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    /** TaskManagers that are there; waits for one. */
    List<ProcessHandle> taskManagers() {
        await(() -> !cluster.taskManagers().isEmpty());
        return cluster.taskManagers();
    }

    /** Kills one TaskManager of some. */
    void killOneOf(List<ProcessHandle> some, Random random) {
        if (!some.isEmpty()) {
            kill(List.of(some.get(random.nextInt(some.size()))));
        }
    }

    /** SIGKILL. */
    static void kill(List<ProcessHandle> processes) {
        processes.forEach(ProcessHandle::destroyForcibly);
        processes.forEach(process -> process.onExit().join());
    }

    JobControl job() {
        return new JobControl(cluster.target(), training.job());
    }
}
