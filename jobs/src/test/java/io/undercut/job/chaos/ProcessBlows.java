package io.undercut.job.chaos;

import java.io.IOException;
import java.util.List;
import java.util.Random;

/** Processes killed and stopped at any moment. */
final class ProcessBlows {
    /** Beyond the heartbeat's timeout of 2.5 s. */
    private static final int STALL_MILLIS = 3_500;

    private ProcessBlows() {}

    static boolean killAndReplace(Scene scene, PlannedFault fault) {
        Scene.kill(List.of(scene.taskManager(fault.random())));
        scene.replaceTaskManagers();
        return true;
    }

    static boolean kill(Scene scene, PlannedFault fault) {
        if (scene.cluster().taskManagers().size() > 1) {
            Scene.kill(List.of(scene.taskManager(fault.random())));
            return true;
        }
        // The last one: without another the training could only wait.
        return killAndReplace(scene, fault);
    }

    static boolean killAll(Scene scene, PlannedFault fault) {
        Scene.kill(scene.cluster().taskManagers());
        scene.replaceTaskManagers();
        return true;
    }

    static boolean pauseTaskManager(Scene scene, PlannedFault fault) {
        Random random = fault.random();
        Shell.stopFor(scene.taskManager(random), 200 + random.nextInt(1_000));
        return true;
    }

    static boolean stallTaskManager(Scene scene, PlannedFault fault) {
        Random random = fault.random();
        Shell.stopFor(scene.taskManager(random), STALL_MILLIS + random.nextInt(1_500));
        return true;
    }

    static boolean killJobManager(Scene scene, PlannedFault fault) {
        Scene.kill(scene.cluster().jobManagers());
        scene.cluster().add(0, 1);
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
        ProcessHandle old = scene.cluster().jobManagers().get(0);
        Shell.signal("-STOP", old);
        scene.cluster().add(0, 1);
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
