package io.undercut.job.chaos;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;

/** Storage that fails for a while, and checkpoints that it has spoilt. */
final class StorageBlows {
    private StorageBlows() {}

    static boolean fillDisk(Scene scene, PlannedFault fault) throws IOException {
        scene.smallDisk().fill();
        Scene.pause(100 + fault.random().nextInt(900));
        scene.smallDisk().free();
        return true;
    }

    static boolean refuseWrites(Scene scene, PlannedFault fault) {
        List<Path> jobs = scene.training().checkpoints().jobs();
        ReadOnly.set(jobs);
        Scene.pause(100 + fault.random().nextInt(900));
        ReadOnly.clear(jobs);
        return true;
    }

    /** Spoils the newest complete checkpoint; then the job is lost, in one of two ways. */
    static Blow damage(CheckpointDamage damage) {
        return (scene, fault) -> {
            Random random = fault.random();
            if (!scene.await(() -> scene.training().checkpoints().newest().isPresent())) {
                return false;
            }
            return random.nextBoolean() ? cancel(scene, damage, random) : killAll(scene, damage, random);
        };
    }

    /** The job is gone; a later command takes the run up, at another parallelism. */
    private static boolean cancel(Scene scene, CheckpointDamage damage, Random random) throws IOException {
        CompletableFuture<Integer> resumption = scene.training().interrupt();
        boolean ended = scene.await(() -> scene.job().cancel())
                && scene.await(() -> scene.job().hasEnded());
        spoil(scene, damage, random);
        resumption.complete(1 + random.nextInt(4));
        return ended;
    }

    /** The job stays and has to restore what is spoilt. The JobManager is held meanwhile, lest it takes a newer checkpoint. */
    private static boolean killAll(Scene scene, CheckpointDamage damage, Random random) throws IOException {
        List<ProcessHandle> jobManagers = scene.cluster().jobManagers();
        jobManagers.forEach(one -> Shell.signal("-STOP", one));
        spoil(scene, damage, random);
        Scene.kill(scene.cluster().taskManagers());
        jobManagers.forEach(one -> Shell.signal("-CONT", one));
        scene.cluster().replaceTaskManagers();
        return true;
    }

    private static void spoil(Scene scene, CheckpointDamage damage, Random random) throws IOException {
        Optional<Path> newest = scene.training().checkpoints().newest();
        if (newest.isPresent()) {
            damage.toOneOf(newest.get(), random);
        }
    }
}
