package io.undercut.job.command;

import io.undercut.fault.Fault;
import io.undercut.job.cluster.ClusterPlan;
import io.undercut.job.cluster.ClusterStatus;
import io.undercut.job.cluster.ClusterStatus.Member;
import io.undercut.job.cluster.StandaloneCluster;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Commands on a local cluster of separate JVMs. */
final class ClusterCommand {
    private ClusterCommand() {}

    static CommandLine commandLine(Surroundings surroundings) {
        return new CommandLine(new Group())
                .addSubcommand(new Start(surroundings))
                .addSubcommand(new Add(surroundings))
                .addSubcommand(new Status(surroundings))
                .addSubcommand(new Stop(surroundings));
    }

    @Command(
            name = "cluster",
            mixinStandardHelpOptions = true,
            description = "A real Flink cluster on this machine, a JVM for each process; --target sends jobs to it.",
            footer = {"", "Example:", "  undercut cluster start"})
    private static final class Group extends CommandGroup {}

    /** How long a start may take. */
    private static final class Patience {
        @Option(
                names = "--patience",
                paramLabel = "SECONDS",
                defaultValue = "120",
                description = "longest wait for all processes to register (default: ${DEFAULT-VALUE})")
        private int seconds;

        private Duration duration() {
            if (seconds < 1) {
                throw Fault.configuration("--patience is " + seconds + "; must be at least 1 second");
            }
            return Duration.ofSeconds(seconds);
        }
    }

    @Command(
            name = "start",
            mixinStandardHelpOptions = true,
            description = {
                "Starts a JobManager and TaskManagers, which go on running, and prints HOST:PORT for --target.",
                "Its processes have the environment of this command and the settings of flink-conf."
            },
            footer = {"", "Example:", "  undercut cluster start --task-managers 2 --slots 1"})
    private static final class Start implements Callable<Integer> {
        private final Surroundings surroundings;

        @Mixin
        private CommonOptions options;

        @Mixin
        private Patience patience;

        @Option(
                names = "--task-managers",
                paramLabel = "N",
                defaultValue = "2",
                description = "how many (default: ${DEFAULT-VALUE})")
        private int taskManagers;

        @Option(
                names = "--slots",
                paramLabel = "N",
                defaultValue = "1",
                description = "of each (default: ${DEFAULT-VALUE})")
        private int slots;

        @Option(
                names = "--flink-conf",
                paramLabel = "DIR",
                defaultValue = "${sys:undercut.home:-.}/flink-conf",
                description = "Flink's configuration (default: the project's flink-conf)")
        private Path flinkConf;

        @Option(
                names = "--flink-option",
                paramLabel = "KEY=VALUE",
                description = "a Flink option over flink-conf's; again for more (default: none)")
        private List<String> flinkOptions = List.of();

        private Start(Surroundings surroundings) {
            this.surroundings = surroundings;
        }

        @Override
        public Integer call() {
            Console console = new Console(surroundings, options);
            ClusterPlan plan = new ClusterPlan(
                    taskManagers,
                    slots,
                    options.uiPort(),
                    flinkConf.toAbsolutePath().normalize(),
                    flinkOptions,
                    surroundings.math(),
                    patience.duration());
            console.say("starting a JobManager and %d TaskManagers …".formatted(taskManagers));
            ClusterStatus status = new StandaloneCluster(options.workingWarehouse()).start(plan);
            console.say("Flink's Web UI: http://" + status.target());
            console.result(status, status.target());
            return 0;
        }
    }

    @Command(
            name = "add",
            mixinStandardHelpOptions = true,
            description = "Starts further processes in the running cluster, such as one for a TaskManager that died.",
            footer = {"", "Example:", "  undercut cluster add --task-managers 1"})
    private static final class Add implements Callable<Integer> {
        private final Surroundings surroundings;

        @Mixin
        private CommonOptions options;

        @Mixin
        private Patience patience;

        @Option(
                names = "--task-managers",
                paramLabel = "N",
                description = "how many (default: 1, or 0 with --job-managers)")
        private Integer taskManagers;

        @Option(
                names = "--job-managers",
                paramLabel = "N",
                defaultValue = "0",
                description = "standbys, where the cluster has high availability (default: ${DEFAULT-VALUE})")
        private int jobManagers;

        private Add(Surroundings surroundings) {
            this.surroundings = surroundings;
        }

        @Override
        public Integer call() {
            int workers = taskManagers == null ? (jobManagers > 0 ? 0 : 1) : taskManagers;
            if (workers < 0 || jobManagers < 0 || workers + jobManagers < 1 || workers + jobManagers > 64) {
                throw Fault.configuration("--task-managers is %d and --job-managers %d; must be 1 … 64 together"
                        .formatted(workers, jobManagers));
            }
            ClusterStatus status =
                    new StandaloneCluster(options.workingWarehouse()).add(workers, jobManagers, patience.duration());
            new Console(surroundings, options).result(status, text(status));
            return 0;
        }
    }

    @Command(
            name = "status",
            mixinStandardHelpOptions = true,
            description = "Shows the cluster's processes, those that died too.",
            footer = {"", "Example:", "  undercut cluster status --json"})
    private static final class Status implements Callable<Integer> {
        private final Surroundings surroundings;

        @Mixin
        private CommonOptions options;

        private Status(Surroundings surroundings) {
            this.surroundings = surroundings;
        }

        @Override
        public Integer call() {
            ClusterStatus status = new StandaloneCluster(options.warehouse()).status();
            new Console(surroundings, options).result(status, text(status));
            return 0;
        }
    }

    @Command(
            name = "stop",
            mixinStandardHelpOptions = true,
            description = "Ends the cluster's processes; its logs stay. Without a cluster it does nothing.",
            footer = {"", "Example:", "  undercut cluster stop"})
    private static final class Stop implements Callable<Integer> {
        private final Surroundings surroundings;

        @Mixin
        private CommonOptions options;

        private Stop(Surroundings surroundings) {
            this.surroundings = surroundings;
        }

        @Override
        public Integer call() {
            boolean ran = new StandaloneCluster(options.warehouse()).stop();
            new Console(surroundings, options)
                    .result(Map.of("stopped", ran), ran ? "stopped" : "no cluster was running");
            return 0;
        }
    }

    private static String text(ClusterStatus status) {
        if (status.target() == null) {
            return "no cluster; start one with: undercut cluster start";
        }
        return status.processes().stream()
                .map(ClusterCommand::line)
                .collect(Collectors.joining(
                        System.lineSeparator(), "%s, Web UI %s%n".formatted(status.target(), status.ui()), ""));
    }

    private static String line(Member one) {
        return "  %-14s pid %-8d %-14s %-21s slots %d%s"
                .formatted(
                        one.resourceId(),
                        one.pid(),
                        !one.alive() ? "dead" : one.registered() ? "registered" : "not registered",
                        one.address() == null ? "" : one.address(),
                        one.slots(),
                        one.metricsPort() == null ? "" : ", metrics port " + one.metricsPort());
    }
}
