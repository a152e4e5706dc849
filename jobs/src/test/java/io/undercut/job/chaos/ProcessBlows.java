package io.undercut.job.chaos;

import io.undercut.job.cluster.ChaosCluster;
import java.io.IOException;
import java.util.List;
import java.util.Random;

/** Processes killed and stopped at any moment. */
final class ProcessBlows {
    /** Beyond the heartbeat's timeout of 2.5 s. */
    private static final int STALL_MILLIS = 3_500;

    private ProcessBlows() {}

    static boolean killAndReplace(Scene scene, PlannedFault fault) {
        scene.killOneOf(scene.taskManagers(), fault.random());
        scene.cluster().replaceTaskManagers();
        return true;
    }

    static boolean kill(Scene scene, PlannedFault fault) {
        // The last one is replaced: without another the training could only wait.
        if (scene.taskManagers().size() < ChaosCluster.TASK_MANAGERS) {
            return killAndReplace(scene, fault);
        }
        scene.killOneOf(scene.taskManagers(), fault.random());
        return true;
    }

    static boolean killAll(Scene scene, PlannedFault fault) {
        Scene.kill(scene.taskManagers());
        scene.cluster().replaceTaskManagers();
        return true;
    }

    static boolean pauseTaskManager(Scene scene, PlannedFault fault) {
        return stop(scene, fault, 200);
    }

    static boolean stallTaskManager(Scene scene, PlannedFault fault) {
        return stop(scene, fault, STALL_MILLIS);
    }

    private static boolean stop(Scene scene, PlannedFault fault, int atLeastMillis) {
        Random random = fault.random();
        List<ProcessHandle> some = scene.taskManagers();
        if (!some.isEmpty()) {
            Shell.stopFor(some.get(random.nextInt(some.size())), atLeastMillis + random.nextInt(1_000));
        }
        return !some.isEmpty();
    }

    static boolean killJobManager(Scene scene, PlannedFault fault) {
        if (!scene.await(scene.cluster()::isSettled)) {
            return false;
        }
        Scene.kill(scene.cluster().jobManagers());
        scene.cluster().addJobManager();
        return true;
    }

    static boolean pauseJobManager(Scene scene, PlannedFault fault) {
        for (ProcessHandle jobManager : scene.cluster().jobManagers()) {
            Shell.stopFor(jobManager, 200 + fault.random().nextInt(1_000));
        }
        return true;
    }

    /** The old one wakes when its successor leads already, and must not be believed. */
    static boolean supersedeJobManager(Scene scene, PlannedFault fault) {
        if (!scene.await(scene.cluster()::isSettled)) {
            return false;
        }
        ProcessHandle old = scene.cluster().jobManagers().get(0);
        Shell.signal("-STOP", old);
        scene.cluster().addJobManager();
        Scene.pause(2L * STALL_MILLIS + fault.random().nextInt(1_000));
        Shell.signal("-CONT", old);
        return true;
    }

    static boolean stopZooKeeper(Scene scene, PlannedFault fault) throws IOException {
        scene.cluster().stopZooKeeper();
        Scene.pause(300 + fault.random().nextInt(3_000));
        scene.cluster().startZooKeeper();
        return true;
    }

    static boolean rescale(Scene scene, PlannedFault fault) {
        int parallelism = 1 + fault.random().nextInt(4);
        return scene.await(() -> scene.job().rescale(parallelism));
    }
}
