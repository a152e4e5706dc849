package io.undercut.job.config;

import io.undercut.fault.Phrase;
import io.undercut.job.config.Setting.About;
import io.undercut.job.config.Setting.Decides;
import io.undercut.stream.training.boosting.BoostingPlan;
import io.undercut.zoo.catalog.ModelType;
import io.undercut.zoo.catalog.NetworkLearner;
import io.undercut.zoo.catalog.SuppliedLearner;
import io.undercut.zoo.catalog.TreesLearner;
import io.undercut.zoo.model.BoosterSpec;
import io.undercut.zoo.model.TrainingRecipe;
import io.undercut.zoo.network.ComputeBackend;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.flink.configuration.Configuration;

/** All keys of {@code --set}. */
public final class TrainingOptions {
    private static final String XGBOOST = BoosterSpec.Library.XGBOOST.word();
    private static final Duration LONGEST = Duration.ofDays(100_000);

    static final Setting<Integer> BATCH_ROWS = Setting.whole(
            new About("training.batch-rows", Decides.MODEL, "rows of a mini-batch"), 1, TrainingRecipe.MOST);
    static final Setting<Integer> LOCAL_STEPS = Setting.whole(
            new About(
                    "training.local-steps",
                    Decides.MODEL,
                    "mini-batches of each replica between two averages, that is, in a round"),
            1,
            TrainingRecipe.MOST);
    static final Setting<Integer> EPOCHS = Setting.whole(
            new About("training.epochs", Decides.MODEL, "passes of a network over the training rows"),
            1,
            TrainingRecipe.MOST);
    static final Setting<Integer> TREES = Setting.whole(
            new About("training.trees", Decides.MODEL, "boosting rounds of boosted trees"), 1, TrainingRecipe.MOST);
    static final Setting<Integer> BOOSTING_PARTS = Setting.whole(
            new About(
                    "training.boosting-parts",
                    Decides.MODEL,
                    "parts into which the rows of XGBoost's trees are divided, each boosted with memory of its own; the model depends on"
                            + " how many, and not on where they run"),
            1,
            1,
            BoostingPlan.MOST_PARTS);
    static final Setting<Double> LEARNING_RATE = Setting.number(
            new About(
                    "training.learning-rate",
                    Decides.MODEL,
                    "learning rate: of a network at the first step, from which it falls linearly to zero; of boosted trees what each counts, at most 1"),
            TrainingRecipe.LEAST_LEARNING_RATE,
            TrainingRecipe.MOST_LEARNING_RATE);
    static final Setting<Integer> PATIENCE = Setting.whole(
            new About(
                    "training.patience",
                    Decides.MODEL,
                    "validations without a lower loss after which training stops early; 0 never"),
            0,
            0,
            Integer.MAX_VALUE);
    static final Setting<ComputeBackend> BACKEND = Setting.word(
            new About(
                    "training.backend",
                    Decides.MODEL,
                    "what DL4J's step computes on; the CPU does it where there is no GPU, and the run says so"),
            ComputeBackend.CPU);
    static final Setting<Duration> CHECKPOINT_INTERVAL = Setting.duration(
            new About("training.checkpoint-interval", Decides.RUN, "time between two checkpoints"),
            Duration.ofMinutes(10),
            "10min",
            Duration.ofMillis(100),
            LONGEST,
            "a duration such as 30s or 10min, within 100ms … 100000d");
    static final Setting<Integer> CHECKPOINT_ITERATIONS = Setting.whole(
            new About(
                    "training.checkpoint-iterations",
                    Decides.RUN,
                    "iterations after which a checkpoint is taken whatever the time"),
            1000,
            1,
            Integer.MAX_VALUE);
    static final Setting<Duration> DEADLINE = Setting.duration(
            new About(
                    "training.deadline",
                    Decides.RUN,
                    "how long a training may take from its first start, pauses counted; after a last checkpoint it ends with"
                            + " exit code 6"),
            Duration.ZERO,
            "none",
            Duration.ZERO,
            LONGEST,
            "a duration such as 30min or 4h, at most 100000d, or 0 for no limit");

    /** In the order in which people meet them. */
    public static final List<Setting<?>> ALL = List.of(
            EPOCHS,
            BATCH_ROWS,
            LOCAL_STEPS,
            LEARNING_RATE,
            TREES,
            BOOSTING_PARTS,
            PATIENCE,
            CHECKPOINT_INTERVAL,
            CHECKPOINT_ITERATIONS,
            DEADLINE,
            BACKEND);

    private static final Set<Setting<?>> OF_NETWORKS = Set.of(EPOCHS, BATCH_ROWS, LOCAL_STEPS, BACKEND);
    private static final Set<Setting<?>> OF_TREES = Set.of(TREES, BOOSTING_PARTS);

    private TrainingOptions() {}

    /** Notes keys that nothing which is trained goes by: whoever gives one believes that it does something. */
    public static void noteUnused(Collection<String> keys, List<ModelType> types, Problems problems) {
        boolean networks = types.stream().anyMatch(type -> type.learner() instanceof NetworkLearner);
        boolean trees = types.stream().anyMatch(type -> type.learner() instanceof TreesLearner);
        boolean supplied = types.stream().allMatch(type -> type.learner() instanceof SuppliedLearner);
        for (Setting<?> setting : ALL) {
            if (keys.contains(setting.key())) {
                if (supplied) {
                    problems.add("--set " + setting.key() + " is of a training, and a supplied model is not trained;"
                            + " leave it out");
                    continue;
                }
                if (!networks && OF_NETWORKS.contains(setting)) {
                    problems.add("--set " + setting.key() + " is of networks, and none is trained; leave it out");
                }
                if (!trees && OF_TREES.contains(setting)) {
                    problems.add("--set " + setting.key() + " is of boosted trees, and none are trained; leave it out");
                }
            }
        }
    }

    /** Notes learners that could not boost in parts, where several are wanted: only one booster of XGBoost can. */
    public static void noteUndivided(Map<String, String> settings, List<ModelType> types, Problems problems) {
        int parts = BOOSTING_PARTS.read(Configuration.fromMap(settings), BOOSTING_PARTS.otherwise(), new Problems());
        if (parts == 1) {
            return;
        }
        for (ModelType type : types) {
            if (type.learner() instanceof TreesLearner trees
                    && !trees.algorithm().equals(XGBOOST)) {
                boolean hasChoice = type.algorithms().contains(XGBOOST);
                problems.add("--set %s=%d is of xgboost alone, and %s is trained by %s; %sleave it out"
                        .formatted(
                                BOOSTING_PARTS.key(),
                                parts,
                                type.name(),
                                trees.algorithm(),
                                hasChoice ? "choose --algorithm xgboost, or " : ""));
            }
        }
    }

    /** The keys whose values a run taken up again may change, in order. */
    public static TreeSet<String> changeable() {
        return ALL.stream()
                .filter(setting -> setting.decides() == Decides.RUN)
                .map(Setting::key)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Notes keys that are none, each with the nearest that is one. */
    static void noteUnknown(Collection<String> keys, Problems problems) {
        List<String> known = ALL.stream().map(Setting::key).toList();
        new TreeSet<>(keys)
                .stream()
                        .filter(key -> !known.contains(key))
                        .forEach(key -> problems.add(
                                "--set " + key + " is not known; nearest is " + Phrase.nearest(key, known)));
    }
}
