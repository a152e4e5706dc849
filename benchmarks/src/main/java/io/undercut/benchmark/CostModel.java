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
 * @param on what the rounds run on
 */
record CostModel(List<Term> terms, List<Double> constants, Hardware on) {
    CostModel {
        terms = List.copyOf(terms);
        constants = List.copyOf(constants);
    }

    /** What is paid for. Work is shared by as many cores as there are subtasks, or by all cores. */
    enum Term {
        /** Hand-overs from thread to thread and back, whatever they carry. */
        ROUND {
            @Override
            double count(RoundShape shape, Hardware on) {
                return 1;
            }
        },
        /** A replica's turn, beside its step. */
        REPLICA {
            @Override
            double count(RoundShape shape, Hardware on) {
                return shape.replicas() / on.sharers(shape);
            }
        },
        /** Copies into and out of the network, weighting, by replica and float. */
        REPLICA_FLOAT {
            @Override
            double count(RoundShape shape, Hardware on) {
                return shape.replicas() * (double) shape.parameters() / on.sharers(shape);
            }
        },
        /** The same for replicas that the machine's cache cannot hold, whichever core asks for them. */
        MEMORY_FLOAT {
            @Override
            double count(RoundShape shape, Hardware on) {
                return on.spills(shape) ? shape.replicas() * (double) shape.parameters() / on.machinesOf(shape) : 0;
            }
        },
        /** A float of a sum on its way to the averager, or of an average to one subtask: encoded, checked, copied, added. */
        VECTOR_FLOAT {
            @Override
            double count(RoundShape shape, Hardware on) {
                return vectors(shape) * shape.parameters() / on.sharers(shape);
            }
        },
        /** The same, on top, where subtasks leave no core to the threads that send, receive and collect garbage. */
        BUSY_FLOAT {
            @Override
            double count(RoundShape shape, Hardware on) {
                return on.sparesACore(shape) ? 0 : vectors(shape) * shape.parameters() / on.sharers(shape);
            }
        },
        /** The same, one chunk or metrics, however long. */
        CHUNK {
            @Override
            double count(RoundShape shape, Hardware on) {
                return vectors(shape) * (shape.chunks() + 1) / on.sharers(shape);
            }
        },
        /** A vector's way through a socket, however short it is. */
        CROSSING {
            @Override
            double count(RoundShape shape, Hardware on) {
                return vectors(shape) * shape.crossing() / on.machinesOf(shape);
            }
        },
        /** A float that leaves its process. */
        CROSSING_FLOAT {
            @Override
            double count(RoundShape shape, Hardware on) {
                return vectors(shape) * shape.parameters() * shape.crossing() / on.sharers(shape);
            }
        };

        abstract double count(RoundShape shape, Hardware on);

        /** Sums to the averager and averages back. */
        private static double vectors(RoundShape shape) {
            return shape.contributions() + shape.parallelism();
        }
    }

    /** Fits to measured rounds: of all choices of terms whose constants come out positive, the one with the smallest error. */
    static CostModel fit(List<MeasuredRound> measured, Hardware on) {
        CostModel best = new CostModel(List.of(), List.of(), on);
        for (int chosen = 1; chosen < 1 << Term.values().length; chosen++) {
            List<Term> terms = new ArrayList<>();
            for (Term term : Term.values()) {
                if ((chosen & 1 << term.ordinal()) != 0) {
                    terms.add(term);
                }
            }
            CostModel model = new CostModel(terms, solve(terms, measured, on), on);
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

    private static List<Double> solve(List<Term> terms, List<MeasuredRound> measured, Hardware on) {
        double[][] rows = new double[measured.size()][terms.size()];
        double[] largest = new double[terms.size()];
        for (int row = 0; row < rows.length; row++) {
            RoundShape shape = measured.get(row).shape();
            for (int at = 0; at < terms.size(); at++) {
                rows[row][at] =
                        terms.get(at).count(shape, on) / measured.get(row).seconds();
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
                .mapToDouble(one -> 1 - steps(one.shape(), one.stepSeconds(), on) / one.seconds())
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
        double seconds = steps(shape, stepSeconds, on);
        for (int at = 0; at < terms.size(); at++) {
            seconds += constants.get(at) * terms.get(at).count(shape, on);
        }
        return seconds;
    }

    private static double steps(RoundShape shape, double stepSeconds, Hardware on) {
        return shape.replicas() * stepSeconds / on.sharers(shape);
    }
}
