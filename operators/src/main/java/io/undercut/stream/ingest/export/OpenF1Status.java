package io.undercut.stream.ingest.export;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The status of the track over one session, of race control's messages, in the codes of FastF1: 1 green, 2 yellow, 4 safety car, 5 red,
 * 6 virtual safety car, 7 its ending. A yellow flag in any sector makes the track yellow until the last of them is cleared.
 */
final class OpenF1Status implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final String GREEN = "1";
    private static final Pattern SECTOR = Pattern.compile("SECTOR (\\d+)");
    /** What comes later than this after a safety car's end was announced is about something else, ms. */
    private static final long END_WITHIN = 600_000;
    /** From the announcement to the end of a virtual safety car at most, ms. */
    private static final long VIRTUAL_END = 15_000;

    private final List<Message> messages = new ArrayList<>();
    private final TreeMap<Long, Change> changes = new TreeMap<>();

    /**
     * A message of race control.
     *
     * @param date ms since 1970
     * @param text what it says, in capitals
     * @param flag the flag, in capitals, or empty
     * @param scope what it is about, in capitals, or empty
     * @param sector which sector, or null
     */
    record Message(long date, String text, String flag, String scope, Long sector) implements Serializable {
        static Message of(long date, String text, String flag, String scope, Long sector) {
            return new Message(date, capitals(text), capitals(flag), capitals(scope), sector);
        }

        private static String capitals(String text) {
            return text == null ? "" : text.strip().toUpperCase(Locale.ROOT);
        }
    }

    /** What a message sets. */
    private enum Effect {
        NONE,
        CLEAR,
        YELLOW,
        SAFETY_CAR,
        SAFETY_CAR_ENDS,
        RED,
        VIRTUAL,
        VIRTUAL_ENDS,
        SECTOR_YELLOW,
        SECTOR_CLEAR
    }

    /**
     * A change.
     *
     * @param status from here on
     * @param text the message that made it; null where none did
     */
    private record Change(String status, String text) implements Serializable {}

    /** Notes a message. */
    void add(Message message) {
        messages.add(message);
    }

    /** Whether there was no message at all, so that nothing is known. */
    boolean isEmpty() {
        return messages.isEmpty();
    }

    /** Ends the notes. */
    void settle(OpenF1Laps laps) {
        messages.sort(Comparator.comparingLong(Message::date));
        String base = GREEN;
        TreeSet<Long> yellow = new TreeSet<>();
        Long end = null;
        for (int index = 0; index < messages.size(); index++) {
            Message message = messages.get(index);
            if (end != null && message.date() >= end) {
                change(end, GREEN, null);
                base = GREEN;
                yellow.clear();
                end = null;
            }
            Effect effect = effect(message, base);
            switch (effect) {
                case CLEAR -> {
                    base = GREEN;
                    yellow.clear();
                }
                case YELLOW -> base = "2";
                case SAFETY_CAR, SAFETY_CAR_ENDS -> base = "4";
                case RED -> base = "5";
                case VIRTUAL -> base = "6";
                case VIRTUAL_ENDS -> base = "7";
                case SECTOR_YELLOW -> yellow.add(sector(message));
                case SECTOR_CLEAR -> yellow.remove(sector(message));
                case NONE -> {
                    continue;
                }
            }
            change(message.date(), base.equals(GREEN) && !yellow.isEmpty() ? "2" : base, message.text());
            if (isOfTrack(effect)) {
                end = unannouncedEnd(index, effect, base, laps);
            }
        }
        if (end != null) {
            change(end, GREEN, null);
        }
    }

    /** The status that a message sets, or null where it changes nothing. */
    String setBy(Message message) {
        Change change = changes.get(message.date());
        return change == null || !message.text().equals(change.text()) ? null : change.status();
    }

    /** The codes seen in a time, each once, in their order; null where nothing is known. */
    String codes(OpenF1Laps.Window window) {
        if (isEmpty() || window == null || window.end() == null) {
            return null;
        }
        StringBuilder codes = new StringBuilder();
        Map.Entry<Long, Change> before = changes.floorEntry(window.start());
        codes.append(before == null ? GREEN : before.getValue().status());
        changes.subMap(window.start(), false, window.end(), true).values().forEach(change -> {
            if (codes.indexOf(change.status()) < 0) {
                codes.append(change.status());
            }
        });
        return codes.toString();
    }

    private void change(long date, String status, String text) {
        Map.Entry<Long, Change> before = changes.floorEntry(date);
        if (before == null || !before.getValue().status().equals(status)) {
            changes.put(date, new Change(status, text));
        }
    }

    private static Effect effect(Message message, String base) {
        String text = message.text().replace("VIRTUAL SAFETY CAR", "VSC");
        if (text.startsWith("VSC DEPLOYED")) {
            return Effect.VIRTUAL;
        }
        if (text.startsWith("VSC END")) {
            return Effect.VIRTUAL_ENDS;
        }
        if (text.startsWith("SAFETY CAR DEPLOYED")) {
            return Effect.SAFETY_CAR;
        }
        if (text.startsWith("SAFETY CAR IN THIS LAP")) {
            return Effect.SAFETY_CAR_ENDS;
        }
        return switch (message.scope()) {
            case "SECTOR" -> ofSector(message.flag());
            case "DRIVER" -> Effect.NONE;
            default -> ofTrack(message, base);
        };
    }

    private static Effect ofSector(String flag) {
        return switch (flag) {
            case "YELLOW", "DOUBLE YELLOW" -> Effect.SECTOR_YELLOW;
            case "CLEAR", "GREEN" -> Effect.SECTOR_CLEAR;
            default -> Effect.NONE;
        };
    }

    private static Effect ofTrack(Message message, String base) {
        // The light at the pits' exit is not the track's.
        boolean isOfPits = message.text().contains("PIT EXIT") || message.text().contains("PIT ENTRY");
        boolean isNeutral = "467".contains(base);
        return switch (message.flag()) {
            case "GREEN", "CLEAR" -> isOfPits && isNeutral ? Effect.NONE : Effect.CLEAR;
            case "YELLOW", "DOUBLE YELLOW" -> Effect.YELLOW;
            case "RED" -> Effect.RED;
            default -> message.text().startsWith("TRACK CLEAR") ? Effect.CLEAR : Effect.NONE;
        };
    }

    // A safety car that was called in leaves at the end of the leader's lap, whether or not a message says so.
    private Long unannouncedEnd(int index, Effect effect, String base, OpenF1Laps laps) {
        if (effect != Effect.SAFETY_CAR_ENDS && effect != Effect.VIRTUAL_ENDS) {
            return null;
        }
        long date = messages.get(index).date();
        Long end = effect == Effect.VIRTUAL_ENDS ? (Long) (date + VIRTUAL_END) : laps.nextStart(date);
        for (Message later : messages.subList(index + 1, messages.size())) {
            Effect next = effect(later, base);
            if (later.date() > date + END_WITHIN) {
                break;
            }
            if (isOfTrack(next)) {
                return next == Effect.CLEAR || end == null || later.date() <= end ? null : end;
            }
        }
        return end;
    }

    private static boolean isOfTrack(Effect effect) {
        return effect != Effect.NONE && effect != Effect.SECTOR_YELLOW && effect != Effect.SECTOR_CLEAR;
    }

    private static long sector(Message message) {
        Matcher named = SECTOR.matcher(message.text());
        return message.sector() != null ? message.sector() : named.find() ? Long.parseLong(named.group(1)) : 0;
    }
}
