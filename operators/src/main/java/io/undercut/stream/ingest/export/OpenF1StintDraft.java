package io.undercut.stream.ingest.export;

import io.undercut.stream.ingest.export.OpenF1Stints.Stint;
import io.undercut.stream.ingest.export.OpenF1Stints.Told;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;

/** One stint, of however many records. Records that contradict each other leave the part unknown. */
final class OpenF1StintDraft {
    private Long number;
    private Long first;
    private Long last;
    private final TreeSet<String> compounds = new TreeSet<>();
    private final TreeSet<Long> ages = new TreeSet<>();
    private boolean isBackwards;

    private OpenF1StintDraft(Told told) {
        number = told.number();
        add(told);
    }

    /** Puts together the records of each stint, in their order. */
    static List<OpenF1StintDraft> of(List<Told> told) {
        List<OpenF1StintDraft> drafts = new ArrayList<>();
        for (Told record : told) {
            drafts.stream()
                    .filter(draft -> draft.isOf(record))
                    .findFirst()
                    .ifPresentOrElse(draft -> draft.add(record), () -> drafts.add(new OpenF1StintDraft(record)));
        }
        return drafts;
    }

    private boolean isOf(Told told) {
        return Objects.equals(number, told.number())
                && (number == null
                        ? Objects.equals(first, told.first()) && Objects.equals(last, told.last())
                        : first == null || told.first() == null || first.equals(told.first()));
    }

    private void add(Told told) {
        first = told.first() == null ? first : told.first();
        // A later record is of a later moment: the stint has gone on.
        last = told.last() == null ? last : (Long) (last == null ? told.last() : Math.max(last, told.last()));
        if (told.compound() != null) {
            compounds.add(told.compound());
        }
        if (told.age() != null) {
            ages.add(told.age());
        }
    }

    /** From 1, or null. */
    Long number() {
        return number;
    }

    /** Its first lap, or null where none is told. */
    Long first() {
        return first;
    }

    /** Its last lap, or null where none is told. */
    Long last() {
        return last;
    }

    void forgetNumber() {
        number = null;
    }

    void beginWith(Long lap) {
        first = lap;
    }

    void endWith(Long lap) {
        last = lap;
    }

    /** Turns round one that runs backwards: which laps it is about can be told, but not what it says of them. */
    void turn() {
        isBackwards = true;
        Long end = first;
        first = Math.max(1, last);
        last = end;
    }

    /** The stint from a lap on; begun as in {@link Stint}. */
    Stint from(long firstLap, Long begun) {
        if (isBackwards) {
            return new Stint(null, firstLap, last, null, null, null);
        }
        return new Stint(
                number,
                firstLap,
                last,
                compounds.size() == 1 ? compounds.first() : null,
                ages.size() == 1 && ages.first() >= 0 ? ages.first() : null,
                begun);
    }
}
