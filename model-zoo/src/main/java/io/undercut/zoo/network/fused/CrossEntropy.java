package io.undercut.zoo.network.fused;

/** Cross entropy of classes, by softmax. */
final class CrossEntropy implements OutputLoss {
    @Override
    public double derive(float[] sums, float[] targets, float[] deltas, int at, int columns) {
        float largest = largest(sums, at, columns);
        float total = exponentials(sums, deltas, at, columns, largest);
        double logarithm = StrictMath.log(total);
        double loss = 0;
        for (int place = at; place < at + columns; place++) {
            deltas[place] = deltas[place] / total - targets[place];
            loss += targets[place] * (logarithm - ((double) sums[place] - largest));
        }
        return loss;
    }

    @Override
    public void activate(float[] sums, int at, int columns) {
        float total = exponentials(sums, sums, at, columns, largest(sums, at, columns));
        for (int place = at; place < at + columns; place++) {
            sums[place] /= total;
        }
    }

    private static float largest(float[] sums, int at, int columns) {
        float largest = sums[at];
        for (int place = at + 1; place < at + columns; place++) {
            largest = Math.max(largest, sums[place]);
        }
        return largest;
    }

    private static float exponentials(float[] sums, float[] into, int at, int columns, float largest) {
        float total = 0;
        for (int place = at; place < at + columns; place++) {
            into[place] = Elementary.exp(sums[place] - largest);
            total += into[place];
        }
        return total;
    }
}
