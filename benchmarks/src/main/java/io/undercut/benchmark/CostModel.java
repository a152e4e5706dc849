package io.undercut.benchmark;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.RealVector;
import org.apache.commons.math3.linear.SingularValueDecomposition;

/**
 * Predicts the seconds of a round: those of its local steps, as measured without Flink, and a sum of terms, each a constant of the machine
 * times a count that follows from the round's shape. Constants are fitted by least squares of the relative error, and none below zero.
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
        /** A replica's turn, beside its step. */
        REPLICA {
            @Override
            double count(RoundShape shape, double sharers) {
                return shape.replicas() / sharers;
            }
        },
        /** Copies into and out of the network, weighting, by replica and float. */
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

    /** Fits to measured rounds: of all choices of terms whose constants come out positive, the one with the smallest error. */
    static CostModel fit(List<MeasuredRound> measured, int cores) {
        CostModel best = new CostModel(List.of(), List.of(), cores);
        for (int chosen = 1; chosen < 1 << Term.values().length; chosen++) {
            List<Term> terms = new ArrayList<>();
            for (Term term : Term.values()) {
                if ((chosen & 1 << term.ordinal()) != 0) {
                    terms.add(term);
                }
            }
            CostModel model = new CostModel(terms, solve(terms, measured, cores), cores);
            boolean positive = model.constants.stream().allMatch(constant -> constant > 0);
            if (positive && model.squaredError(measured) < best.squaredError(measured)) {
                best = model;
            }
        }
        return best;
    }

    /** Divided by what was measured: an error of ten per cent weighs the same at a millisecond and at a second. */
    private double squaredError(List<MeasuredRound> measured) {
        return measured.stream()
                .mapToDouble(one -> predict(one.shape(), one.stepSeconds()) / one.seconds() - 1)
                .map(error -> error * error)
                .sum();
    }

    private static List<Double> solve(List<Term> terms, List<MeasuredRound> measured, int cores) {
        double[][] rows = new double[measured.size()][terms.size()];
        double[] largest = new double[terms.size()];
        for (int row = 0; row < rows.length; row++) {
            RoundShape shape = measured.get(row).shape();
            for (int at = 0; at < terms.size(); at++) {
                rows[row][at] = terms.get(at).count(shape, sharers(shape, cores))
                        / measured.get(row).seconds();
                largest[at] = Math.max(largest[at], rows[row][at]);
            }
        }
        // Columns of one size: counts differ by seven orders of magnitude, which the decomposition would take for
        // noise.
        for (double[] row : rows) {
            for (int at = 0; at < row.length; at++) {
                row[at] = largest[at] == 0 ? 0 : row[at] / largest[at];
            }
        }
        RealVector rest = new ArrayRealVector(measured.stream()
                .mapToDouble(one -> 1 - steps(one.shape(), one.stepSeconds(), cores) / one.seconds())
                .toArray());
        RealVector solved = new SingularValueDecomposition(new Array2DRowRealMatrix(rows, false))
                .getSolver()
                .solve(rest);
        List<Double> constants = new ArrayList<>();
        for (int at = 0; at < largest.length; at++) {
            constants.add(largest[at] == 0 ? 0 : solved.getEntry(at) / largest[at]);
        }
        return constants;
    }

    /**
     * Seconds of a round.
     *
     * @param stepSeconds one replica's local steps alone on a core
     */
    double predict(RoundShape shape, double stepSeconds) {
        double seconds = steps(shape, stepSeconds, cores);
        for (int at = 0; at < terms.size(); at++) {
            seconds += constants.get(at) * terms.get(at).count(shape, sharers(shape, cores));
        }
        return seconds;
    }

    private static double steps(RoundShape shape, double stepSeconds, int cores) {
        return shape.replicas() * stepSeconds / sharers(shape, cores);
    }

    private static double sharers(RoundShape shape, int cores) {
        return Math.min(shape.parallelism(), cores);
    }
}
