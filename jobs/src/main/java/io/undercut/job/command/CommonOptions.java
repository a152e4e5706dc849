package io.undercut.job.command;

import io.undercut.fault.Fault;
import io.undercut.job.cluster.TargetCluster;
import io.undercut.job.config.FlinkTarget;
import io.undercut.job.config.Problems;
import io.undercut.job.config.RunSettings;
import io.undercut.job.config.TrainingChoices;
import io.undercut.job.config.TrainingOptions;
import io.undercut.job.config.Warehouse;
import io.undercut.job.config.WarehouseCheck;
import io.undercut.job.dag.RunOrder;
import io.undercut.zoo.catalog.ModelType;
import io.undercut.zoo.catalog.NetworkLearner;
import io.undercut.zoo.model.TrainingRecipe;
import io.undercut.zoo.network.ComputeBackend;
import io.undercut.zoo.network.LocalSteps;
import io.undercut.zoo.provenance.MathSetting;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import picocli.CommandLine.Option;

/** Options that many commands have; which of them a command takes stands in {@link OptionScope}. */
final class CommonOptions {
    /** The default of {@code --warehouse}. */
    static final String WAREHOUSE = "warehouse";
    /** The default of {@code --target}. */
    static final String TARGET = "embedded";

    private static final int LAST_PORT = 65_535;

    @Option(
            names = "--warehouse",
            paramLabel = "URI",
            defaultValue = WAREHOUSE,
            description = "root of lake, features, models (default: ${DEFAULT-VALUE})")
    private String warehouse = WAREHOUSE;

    @Option(
            names = "--target",
            paramLabel = "HOST:PORT",
            defaultValue = TARGET,
            description = "where jobs run: embedded, or a cluster's REST address (default: ${DEFAULT-VALUE})")
    private String target = TARGET;

    @Option(
            names = "--parallelism",
            paramLabel = "N",
            description = "Flink parallelism (default: the cores at hand); never changes a trained model")
    private Integer parallelism;

    @Option(
            names = "--workers",
            paramLabel = "N",
            defaultValue = "4",
            description =
                    "replicas of a network's training, 1 … 10 (default: ${DEFAULT-VALUE}); part of the model's identity")
    private int workers = 4;

    @Option(
            names = "--step",
            defaultValue = "auto",
            description = "local step: auto, fused or dl4j; auto is fused wherever the network allows"
                    + " (default: ${DEFAULT-VALUE}); part of the model's identity")
    private String step = "auto";

    @Option(names = "--seed", defaultValue = "42", description = "seed (default: ${DEFAULT-VALUE})")
    private long seed = 42;

    @Option(
            names = "--ui-port",
            paramLabel = "PORT",
            defaultValue = "8081",
            description = "Flink's Web UI, next free port if taken (default: ${DEFAULT-VALUE})")
    private int uiPort = 8081;

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "a setting of the training:${bundle:training.settings}")
    private Map<String, String> settings = Map.of();

    @Option(
            names = "--allow-other-math",
            description =
                    "resume under other settings of the math libraries than the run began with; its bits may differ")
    private boolean otherMath;

    @Option(names = "--json", description = "print one JSON object on stdout; progress goes to stderr")
    private boolean json;

    @Option(names = "--quiet", description = "print results only")
    private boolean quiet;

    @Option(names = "--verbose", description = "also say where each Flink job can be watched")
    private boolean verbose;

    Warehouse warehouse() {
        return Warehouse.at(warehouse);
    }

    /** Makes commands that are named in text such as can be typed here. */
    Hints hints(Surroundings surroundings) {
        return new Hints(surroundings.called(), warehouse, target);
    }

    /** This warehouse and target as options of another command, with a space before each; quoted for a shell. */
    String where() {
        String place = " --warehouse " + ShellWord.of(warehouse().shown());
        return target() instanceof FlinkTarget.Cluster cluster ? place + " --target " + cluster : place;
    }

    /** The warehouse, seen to be writable and roomy enough for work. */
    Warehouse workingWarehouse() {
        Warehouse place = warehouse();
        WarehouseCheck.passes(place, WarehouseCheck.NEEDED_BYTES);
        return place;
    }

    RunSettings settings(Surroundings surroundings) {
        return settings(surroundings, surroundings.zoo().models().types(), problems -> {});
    }

    /**
     * Settings, every one of them checked before any work.
     *
     * @param types the model types that are trained, at least one
     * @param alsoCheck notes what is wrong with a command's own options, so that all is said at once
     */
    RunSettings settings(Surroundings surroundings, List<ModelType> types, Consumer<Problems> alsoCheck) {
        Problems problems = new Problems();
        problems.within("--workers", workers, 1, 10);
        problems.within("--ui-port", uiPort, 1, LAST_PORT);
        int slots = problems.noted(() -> parallelism(surroundings.cores()), 1);
        FlinkTarget where = problems.noted(this::target, new FlinkTarget.Embedded());
        TrainingChoices defaults = TrainingChoices.of(
                networks(types).stream().findFirst().map(NetworkLearner::recipe).orElse(TrainingRecipe.USUAL));
        TrainingChoices choices = problems.noted(() -> defaults.with(settings), defaults);
        TrainingOptions.noteUnused(settings.keySet(), types, problems);
        problems.noted(() -> steps(step, types), List.of());
        problems.noted(this::warehouse, null);
        alsoCheck.accept(problems);
        problems.refuse();
        List<MathSetting> math = surroundings.math();
        // Only DL4J's step computes on a GPU; whether there is one shows in the run and not in the model's identity.
        String wanted = choices.backend() == ComputeBackend.CUDA && step.equals("auto") ? LocalSteps.DL4J.word() : step;
        List<LocalSteps> local = steps(wanted, types);
        if (where instanceof FlinkTarget.Cluster cluster) {
            // Not this machine's cores and libraries do the work.
            TargetCluster reached = TargetCluster.reach(cluster);
            slots = reached.slots() > 0 ? parallelism(reached.slots()) : slots;
            math = reached.math(math);
        }
        if (local.stream().noneMatch(LocalSteps::dependsOnMathLibraries)) {
            math = List.of();
        }
        // Last, for it makes the folder: wrong options leave nothing behind.
        return new RunSettings(workingWarehouse(), slots, workers, wanted, seed, choices, math);
    }

    /** Notes settings that those which are to be trained cannot go by; all commands' settings are of all types else. */
    void checkTraining(List<ModelType> types, Problems problems) {
        TrainingOptions.noteUndivided(settings, types, problems);
    }

    /** Settings of a run taken up again: where it runs is this command's choice, what decides its model is the run's. */
    RunSettings settings(Surroundings surroundings, List<ModelType> types, RunOrder order) {
        workers = order.workers();
        step = order.step();
        seed = order.seed();
        Map<String, String> whole = new TreeMap<>(order.settings());
        settings.forEach((key, value) -> {
            if (!TrainingOptions.changeable().contains(key)
                    && !value.equals(order.settings().get(key))) {
                throw Fault.configuration(
                        "--set " + key + " decides a run's model and cannot be changed on resume; only "
                                + String.join(", ", TrainingOptions.changeable())
                                + " can: leave it out, or start a new run");
            }
            whole.put(key, value);
        });
        settings = whole;
        return settings(surroundings, types, problems -> {});
    }

    Map<String, String> overrides() {
        return settings;
    }

    boolean otherMathAllowed() {
        return otherMath;
    }

    /** The step of each network. */
    private static List<LocalSteps> steps(String word, List<ModelType> types) {
        return networks(types).stream()
                .map(network -> LocalSteps.chosen(word, network.shape()))
                .toList();
    }

    private static List<NetworkLearner> networks(List<ModelType> types) {
        return types.stream()
                .map(ModelType::learner)
                .filter(NetworkLearner.class::isInstance)
                .map(NetworkLearner.class::cast)
                .toList();
    }

    FlinkTarget target() {
        return FlinkTarget.of(target);
    }

    private int parallelism(int cores) {
        int wanted = parallelism == null ? Math.min(128, cores) : parallelism;
        if (wanted < 1 || wanted > 128) {
            throw Fault.configuration("--parallelism is " + wanted + "; must be within 1 … 128");
        }
        return wanted;
    }

    int uiPort() {
        Problems problems = new Problems();
        problems.within("--ui-port", uiPort, 1, LAST_PORT);
        problems.refuse();
        return uiPort;
    }

    boolean json() {
        return json;
    }

    boolean quiet() {
        return quiet;
    }

    boolean verbose() {
        return verbose;
    }
}
