package io.undercut.job.config;

import io.undercut.zoo.catalog.BoosterLearner;
import io.undercut.zoo.model.BoosterRecipe;
import io.undercut.zoo.model.TrainingRecipe;
import io.undercut.zoo.network.ComputeBackend;
import java.time.Duration;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.flink.configuration.Configuration;

/**
 * What a run may choose of a training, over the model's own defaults.
 *
 * @param recipe batch, local steps, epochs, learning rate
 * @param patience validations without a lower validation loss before a run stops; 0 never
 * @param checkpointEvery time between two checkpoints
 * @param checkpointIterations iterations after which a checkpoint is taken whatever the time
 * @param backend what it should compute on; the CPU does it where that is not there
 * @param deadline how long the training may take from its first start, pauses counted; zero is as long as it takes
 * @param typedDeadline the deadline as somebody typed it, {@code 60min}, for messages; empty where there is none
 * @param typed all settings as somebody typed them
 */
public record TrainingChoices(
        TrainingRecipe recipe,
        int patience,
        Duration checkpointEvery,
        int checkpointIterations,
        ComputeBackend backend,
        Duration deadline,
        String typedDeadline,
        SortedMap<String, String> typed) {
    /** The defaults: a model's recipe, no early end, a checkpoint every 10 minutes or 1000 iterations. */
    public static TrainingChoices of(TrainingRecipe recipe) {
        return new TrainingChoices(
                recipe,
                TrainingOptions.PATIENCE.otherwise(),
                TrainingOptions.CHECKPOINT_INTERVAL.otherwise(),
                TrainingOptions.CHECKPOINT_ITERATIONS.otherwise(),
                TrainingOptions.BACKEND.otherwise(),
                TrainingOptions.DEADLINE.otherwise(),
                "",
                new TreeMap<>());
    }

    /** Reads {@code key=value} settings; all that is wrong is said at once. */
    public TrainingChoices with(Map<String, String> settings) {
        Configuration given = Configuration.fromMap(settings);
        Problems problems = new Problems();
        TrainingRecipe chosen = new TrainingRecipe(
                TrainingOptions.BATCH_ROWS.read(given, recipe.batchRows(), problems),
                TrainingOptions.LOCAL_STEPS.read(given, recipe.localSteps(), problems),
                TrainingOptions.EPOCHS.read(given, recipe.epochs(), problems),
                TrainingOptions.LEARNING_RATE.read(given, recipe.learningRate(), problems));
        Duration limit = TrainingOptions.DEADLINE.read(given, deadline, problems);
        TrainingChoices choices = new TrainingChoices(
                chosen,
                TrainingOptions.PATIENCE.read(given, patience, problems),
                TrainingOptions.CHECKPOINT_INTERVAL.read(given, checkpointEvery, problems),
                TrainingOptions.CHECKPOINT_ITERATIONS.read(given, checkpointIterations, problems),
                TrainingOptions.BACKEND.read(given, backend, problems),
                limit,
                limit.isZero() ? "" : settings.getOrDefault(TrainingOptions.DEADLINE.key(), typedDeadline),
                new TreeMap<>(settings));
        TrainingOptions.TREES.read(given, 1, problems);
        TrainingOptions.BOOSTING_PARTS.read(given, 1, problems);
        TrainingOptions.noteUnknown(settings.keySet(), problems);
        problems.refuse();
        return choices;
    }

    /** Boosted trees with what was chosen of them: rounds, learning rate, patience. */
    public BoosterLearner over(BoosterLearner learner) {
        Configuration given = Configuration.fromMap(typed);
        Problems problems = new Problems();
        BoosterRecipe own = learner.recipe();
        BoosterRecipe chosen = new BoosterRecipe(
                TrainingOptions.TREES.read(given, own.trees(), problems),
                own.segment(),
                TrainingOptions.PATIENCE.read(given, own.patience(), problems));
        double rate =
                TrainingOptions.LEARNING_RATE.read(given, learner.booster().learningRate(), problems);
        problems.refuse();
        return new BoosterLearner(chosen, learner.booster().at(rate));
    }

    /** Into how many parts the rows of boosted trees are divided; 1 leaves them whole. */
    public int boostingParts() {
        Problems problems = new Problems();
        int parts = TrainingOptions.BOOSTING_PARTS.read(
                Configuration.fromMap(typed), TrainingOptions.BOOSTING_PARTS.otherwise(), problems);
        problems.refuse();
        return parts;
    }

    /** The same choices over another network's recipe. */
    public TrainingChoices over(TrainingRecipe other) {
        return of(other).with(typed);
    }
}
