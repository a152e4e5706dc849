package io.undercut.stream.ingest.export;

import java.io.Serializable;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A message of race control.
 *
 * @param date ms since 1970
 * @param text what it says, in capitals
 * @param flag the flag, in capitals, or empty
 * @param scope what it is about, in capitals, or empty
 * @param sector which sector, or null
 */
record OpenF1Message(long date, String text, String flag, String scope, Long sector) implements Serializable {
    /** Of a sector that nothing names. */
    private static final long SOME = 0;

    private static final Pattern SECTOR = Pattern.compile("\\bSECTOR (\\d+)");
    private static final Pattern IN_SECTOR =
            Pattern.compile("(DOUBLE YELLOW|YELLOW|CLEAR|GREEN) IN (TRACK )?SECTOR \\d+.*");
    private static final Pattern DEPLOYED = Pattern.compile("(THE )?SC( HAS BEEN)? DEPLOYED.*");
    private static final Pattern ENDS = Pattern.compile("(THE )?SC (IN THIS LAP|END).*");
    private static final Pattern VIRTUAL = Pattern.compile("(THE )?VSC( HAS BEEN)? DEPLOYED.*");
    private static final Pattern VIRTUAL_ENDS = Pattern.compile("(THE )?VSC END.*");

    /** What a message is about. */
    enum Meaning {
        OTHER,
        CLEAR,
        YELLOW,
        SAFETY_CAR,
        SAFETY_CAR_ENDS,
        RED,
        VIRTUAL,
        VIRTUAL_ENDS,
        /** A light at the pits is not the track's, but that cars may go out again ends a red flag. */
        PITS_OPEN,
        SECTOR_YELLOW,
        SECTOR_CLEAR
    }

    static OpenF1Message of(long date, String text, String flag, String scope, Long sector) {
        return new OpenF1Message(date, capitals(text), capitals(flag), capitals(scope), sector);
    }

    /** What it is about. */
    Meaning meaning() {
        String car = car();
        if (VIRTUAL.matcher(car).matches()) {
            return Meaning.VIRTUAL;
        }
        if (VIRTUAL_ENDS.matcher(car).matches()) {
            return Meaning.VIRTUAL_ENDS;
        }
        if (DEPLOYED.matcher(car).matches()) {
            return Meaning.SAFETY_CAR;
        }
        if (ENDS.matcher(car).matches()) {
            return Meaning.SAFETY_CAR_ENDS;
        }
        if (scope.equals("DRIVER")) {
            return Meaning.OTHER;
        }
        return switch (color()) {
            case "YELLOW", "DOUBLE YELLOW" -> isOfSector() ? Meaning.SECTOR_YELLOW : Meaning.YELLOW;
            case "CLEAR", "GREEN" ->
                isOfSector() ? Meaning.SECTOR_CLEAR : isOfPits() ? Meaning.PITS_OPEN : Meaning.CLEAR;
            case "RED" -> isOfPits() && !text.contains("RED FLAG") ? Meaning.OTHER : Meaning.RED;
            default -> Meaning.OTHER;
        };
    }

    /** Which sector it is about; 0 where nothing tells. */
    long ofSector() {
        Matcher named = SECTOR.matcher(text);
        return sector != null ? sector : named.find() ? Long.parseLong(named.group(1)) : SOME;
    }

    // The safety cars by their short names: some messages have the long one, some both.
    private String car() {
        return text.replace("VIRTUAL SAFETY CAR", "VSC")
                .replace("SAFETY CAR", "SC")
                .replaceAll("\\(V?SC\\)", "")
                .replaceAll("\\s+", " ")
                .strip();
    }

    private String color() {
        if (!flag.isEmpty()) {
            return flag;
        }
        Matcher named = IN_SECTOR.matcher(text);
        if (named.matches()) {
            return named.group(1);
        }
        return text.startsWith("TRACK CLEAR") ? "CLEAR" : text.equals("RED FLAG") ? "RED" : "";
    }

    // The feed may leave the scope out, or say that of the track of what its text puts into a sector.
    private boolean isOfSector() {
        return scope.equals("SECTOR")
                || sector != null
                || IN_SECTOR.matcher(text).matches();
    }

    private boolean isOfPits() {
        return text.contains("PIT EXIT") || text.contains("PIT ENTRY");
    }

    private static String capitals(String text) {
        return text == null ? "" : text.strip().toUpperCase(Locale.ROOT);
    }
}
