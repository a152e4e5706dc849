package io.undercut.stream.ingest.export;

import io.undercut.stream.ingest.export.OpenF1Message.Meaning;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The status of the track over one session, of race control's messages, in the codes of FastF1: 1 green, 2 yellow, 4 safety car, 5 red,
 * 6 virtual safety car, 7 its ending. The whole track is in one state; beside it sectors may be yellow, which shows while the track is
 * green, until the last of them is cleared.
 */
final class OpenF1Status implements Serializable {
    private static final long serialVersionUID = 1L;
    /** What comes later than this after a safety car's end was announced is about something else, ms. */
    private static final long END_WITHIN = 600_000;
    /** From the announcement to the end of a virtual safety car at most, ms. */
    private static final long VIRTUAL_END = 15_000;

    private final List<OpenF1Message> messages = new ArrayList<>();
    /** Changes in their order; in one moment there may be several. */
    private final TreeMap<Long, ArrayList<Change>> changes = new TreeMap<>();

    /** A state of the whole track. */
    private enum Track {
        GREEN("1"),
        YELLOW("2"),
        SAFETY_CAR("4"),
        RED("5"),
        VIRTUAL("6"),
        VIRTUAL_ENDS("7");

        /** A yellow flag adds nothing to these. */
        private static final Set<Track> NEUTRAL = EnumSet.of(SAFETY_CAR, RED, VIRTUAL, VIRTUAL_ENDS);

        private final String code;

        Track(String code) {
            this.code = code;
        }

        /** Whether a message is about this state: it may be one of a sector or of the pits, or one that adds nothing. */
        private boolean minds(Meaning meaning) {
            return switch (meaning) {
                case OTHER, SECTOR_YELLOW, SECTOR_CLEAR -> false;
                case YELLOW -> !NEUTRAL.contains(this);
                case PITS_OPEN -> this == RED;
                default -> true;
            };
        }

        /** The state after a message that is about it. */
        private Track after(Meaning meaning) {
            return switch (meaning) {
                case YELLOW -> YELLOW;
                case SAFETY_CAR, SAFETY_CAR_ENDS -> SAFETY_CAR;
                case RED -> RED;
                case VIRTUAL -> VIRTUAL;
                case VIRTUAL_ENDS -> VIRTUAL_ENDS;
                case CLEAR, PITS_OPEN -> GREEN;
                default -> this;
            };
        }
    }

    /**
     * A change.
     *
     * @param status from here on
     * @param text the message that made it; null where none did
     */
    private record Change(String status, String text) implements Serializable {}

    /** Notes a message. */
    void add(OpenF1Message message) {
        messages.add(message);
    }

    /** Whether there was no message at all, so that nothing is known. */
    boolean isEmpty() {
        return messages.isEmpty();
    }

    /** Ends the notes. */
    void settle(OpenF1Laps laps) {
        // What else was said in the moment of a red flag does not end it.
        messages.sort(Comparator.comparingLong(OpenF1Message::date)
                .thenComparing(message -> message.meaning() == Meaning.RED));
        Track track = Track.GREEN;
        TreeSet<Long> yellow = new TreeSet<>();
        Long end = null;
        for (int index = 0; index < messages.size(); index++) {
            OpenF1Message message = messages.get(index);
            Meaning meaning = message.meaning();
            if (end != null && message.date() >= end) {
                change(end, Track.GREEN, null);
                track = Track.GREEN;
                yellow.clear();
                end = null;
            }
            if (track.minds(meaning)) {
                track = track.after(meaning);
                end = unannouncedEnd(index, meaning, track, laps);
                if (track == Track.GREEN) {
                    yellow.clear();
                }
            }
            switch (meaning) {
                case SECTOR_YELLOW -> yellow.add(message.ofSector());
                case SECTOR_CLEAR -> yellow.remove(message.ofSector());
                case OTHER -> {
                    continue;
                }
                default -> {}
            }
            change(message.date(), track == Track.GREEN && !yellow.isEmpty() ? Track.YELLOW : track, message.text());
        }
        if (end != null) {
            change(end, Track.GREEN, null);
        }
    }

    /** The status that a message sets, or null where it changes nothing. */
    String setBy(OpenF1Message message) {
        return changes.getOrDefault(message.date(), new ArrayList<>()).stream()
                .filter(change -> message.text().equals(change.text()))
                .map(Change::status)
                .findFirst()
                .orElse(null);
    }

    /** The codes seen in a time, each once, in their order; null where nothing is known. */
    String codes(OpenF1Laps.Window window) {
        if (isEmpty() || window == null || window.end() == null) {
            return null;
        }
        StringBuilder codes = new StringBuilder(statusAt(window.start()));
        changes.subMap(window.start(), false, window.end(), true).values().stream()
                .flatMap(List::stream)
                .map(Change::status)
                .filter(status -> codes.indexOf(status) < 0)
                .forEach(codes::append);
        return codes.toString();
    }

    private String statusAt(long date) {
        Map.Entry<Long, ArrayList<Change>> before = changes.floorEntry(date);
        return before == null
                ? Track.GREEN.code
                : before.getValue().get(before.getValue().size() - 1).status();
    }

    private void change(long date, Track to, String text) {
        if (changes.floorEntry(date) == null || !statusAt(date).equals(to.code)) {
            changes.computeIfAbsent(date, of -> new ArrayList<>()).add(new Change(to.code, text));
        }
    }

    // A safety car that was called in leaves at the end of the leader's lap, whether or not a message says so.
    private Long unannouncedEnd(int index, Meaning meaning, Track track, OpenF1Laps laps) {
        if (meaning != Meaning.SAFETY_CAR_ENDS && meaning != Meaning.VIRTUAL_ENDS) {
            return null;
        }
        long date = messages.get(index).date();
        Long end = meaning == Meaning.VIRTUAL_ENDS ? (Long) (date + VIRTUAL_END) : laps.nextStart(date);
        for (OpenF1Message later : messages.subList(index + 1, messages.size())) {
            if (later.date() > date + END_WITHIN) {
                break;
            }
            if (track.minds(later.meaning())) {
                return later.meaning() == Meaning.CLEAR || end == null || later.date() <= end ? null : end;
            }
        }
        return end;
    }
}
