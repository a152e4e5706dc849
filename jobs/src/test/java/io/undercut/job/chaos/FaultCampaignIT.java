package io.undercut.job.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.undercut.job.cluster.ChaosCluster;
import io.undercut.stream.training.PlainLoop;
import io.undercut.stream.training.round.RoundDecision;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * Faults drawn from seeds, against the engine on a real cluster: every schedule ends in the model of a plain loop without Flink. A few
 * schedules run by default, 200 with {@code -Pcampaign}; {@code target/campaign.md} tells of each.
 */
class FaultCampaignIT {
    private static final long FIRST = Long.getLong("undercut.chaos.seed", 1);
    private static final int SCHEDULES = Integer.getInteger("undercut.chaos.schedules", 6);
    private static final int ROUNDS = SmallNetwork.PLAN.rounds();

    @Test
    void everyScheduleEndsInTheModelOfAPlainLoop(@TempDir(cleanup = CleanupMode.ON_SUCCESS) Path home)
            throws Exception {
        byte[] model = PlainLoop.model(SmallNetwork.PLAN, SmallNetwork.EXAMPLES);
        Optional<SmallDisk> smallDisk = SmallDisk.mount(home.resolve("small-disk"));
        Set<ChaosKind> usable = usable(home, smallDisk.isPresent());
        CampaignTable table = new CampaignTable(Path.of("target", "campaign.md"), usable);
        try (ChaosCluster cluster = new ChaosCluster(home)) {
            Schedule calm = new Schedule(FIRST - 1, ChaosCluster.TASK_MANAGERS * ChaosCluster.SLOTS, List.of());
            List<RoundDecision> history =
                    new Campaign(cluster, home, smallDisk.orElse(null), table, model, List.of()).run(calm);
            assertThat(table.failures()).isEmpty();
            Campaign campaign = new Campaign(cluster, home, smallDisk.orElse(null), table, model, history);
            for (long seed = FIRST; seed < FIRST + SCHEDULES; seed++) {
                campaign.run(Schedule.draw(seed, ROUNDS, usable));
            }
        } finally {
            smallDisk.ifPresent(SmallDisk::close);
            System.out.println(table.summary());
        }
        assertThat(table.failures()).isEmpty();
    }

    private static Set<ChaosKind> usable(Path home, boolean smallDisk) throws IOException {
        Set<ChaosKind> usable = EnumSet.allOf(ChaosKind.class);
        if (!smallDisk) {
            System.out.println("left out: " + ChaosKind.DISK_FULL + "; this user may not mount a disk");
            usable.remove(ChaosKind.DISK_FULL);
        }
        if (!ReadOnly.isPossible(home)) {
            System.out.println("left out: " + ChaosKind.READ_ONLY + "; neither chattr nor chmod stops this user");
            usable.remove(ChaosKind.READ_ONLY);
        }
        return usable;
    }
}
