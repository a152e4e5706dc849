package io.undercut.job.chaos;

import io.undercut.stream.training.Beacon;
import io.undercut.stream.training.FaultyFeedback;
import io.undercut.stream.training.TellingShards;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** TaskManagers killed at the worst moments, each awaited. */
final class TimedKills {
    private TimedKills() {}

    static boolean inCheckpoint(Scene scene, PlannedFault fault) {
        Checkpoints checkpoints = scene.training().checkpoints();
        return scene.await(checkpoints::oneIsBeingTaken) && ProcessBlows.killAndReplace(scene, fault);
    }

    static boolean inRestore(Scene scene, PlannedFault fault) {
        Beacon beacon = scene.training().beacon();
        int before = opened(beacon).size();
        scene.await(() -> !named(scene, opened(beacon)).isEmpty());
        kill(scene, opened(beacon), fault.random());
        if (!scene.await(() -> opened(beacon).size() > before)) {
            return false;
        }
        kill(scene, opened(beacon), fault.random());
        return true;
    }

    private static List<Long> opened(Beacon beacon) {
        return beacon.processes(TellingShards.OPENED);
    }

    /** One of those named that still lives; it is replaced. */
    private static void kill(Scene scene, List<Long> named, Random random) {
        scene.killOneOf(named(scene, named), random);
        scene.cluster().replaceTaskManagers();
    }

    private static List<ProcessHandle> named(Scene scene, List<Long> processes) {
        return scene.cluster().taskManagers().stream()
                .filter(one -> processes.contains(one.pid()))
                .toList();
    }

    /** The last average is there; the model is being written, or about to be. */
    static boolean inPublication(Scene scene, PlannedFault fault) {
        boolean besides = fault.random().nextInt(3) == 0;
        if (scene.training().isOver()) {
            return false;
        }
        return besides ? ProcessBlows.killJobManager(scene, fault) : ProcessBlows.killAll(scene, fault);
    }

    /** All wait for an average that is in the averager's state, and nowhere else, when a checkpoint is taken. */
    static boolean inFeedback(Scene scene, PlannedFault fault) {
        Training training = scene.training();
        String swallowed = FaultyFeedback.swallowed(fault.round());
        if (!scene.await(() -> !training.beacon().processes(swallowed).isEmpty())) {
            return false;
        }
        Set<String> before = training.checkpoints().sealed();
        scene.await(() -> !before.containsAll(training.checkpoints().sealed()));
        // Before the kill: the restored job sends the average again at once.
        training.beacon().tell(FaultyFeedback.relent(fault.round()));
        Scene.kill(named(scene, training.beacon().processes(swallowed)));
        scene.cluster().replaceTaskManagers();
        return true;
    }
}
