package io.undercut.job.task;

import com.google.common.base.Ascii;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** What walk-forward folds divide in order of time. */
public enum FoldUnit {
    /** Whole seasons. */
    SEASON {
        @Override
        String of(String race) {
            return race.substring(0, YEAR);
        }
    },
    /** Single races. */
    RACE {
        @Override
        String of(String race) {
            return race;
        }
    };

    private static final int YEAR = 4;

    /** The unit that a race belongs to. */
    abstract String of(String race);

    /** The word used on the command line: {@code season}. */
    public String word() {
        return Ascii.toLowerCase(name());
    }

    /** The races of some units, in their order. */
    List<String> within(Collection<String> units, List<String> races) {
        Set<String> wanted = Set.copyOf(units);
        return races.stream().filter(race -> wanted.contains(of(race))).toList();
    }
}
