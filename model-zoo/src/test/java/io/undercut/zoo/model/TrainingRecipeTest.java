package io.undercut.zoo.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.undercut.fault.Fault;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrainingRecipeTest {
    private static final int ROWS = 4_000;

    @ParameterizedTest
    @CsvSource({"29878034, 1, 20", "2147483647, 128, 20", "20, 0, 20", "20, 128, 2147483647", "-5, 128, 20"})
    void refusesNumbersThatNoRunCouldMean(int epochs, int batchRows, int localSteps) {
        assertThatThrownBy(() -> new TrainingRecipe(batchRows, localSteps, epochs, 0.002))
                .isInstanceOf(Fault.class)
                .hasMessageMatching("training\\.[a-z-]+ is -?\\d+; must be within 1 … 1000000");
    }

    @ParameterizedTest
    @CsvSource({"Infinity", "-Infinity", "NaN", "0", "-0.002", "1e-300", "1e300"})
    void refusesALearningRateThatNoRunCouldMean(double learningRate) {
        assertThatThrownBy(() -> new TrainingRecipe(128, 20, 20, learningRate))
                .isInstanceOf(Fault.class)
                .hasMessageStartingWith("training.learning-rate is " + learningRate + "; must be within 1.0E-9 … 10.0");
    }

    @Test
    void refusesARunOfMoreIterationsThanCanBeCounted() {
        TrainingRecipe recipe = new TrainingRecipe(1, 20, 1_000_000, 0.002);

        assertThatThrownBy(() -> recipe.rounds(ROWS * 10, 4))
                .isInstanceOf(Fault.class)
                .hasMessageStartingWith("training.epochs is 1000000, which makes 10000000000 iterations of a replica")
                .hasMessageContaining("must make at most 2147483647");
    }

    @Test
    void refusesLocalStepsThatWouldTakeMoreThanTheEpochsAskedFor() {
        TrainingRecipe recipe = new TrainingRecipe(128, 1_000, 2, 0.002);

        assertThatThrownBy(() -> recipe.rounds(ROWS, 4))
                .isInstanceOf(Fault.class)
                .hasMessageStartingWith(
                        "training.local-steps is 1000, more than the whole run has mini-batches for a replica"
                                + " (training.epochs=2 over 4000 rows, training.batch-rows=128, --workers 4);"
                                + " must be at most 15");
    }

    @ParameterizedTest
    @CsvSource({"525, 4, 4, 4", "1100, 2, 2, 9", "1221, 2, 2, 10", "1, 1, 10, 1", "5120, 1, 4, 20", "60000, 20, 4, 20"})
    void aRunOfFewRowsTakesNoMoreLocalStepsThanItHas(int rows, int epochs, int replicas, int localSteps) {
        TrainingRecipe recipe = new TrainingRecipe(128, 20, epochs, 0.002).shortened(rows, replicas);

        assertThat(recipe.localSteps()).isEqualTo(localSteps);
        assertThat(recipe.epochs()).isEqualTo(epochs);
    }

    @Test
    void whatIsNotRefusedMakesTheEpochsToHalfARound() {
        long seed = 20_260_214;
        Random random = new Random(seed);
        for (int at = 0; at < 2_000; at++) {
            TrainingRecipe recipe = new TrainingRecipe(drawn(random), drawn(random), drawn(random), 0.002);
            int rows = drawn(random);
            int replicas = 1 + random.nextInt(10);
            BigDecimal exact = BigDecimal.valueOf(recipe.epochs())
                    .multiply(BigDecimal.valueOf(rows))
                    .divide(
                            BigDecimal.valueOf(recipe.batchRows())
                                    .multiply(BigDecimal.valueOf(replicas))
                                    .multiply(BigDecimal.valueOf(recipe.localSteps())),
                            MathContext.DECIMAL64);
            try {
                assertThat((double) recipe.rounds(rows, replicas))
                        .as("seed %d, draw %d: %s over %d rows", seed, at, recipe, rows)
                        .isPositive()
                        .isCloseTo(exact.doubleValue(), within(0.5 + 1e-6));
            } catch (Fault refused) {
                boolean tooShort = exact.compareTo(new BigDecimal("0.5")) < 0;
                boolean tooLong = exact.multiply(BigDecimal.valueOf(recipe.localSteps()))
                                .compareTo(BigDecimal.valueOf(Integer.MAX_VALUE - recipe.localSteps()))
                        > 0;
                assertThat(tooShort || tooLong)
                        .as("seed %d, draw %d: %s over %d rows: %s", seed, at, recipe, rows, refused.getMessage())
                        .isTrue();
            }
        }
    }

    /** Of any size, from one to a million. */
    private static int drawn(Random random) {
        return (int) Math.round(Math.pow(10, 6 * random.nextDouble()));
    }
}
