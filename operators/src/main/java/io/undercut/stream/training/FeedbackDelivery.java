package io.undercut.stream.training;

import io.undercut.stream.training.round.RoundAverage;
import java.io.Serializable;

/** How an average goes into a reader's slot. Anything but {@link #AT_ONCE} is for the negative control in tests. */
interface FeedbackDelivery extends Serializable {
    FeedbackDelivery AT_ONCE = FeedbackSlot::deposit;

    void deliver(FeedbackSlot slot, RoundAverage average);
}
