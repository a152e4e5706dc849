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
            if (training.isOver()) {
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

    /** Any TaskManager. */
    ProcessHandle taskManager(Random random) {
        List<ProcessHandle> alive = cluster.taskManagers();
        return alive.get(random.nextInt(alive.size()));
    }

    /** SIGKILL. */
    static void kill(List<ProcessHandle> processes) {
        processes.forEach(ProcessHandle::destroyForcibly);
        processes.forEach(process -> process.onExit().join());
    }

    /** Begins to start as many TaskManagers as are missing. */
    void replaceTaskManagers() {
        int missing = ChaosCluster.TASK_MANAGERS - cluster.taskManagers().size();
        if (missing > 0) {
            cluster.add(missing, 0);
        }
    }

    JobControl job() {
        return new JobControl(cluster.target(), training.job());
    }
}
