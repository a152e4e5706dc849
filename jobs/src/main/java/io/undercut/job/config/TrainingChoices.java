package io.undercut.job.config;

import io.undercut.zoo.model.TrainingRecipe;
import io.undercut.zoo.network.ComputeBackend;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.commons.text.similarity.LevenshteinDistance;
import org.apache.flink.util.TimeUtils;

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
    /** Settings that do not decide a model: a run taken up again may have others. */
    public static final Set<String> CHANGEABLE =
            Set.of("training.checkpoint-interval", "training.checkpoint-iterations", "training.deadline");

    private static final Duration TEN_MINUTES = Duration.ofMinutes(10);
    private static final int THOUSAND = 1000;
    private static final Duration LONGEST = Duration.ofDays(100_000);

    /** The defaults: a model's recipe, no early end, a checkpoint every 10 minutes or 1000 iterations. */
    public static TrainingChoices of(TrainingRecipe recipe) {
        return new TrainingChoices(
                recipe, 0, TEN_MINUTES, THOUSAND, ComputeBackend.CPU, Duration.ZERO, "", new TreeMap<>());
    }

    /** Reads {@code key=value} settings; all that is wrong is said at once. */
    public TrainingChoices with(Map<String, String> settings) {
        Reader reader = new Reader(settings);
        TrainingRecipe chosen = new TrainingRecipe(
                reader.whole("training.batch-rows", recipe.batchRows(), 1, TrainingRecipe.MOST),
                reader.whole("training.local-steps", recipe.localSteps(), 1, TrainingRecipe.MOST),
                reader.whole("training.epochs", recipe.epochs(), 1, TrainingRecipe.MOST),
                reader.rate("training.learning-rate", recipe.learningRate()));
        Duration limit = reader.limit("training.deadline", deadline);
        TrainingChoices choices = new TrainingChoices(
                chosen,
                reader.whole("training.patience", patience, 0, Integer.MAX_VALUE),
                reader.duration("training.checkpoint-interval", checkpointEvery),
                reader.whole("training.checkpoint-iterations", checkpointIterations, 1, Integer.MAX_VALUE),
                reader.backend("training.backend", backend),
                limit,
                limit.isZero() ? "" : settings.getOrDefault("training.deadline", typedDeadline),
                new TreeMap<>(settings));
        reader.finish();
        return choices;
    }

    /** The same choices over another model's recipe. */
    public TrainingChoices over(TrainingRecipe other) {
        return of(other).with(typed);
    }

    /** Takes settings one by one and remembers what was wrong with them. */
    private static final class Reader {
        private final Map<String, String> left;
        private final List<String> known = new ArrayList<>();
        private final Problems problems = new Problems();

        private Reader(Map<String, String> settings) {
            this.left = new TreeMap<>(settings);
        }

        private Optional<String> take(String key) {
            known.add(key);
            return Optional.ofNullable(left.remove(key));
        }

        private int whole(String key, int otherwise, int least, int most) {
            int[] value = {otherwise};
            take(key)
                    .ifPresent(text -> parse(key, text, "a whole number within " + least + " … " + most, () -> {
                        int number = Integer.parseInt(text);
                        if (number < least || number > most) {
                            throw new NumberFormatException();
                        }
                        value[0] = number;
                    }));
            return value[0];
        }

        private double rate(String key, double otherwise) {
            double[] value = {otherwise};
            String allowed =
                    "a number within " + TrainingRecipe.LEAST_LEARNING_RATE + " … " + TrainingRecipe.MOST_LEARNING_RATE;
            take(key)
                    .ifPresent(text -> parse(key, text, allowed, () -> {
                        if (!text.matches("[0-9.]+([eE][-+]?[0-9]+)?")) {
                            throw new NumberFormatException();
                        }
                        double number = Double.parseDouble(text);
                        if (!(number >= TrainingRecipe.LEAST_LEARNING_RATE
                                && number <= TrainingRecipe.MOST_LEARNING_RATE)) {
                            throw new NumberFormatException();
                        }
                        value[0] = number;
                    }));
            return value[0];
        }

        private ComputeBackend backend(String key, ComputeBackend otherwise) {
            Optional<String> text = take(key);
            return problems.noted(() -> text.map(ComputeBackend::named).orElse(otherwise), otherwise);
        }

        private Duration duration(String key, Duration otherwise) {
            return duration(
                    key, otherwise, Duration.ofMillis(100), "a duration such as 30s or 10min, within 100ms … 100000d");
        }

        private Duration limit(String key, Duration otherwise) {
            return duration(
                    key,
                    otherwise,
                    Duration.ZERO,
                    "a duration such as 30min or 4h, at most 100000d, or 0 for no limit");
        }

        private Duration duration(String key, Duration otherwise, Duration least, String allowed) {
            Duration[] value = {otherwise};
            take(key)
                    .ifPresent(text -> parse(key, text, allowed, () -> {
                        Duration duration = TimeUtils.parseDuration(text);
                        if (duration.compareTo(least) < 0 || duration.compareTo(LONGEST) > 0) {
                            throw new NumberFormatException();
                        }
                        value[0] = duration;
                    }));
            return value[0];
        }

        private void parse(String key, String text, String allowed, Runnable parse) {
            try {
                parse.run();
            } catch (IllegalArgumentException | ArithmeticException e) {
                problems.add(key + " is '" + text + "'; must be " + allowed);
            }
        }

        private void finish() {
            Consumer<String> unknown = key -> problems.add("--set " + key + " is not known; nearest is "
                    + known.stream()
                            .min(Comparator.comparingInt(name ->
                                    LevenshteinDistance.getDefaultInstance().apply(name, key)))
                            .orElseThrow());
            left.keySet().forEach(unknown);
            problems.refuse();
        }
    }
}
