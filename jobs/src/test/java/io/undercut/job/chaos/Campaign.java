package io.undercut.job.chaos;

import static org.awaitility.Awaitility.await;

import io.undercut.job.cluster.ChaosCluster;
import io.undercut.job.graph.TrainingJob.Trained;
import io.undercut.stream.training.Beacon;
import io.undercut.stream.training.round.RoundDecision;
import io.undercut.testing.SlowFileSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.apache.commons.io.FileUtils;

/** Runs schedules one after the other against one cluster, which is made whole in between. */
final class Campaign {
    private final ChaosCluster cluster;
    private final Path home;
    private final SmallDisk smallDisk;
    private final CampaignTable table;
    private final byte[] model;
    private final List<RoundDecision> history;

    /**
     * A campaign.
     *
     * @param smallDisk null where this user may not mount one
     * @param model what all have to end in
     * @param history and how they have to come to it; empty if that is not known yet
     */
    Campaign(
            ChaosCluster cluster,
            Path home,
            SmallDisk smallDisk,
            CampaignTable table,
            byte[] model,
            List<RoundDecision> history) {
        this.cluster = cluster;
        this.home = home;
        this.smallDisk = smallDisk;
        this.table = table;
        this.model = model;
        this.history = history;
    }

    /** Runs one schedule and says how it ended; returns its history, empty if it was lost. */
    List<RoundDecision> run(Schedule schedule) throws IOException {
        cluster.makeWhole();
        Path place = Files.createDirectories(home.resolve("schedule-" + schedule.seed()));
        Path beacon = Files.createDirectory(place.resolve("beacon"));
        Path disk = schedule.has(ChaosKind.DISK_FULL) ? smallDisk.root() : place;
        Path checkpoints = Files.createDirectory(disk.resolve("checkpoints"));
        String scheme = schedule.has(ChaosKind.SLOW_DISK) ? SlowFileSystem.SCHEME : "file";
        long begun = System.nanoTime();
        List<PlannedFault> hit = new ArrayList<>();
        List<RoundDecision> rounds = List.of();
        Verdict verdict;
        String note = "";
        try (Training training = new Training(
                schedule,
                cluster::target,
                new Beacon(beacon.toString()),
                place.resolve("run"),
                new Checkpoints(checkpoints, scheme))) {
            strike(schedule, new Scene(cluster, training, smallDisk), hit);
            Trained trained = training.end();
            rounds = trained.history();
            verdict = Arrays.equals(trained.archive(), model) ? Verdict.SAME : Verdict.DIFFERENT;
            if (!history.isEmpty() && !rounds.equals(history)) {
                verdict = Verdict.DIFFERENT;
                note = "another history";
            }
        } catch (ExecutionException lost) {
            verdict = Verdict.LOST;
            note = lost.getCause().toString();
        } catch (TimeoutException hung) {
            verdict = Verdict.HUNG;
            note = "nothing after " + Training.PATIENCE;
        }
        table.recoveredFrom(cluster.failures());
        table.add(schedule, hit, (System.nanoTime() - begun) / 1e9, rounds.size(), verdict, note);
        if (verdict != Verdict.SAME) {
            FileUtils.copyDirectory(
                    checkpoints.toFile(),
                    Path.of("target", "campaign-" + schedule.seed(), "checkpoints")
                            .toFile());
            cluster.leaveEvidence(Path.of("target", "campaign-" + schedule.seed()));
            cluster.rebuild();
        }
        delete(place);
        delete(checkpoints);
        return rounds;
    }

    /** Flink still deletes old checkpoints when a job has ended: a file may be gone between the list and the deed. */
    private static void delete(Path folder) {
        await().ignoreExceptionsInstanceOf(IOException.class).until(() -> {
            FileUtils.deleteDirectory(folder.toFile());
            return true;
        });
    }

    private static void strike(Schedule schedule, Scene scene, List<PlannedFault> hit) throws IOException {
        for (PlannedFault fault : schedule.faults()) {
            Beacon beacon = scene.training().beacon();
            if (scene.await(() -> beacon.told(Beacon.round(fault.round())))) {
                Scene.pause(fault.laterMillis());
                if (fault.kind().blow().strike(scene, fault)) {
                    hit.add(fault);
                }
            }
        }
    }
}
