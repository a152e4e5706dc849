package io.undercut.stream.ingest.export;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.LongStream;

/**
 * Which tires one driver had on which lap, made of what the feed tells of his stints. Its stints share laps, leave some out, run backwards
 * or come twice: up to 2024 the lap into the pits often stands in the stint that it ends and in the one after. Where a car came in tells
 * which of them is right; what nothing tells is unknown, not guessed.
 */
final class OpenF1Stints implements Serializable {
    private static final long serialVersionUID = 1L;
    /** No race has as many laps. */
    private static final long OPEN = 1000;

    /** Stints that share more laps than this contradict each other, wherever the car came in. */
    private static final long SHARED_AT_MOST = 2;
    /** A stop and a change of tires more laps apart than this are two events, of each of which the feed lost a half. */
    private static final long APART_AT_MOST = 5;

    private final TreeMap<Long, Stint> byFirstLap = new TreeMap<>();
    private final TreeSet<Long> stops;
    /** The stops that the feed's changes of tires may be about. */
    private final TreeSet<Long> near = new TreeSet<>();
    /** Numbers of stints of no lap. */
    private final TreeSet<Long> empty = new TreeSet<>();
    /** Numbers of stints of which no place is known; null of one without. */
    private final ArrayList<Long> lost = new ArrayList<>();

    private OpenF1Stints(TreeSet<Long> stops) {
        this.stops = stops;
    }

    /**
     * What is known of a stint.
     *
     * @param number from 1, or null
     * @param firstLap first lap that surely belongs to it
     * @param lastLap last lap that surely belongs to it
     * @param compound compound, or null
     * @param ageAtStart laps on the set before the stint, or null
     * @param begun the lap it began with, or null where that may be one of several
     */
    record Stint(Long number, long firstLap, long lastLap, String compound, Long ageAtStart, Long begun)
            implements Serializable {
        /** Laps on the set with this one, or null. */
        Long age(long lap) {
            return ageAtStart == null || begun == null ? null : (Long) (ageAtStart + lap - begun + 1);
        }

        private Stint until(long last) {
            return new Stint(number, firstLap, last, compound, ageAtStart, begun);
        }
    }

    /**
     * What one record tells of a stint; each part may be null.
     *
     * @param number from 1
     * @param first first lap
     * @param last last lap
     * @param compound compound
     * @param age laps on the set before the stint
     */
    record Told(Long number, Long first, Long last, String compound, Long age) implements Serializable {
        Told {
            // Some count from 0; there is no lap before the first.
            first = first == null ? null : (Long) Math.max(1, first);
        }
    }

    /**
     * Where one stint ends and the next begins.
     *
     * @param last the earlier one's last sure lap
     * @param first the later one's first sure lap
     * @param begun the lap the later one began with, or null
     */
    private record Change(long last, long first, Long begun) {
        static Change after(long lap) {
            return new Change(lap, lap + 1, lap + 1);
        }
    }

    /**
     * Makes out one driver's stints.
     *
     * @param told the feed's records, in its order
     * @param stops laps at whose end the car came in
     */
    static OpenF1Stints of(List<Told> told, SortedSet<Long> stops) {
        OpenF1Stints stints = new OpenF1Stints(new TreeSet<>(stops));
        List<OpenF1StintDraft> drafts = OpenF1StintDraft.of(told);
        List<OpenF1StintDraft> placed = stints.placed(drafts);
        stints.bound(placed);
        stints.settle(placed);
        return stints;
    }

    /** The stint of a lap, or null. */
    Stint on(long lap) {
        Map.Entry<Long, Stint> stint = byFirstLap.floorEntry(lap);
        return stint == null || stint.getValue().lastLap() < lap ? null : stint.getValue();
    }

    // Sorted; those of which no place is known are left out.
    private List<OpenF1StintDraft> placed(List<OpenF1StintDraft> drafts) {
        List<OpenF1StintDraft> placed = new ArrayList<>();
        for (OpenF1StintDraft draft : drafts) {
            if (draft.first() == null) {
                draft.beginWith(first(draft, drafts));
            }
            boolean isEmpty = draft.last() != null && draft.first() != null && draft.last() == draft.first() - 1;
            if (isEmpty && draft.number() != null) {
                empty.add(draft.number());
            }
            if (draft.first() == null) {
                lost.add(draft.number());
            }
            if (draft.first() == null || isEmpty) {
                continue;
            }
            if (draft.last() != null && draft.last() < draft.first()) {
                draft.turn();
            }
            placed.add(draft);
        }
        placed.sort(Comparator.comparing(OpenF1StintDraft::first)
                .thenComparing(OpenF1StintDraft::number, Comparator.nullsFirst(Comparator.naturalOrder()))
                .thenComparing(OpenF1StintDraft::last, Comparator.nullsLast(Comparator.naturalOrder())));
        forgetNumbersThatDoNotRise(placed);
        return placed;
    }

    private Long first(OpenF1StintDraft draft, List<OpenF1StintDraft> drafts) {
        if (Long.valueOf(1).equals(draft.number())) {
            return 1L;
        }
        return drafts.stream()
                .filter(before -> before.number() != null && draft.number() != null)
                .filter(before -> before.number() == draft.number() - 1 && before.last() != null)
                .filter(before -> stops.contains(before.last()))
                .map(before -> before.last() + 1)
                .findFirst()
                .orElse(null);
    }

    private static void forgetNumbersThatDoNotRise(List<OpenF1StintDraft> placed) {
        boolean rises = true;
        Long before = null;
        for (OpenF1StintDraft draft : placed) {
            rises &= before == null || draft.number() == null || draft.number() > before;
            before = draft.number() == null ? before : draft.number();
        }
        if (!rises) {
            placed.forEach(OpenF1StintDraft::forgetNumber);
        }
    }

    // One that nobody tells the end of goes on until the next, or until the car came in.
    private void bound(List<OpenF1StintDraft> placed) {
        for (int index = 0; index < placed.size(); index++) {
            OpenF1StintDraft draft = placed.get(index);
            OpenF1StintDraft next = index + 1 < placed.size() ? placed.get(index + 1) : null;
            if (draft.last() != null) {
                continue;
            }
            Long stop = stops.ceiling(draft.first());
            if (next != null && !isMissingBetween(draft, next) && next.first() > draft.first()) {
                // The next one's first lap may be this one's last, by the feed's habit.
                draft.endWith(stops.contains(next.first()) ? next.first() : (Long) (next.first() - 1));
            } else if (stop != null) {
                draft.endWith(stop);
            } else {
                draft.endWith(next == null && lost.isEmpty() ? (Long) OPEN : draft.first());
            }
        }
    }

    private void settle(List<OpenF1StintDraft> drafts) {
        TreeSet<Long> explained = new TreeSet<>();
        for (int index = 1; index < drafts.size(); index++) {
            long last = drafts.get(index - 1).last();
            long before = drafts.get(index).first() - 1;
            long least = Math.min(last, before);
            long most = Math.max(last, before);
            SortedSet<Long> inside = stops.subSet(least, true, most, true);
            explained.addAll(only(inside));
            near.addAll(only(inside.isEmpty() ? stops.subSet(least - 1, true, most + 1, true) : inside));
        }
        OpenF1StintDraft before = null;
        boolean isPlaced = false;
        long reach = 0;
        for (OpenF1StintDraft draft : drafts) {
            Change change = before == null
                    ? beginning(draft)
                    : change(before, draft, explained, isPlaced ? byFirstLap.lastKey() : 0);
            if (isPlaced) {
                end(change.last());
            }
            // One before the last may reach over both.
            if (before != null && reach > before.last() && reach >= change.first()) {
                change = new Change(change.last(), reach + 1, null);
            }
            isPlaced = change.first() <= draft.last();
            if (isPlaced) {
                byFirstLap.put(change.first(), draft.from(change.first(), change.begun()));
            }
            reach = Math.max(reach, draft.last());
            before = draft;
        }
    }

    // Of two stops either may be another change's.
    private static SortedSet<Long> only(SortedSet<Long> found) {
        return found.size() == 1 ? found : new TreeSet<>();
    }

    private void end(long last) {
        Stint stint = byFirstLap.pollLastEntry().getValue();
        if (last >= stint.firstLap()) {
            byFirstLap.put(stint.firstLap(), stint.until(last));
        }
    }

    private Change beginning(OpenF1StintDraft draft) {
        boolean isFirst = draft.number() == null || isEmptyUpTo(draft.number(), 1);
        return draft.first() == 1 && isFirst ? new Change(0, 1, 1L) : afterAGap(0, draft);
    }

    // What came before is missing, and the first lap may be the one that ended it.
    private Change afterAGap(long last, OpenF1StintDraft draft) {
        boolean isIn = stops.contains(draft.first());
        boolean isOut = stops.contains(draft.first() - 1);
        if (isOut && !isIn) {
            return new Change(last, draft.first(), draft.first());
        }
        return new Change(last, draft.first() + 1, isIn && !isOut ? (Long) (draft.first() + 1) : null);
    }

    private Change change(OpenF1StintDraft before, OpenF1StintDraft draft, TreeSet<Long> explained, long begun) {
        long least = Math.min(before.last(), draft.first() - 1);
        long most = Math.max(before.last(), draft.first() - 1);
        long shared = before.last() - draft.first() + 1;
        List<Long> inside = new ArrayList<>(stops.subSet(Math.min(most, Math.max(begun, least)), true, most, true));
        List<Long> beside = new ArrayList<>();
        for (long stop : new long[] {least - 1, most + 1}) {
            if (stops.contains(stop) && !explained.contains(stop) && stop >= before.first() && stop < draft.last()) {
                beside.add(stop);
            }
        }
        Change unknown = new Change(least, most + 1, null);
        boolean isEmptyBetween =
                before.number() != null && draft.number() != null && draft.number() > before.number() + 1;
        boolean isDoubtful = isEmptyBetween && (shared < 0 || stops.contains(draft.first()));
        boolean isLost = begun == 0;
        if (shared <= 0 && (isDoubtful || isLost || isMissingBetween(before, draft))) {
            return afterAGap(before.last(), draft);
        }
        TreeSet<Long> apart = inside.isEmpty() ? apart(before, draft, least, most) : new TreeSet<>();
        if (!apart.isEmpty()) {
            apart.addAll(beside);
            return new Change(Math.min(least, apart.first()), Math.max(most, apart.last()) + 1, null);
        }
        if (shared == 0) {
            return besideTheStop(least, inside, beside);
        }
        if (shared < 0) {
            if (inside.size() == 1) {
                return Change.after(inside.get(0));
            }
            boolean isSaid = stops.contains(draft.first()) || stops.contains(draft.first() - 1);
            return isSaid ? afterAGap(before.last(), draft) : new Change(before.last(), draft.first(), null);
        }
        boolean isOneLap =
                before.first().equals(before.last()) && before.first().equals(draft.first());
        boolean isStrange =
                shared > SHARED_AT_MOST || before.first() >= draft.first() && !isOneLap || before.last() > draft.last();
        if (isStrange) {
            return unknown;
        }
        if (inside.size() == 1) {
            return Change.after(inside.get(0));
        }
        // The feed's habit: the lap into the pits is the last of the one and the first of the other.
        boolean isHabit = shared == 1 && inside.isEmpty() && beside.isEmpty() && !isMissingBetween(before, draft);
        return isHabit ? Change.after(before.last()) : unknown;
    }

    // A change of tires without a stop and a stop without a change are one event of which the feed has two laps: which
    // of them is right nothing tells.
    private TreeSet<Long> apart(OpenF1StintDraft before, OpenF1StintDraft draft, long least, long most) {
        Stint known = byFirstLap.isEmpty() ? null : byFirstLap.lastEntry().getValue();
        long begun = known == null || known.begun() == null ? before.first() : Math.max(before.first(), known.begun());
        TreeSet<Long> apart = new TreeSet<>(stops);
        apart.removeAll(near);
        apart.removeIf(stop -> stop < Math.max(begun, least - APART_AT_MOST)
                || stop > Math.min(draft.last() - 1, most + APART_AT_MOST)
                || stop >= least - 1 && stop <= most + 1);
        return apart;
    }

    // Stints that meet may meet a lap beside the one at whose end the car came in.
    private static Change besideTheStop(long lap, List<Long> inside, List<Long> beside) {
        if (!inside.isEmpty() || beside.isEmpty()) {
            return Change.after(lap);
        }
        return beside.size() == 1 ? Change.after(beside.get(0)) : new Change(lap - 1, lap + 2, null);
    }

    private boolean isMissingBetween(OpenF1StintDraft before, OpenF1StintDraft draft) {
        if (before.number() == null || draft.number() == null) {
            return !lost.isEmpty();
        }
        return !isEmptyUpTo(draft.number(), before.number() + 1);
    }

    private boolean isEmptyUpTo(long number, long from) {
        return LongStream.range(from, number).allMatch(empty::contains);
    }
}
