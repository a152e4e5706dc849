package io.undercut.benchmark;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.SingularValueDecomposition;

/**
 * Predicts the seconds of a round from its shape as a sum of terms, each a constant of the machine times a count that follows from the
 * shape. Constants are fitted by least squares of the relative error, and none below zero.
 *
 * @param terms those that the fit kept
 * @param constants one a term, seconds
 * @param cores that all processes share
 */
record CostModel(List<Term> terms, List<Double> constants, int cores) {
    CostModel {
        terms = List.copyOf(terms);
        constants = List.copyOf(constants);
    }

    /** What is paid for. Work is shared by as many cores as there are subtasks, or by all cores. */
    enum Term {
        /** Hand-overs from thread to thread and back, whatever they carry. */
        ROUND {
            @Override
            double count(RoundShape shape, double sharers) {
                return 1;
            }
        },
        /** A replica's step, its fixed part. */
        REPLICA {
            @Override
            double count(RoundShape shape, double sharers) {
                return shape.replicas() / sharers;
            }
        },
        /** Step, copies into and out of the network, weighting, by replica and float. */
        REPLICA_FLOAT {
            @Override
            double count(RoundShape shape, double sharers) {
                return shape.replicas() * (double) shape.parameters() / sharers;
            }
        },
        /** A float of a sum on its way to the averager, or of an average to one subtask: encoded, checked, copied, added. */
        VECTOR_FLOAT {
            @Override
            double count(RoundShape shape, double sharers) {
                return vectors(shape) * shape.parameters() / sharers;
            }
        },
        /** The same, one chunk or ballot, however long. */
        CHUNK {
            @Override
            double count(RoundShape shape, double sharers) {
                return vectors(shape) * (shape.chunks() + 1) / sharers;
            }
        },
        /** A float that leaves its process. */
        CROSSING_FLOAT {
            @Override
            double count(RoundShape shape, double sharers) {
                return vectors(shape) * shape.parameters() * shape.crossing() / sharers;
            }
        };

        abstract double count(RoundShape shape, double sharers);

        /** Sums to the averager and averages back. */
        private static double vectors(RoundShape shape) {
            return shape.contributions() + shape.parallelism();
        }
    }

    /** Fits to measured rounds. */
    static CostModel fit(List<MeasuredRound> measured, int cores) {
        List<Term> terms = new ArrayList<>(List.of(Term.values()));
        while (true) {
            double[] constants = solve(terms, measured, cores);
            int lowest = 0;
            for (int at = 1; at < constants.length; at++) {
                lowest = constants[at] < constants[lowest] ? at : lowest;
            }
            if (constants[lowest] >= 0) {
                List<Double> kept = new ArrayList<>();
                for (double constant : constants) {
                    kept.add(constant);
                }
                return new CostModel(terms, kept, cores);
            }
            terms.remove(lowest);
        }
    }

    private static double[] solve(List<Term> terms, List<MeasuredRound> measured, int cores) {
        double[][] rows = new double[measured.size()][terms.size()];
        double[] ones = new double[measured.size()];
        for (int row = 0; row < rows.length; row++) {
            RoundShape shape = measured.get(row).shape();
            for (int at = 0; at < terms.size(); at++) {
                // Divided by what was measured: an error of ten per cent weighs the same at a millisecond and at a
                // second.
                rows[row][at] = terms.get(at).count(shape, sharers(shape, cores))
                        / measured.get(row).seconds();
            }
            ones[row] = 1;
        }
        return new SingularValueDecomposition(new Array2DRowRealMatrix(rows, false))
                .getSolver()
                .solve(new ArrayRealVector(ones, false))
                .toArray();
    }

    /** Seconds of a round. */
    double predict(RoundShape shape) {
        double seconds = 0;
        for (int at = 0; at < terms.size(); at++) {
            seconds += constants.get(at) * terms.get(at).count(shape, sharers(shape, cores));
        }
        return seconds;
    }

    private static double sharers(RoundShape shape, int cores) {
        return Math.min(shape.parallelism(), cores);
    }
}
