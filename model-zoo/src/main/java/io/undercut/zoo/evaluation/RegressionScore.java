package io.undercut.zoo.evaluation;

/**
 * How well one predictor did.
 *
 * @param name the predictor: {@code model}, or the baseline's name
 * @param examples rows scored, at least 1
 * @param races races they came from, at least 1
 * @param mae mean absolute error, in the label's unit
 * @param rmse root mean squared error, in the label's unit
 * @param r2 1 − squared error / squared deviation of the label from its mean; at most 1. Labels without any deviation: 1 if all is
 *     predicted exactly, else 0
 */
public record RegressionScore(String name, int examples, int races, Estimate mae, Estimate rmse, Estimate r2) {}
