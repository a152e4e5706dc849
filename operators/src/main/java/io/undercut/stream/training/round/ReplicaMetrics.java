package io.undercut.stream.training.round;

/**
 * What one replica reports of a round beside its parameters.
 *
 * @param replica who reports
 * @param samples rows seen in this round, the weight of its parameters
 * @param lossSum sum over these rows of the loss before each training step
 * @param seen rows seen since the beginning
 * @param rows training rows of the replica
 * @param validationRows validation rows looked at in this round, 0 if none
 * @param validationLossSum sum of their losses under the average this round began with
 */
public record ReplicaMetrics(
        int replica,
        long samples,
        double lossSum,
        long seen,
        long rows,
        long validationRows,
        double validationLossSum) {}
