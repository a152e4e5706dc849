package io.undercut.job.report;

/**
 * The loss after one step of training that was measured.
 *
 * @param round the averaging round, from 1
 * @param epoch the pass over the training data it fell into, from 1
 * @param trainLoss mean loss of the training examples since the point before
 * @param validationLoss mean loss on the validation races; null where none was measured
 */
public record LossPoint(int round, int epoch, double trainLoss, Double validationLoss) {}
