package io.undercut.job.command;

import io.undercut.fault.Fault;
import io.undercut.fault.FaultReason;
import io.undercut.job.command.Surroundings.FlinkRequest;
import io.undercut.job.command.Surroundings.OpenFlink;
import io.undercut.job.config.RunSettings;
import io.undercut.job.flink.FlinkSite;
import io.undercut.job.task.WarehouseSweep;
import java.util.function.Function;

/** Opens a Flink for as long as some work needs it. */
final class FlinkWork {
    private static final String AGAIN = "nothing half-written counts: run the same command again";

    private FlinkWork() {}

    static <T> T run(Surroundings surroundings, CommonOptions options, Console console, Function<FlinkSite, T> work) {
        Farewell farewell = console.farewell(() -> {}, "interrupted; " + AGAIN);
        try {
            return run(surroundings, options, console, farewell, JobWatch.NOBODY, work);
        } catch (Fault fault) {
            throw fault.reason() == FaultReason.CANCELLED ? fault.adding(AGAIN) : fault;
        }
    }

    /** With words of its own for when a signal ends it, and somebody else who hears first of its jobs. */
    static <T> T run(
            Surroundings surroundings,
            CommonOptions options,
            Console console,
            Farewell farewell,
            JobWatch first,
            Function<FlinkSite, T> work) {
        try (farewell) {
            RunSettings settings = options.settings(surroundings);
            WarehouseSweep.run(settings.warehouse(), surroundings.clock());
            FlinkRequest request = new FlinkRequest(
                    options.target(), settings.parallelism(), options.uiPort(), first.then(console.view()));
            try (OpenFlink flink = surroundings.flink().apply(request)) {
                console.say("Flink's Web UI: " + flink.ui());
                return work.apply(flink);
            }
        }
    }
}
