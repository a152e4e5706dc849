package io.undercut.job.config;

import io.undercut.fault.Fault;
import io.undercut.fault.FaultReason;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** All that is wrong with what a command was told, said at once: nobody likes to mend one word after the other. */
public final class Problems {
    private final List<String> found = new ArrayList<>();

    /** Notes a problem: key, value, what is allowed. */
    public void add(String problem) {
        found.add(problem);
    }

    /** Notes a number that is out of its range. */
    public void within(String option, long value, long least, long most) {
        if (value < least || value > most) {
            add(option + " is " + value + "; must be within " + least + " … " + most);
        }
    }

    /** What a check gives, or a stand-in if it refuses; the refusal is noted. */
    public <T> T noted(Supplier<T> check, T otherwise) {
        try {
            return check.get();
        } catch (Fault refused) {
            if (refused.reason() != FaultReason.INVALID_CONFIGURATION) {
                throw refused;
            }
            add(refused.getMessage());
            return otherwise;
        }
    }

    /** Refuses the command if anything is wrong. */
    public void refuse() {
        if (!found.isEmpty()) {
            throw Fault.configuration(String.join("; ", found));
        }
    }
}
