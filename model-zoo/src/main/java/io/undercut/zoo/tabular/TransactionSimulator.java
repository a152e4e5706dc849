package io.undercut.zoo.tabular;

import io.undercut.fault.Fault;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.apache.commons.math3.random.Well19937c;

/**
 * A table of card payments, a few of them fraud, to try a classifier on: numbers, categories few and many, times, flags, gaps that mean
 * something, an id, and causes that only count together. All of it is invented; no figure is of real payments. The label is drawn from a
 * known probability, so nothing can tell it beyond a limit.
 */
public final class TransactionSimulator {
    /** The header. */
    public static final String HEADER =
            "transaction_id,time,card,amount,merchant,category,country,channel,device,email_domain,card_opened,"
                    + "payments_24h,distance_km,address_matches,is_fraud";

    private static final Instant FIRST = Instant.parse("2025-01-01T00:00:00Z");
    private static final long SECONDS = 180L * 24 * 3600;
    private static final int MOST_ROWS = 2_000_000;
    private static final int CARDS = 4_000;
    private static final int MERCHANTS = 1_200;
    private static final String[] CATEGORIES = {
        "groceries",
        "fuel",
        "travel",
        "electronics",
        "fashion",
        "gaming",
        "restaurants",
        "health",
        "home",
        "books",
        "jewellery",
        "gift_cards"
    };
    private static final double[] CATEGORY_RISK = {-0.9, -0.7, 0.2, 0.8, 0, 0.6, -0.8, -0.6, -0.3, -0.5, 0.9, 1.5};
    private static final String[] COUNTRIES = {
        "DE", "FR", "GB", "IT", "ES", "NL", "US", "PL", "AT", "BR", "NG", "IN", "TR", "MX", "ID", "SG"
    };
    private static final double[] COUNTRY_RISK = {
        -0.3, -0.2, -0.1, 0, 0, -0.3, 0.2, 0.1, -0.3, 0.8, 1.1, 0.5, 0.5, 0.7, 0.7, 0.1
    };
    private static final String[] CHANNELS = {"shop", "web", "app", "phone"};
    private static final double[] CHANNEL_RISK = {-1.2, 0.5, 0, 0.9};
    private static final String[] DEVICES = {"ios", "android", "windows", "mac", "linux"};
    private static final int DOMAINS = 60;
    private static final double BASE = -6.9;

    private final Well19937c random;
    private final double[] merchantRisk = new double[MERCHANTS];
    private final int[] merchantCategory = new int[MERCHANTS];
    private final double[] domainRisk = new double[DOMAINS];
    private final long[] cardOpened = new long[CARDS];
    private final int[] cardCountry = new int[CARDS];
    private final double[] cardSpends = new double[CARDS];

    /** A world of cards and merchants by a seed. */
    public TransactionSimulator(long seed) {
        this.random = new Well19937c(seed);
        for (int merchant = 0; merchant < MERCHANTS; merchant++) {
            merchantCategory[merchant] = random.nextInt(CATEGORIES.length);
            merchantRisk[merchant] = 1.2 * random.nextGaussian();
        }
        for (int domain = 0; domain < DOMAINS; domain++) {
            domainRisk[domain] = 0.7 * random.nextGaussian();
        }
        for (int card = 0; card < CARDS; card++) {
            cardOpened[card] = (long) (-1500 + 1600 * StrictMath.sqrt(random.nextDouble()));
            cardCountry[card] = skewed(COUNTRIES.length);
            cardSpends[card] = 3.2 + 0.5 * random.nextGaussian();
        }
    }

    /**
     * The table as CSV with a header, oldest first.
     *
     * @param rows 1,000 … 2,000,000
     */
    public String csv(int rows) {
        if (rows < 1_000 || rows > MOST_ROWS) {
            throw Fault.configuration("--rows is " + rows + "; must be within 1000 … " + MOST_ROWS);
        }
        StringBuilder csv = new StringBuilder(HEADER).append('\n');
        for (int row = 0; row < rows; row++) {
            row(csv, row, rows);
        }
        return csv.toString();
    }

    private void row(StringBuilder csv, int row, int rows) {
        Instant time = FIRST.plusSeconds((long) ((row + random.nextDouble()) * SECONDS / rows));
        double hour = time.atOffset(java.time.ZoneOffset.UTC).toLocalTime().toSecondOfDay() / 3600.0;
        int card = random.nextInt(CARDS);
        int merchant = (int) (MERCHANTS * random.nextDouble() * random.nextDouble());
        int category = merchantCategory[merchant];
        int channel = random.nextInt(CHANNELS.length);
        boolean abroad = random.nextDouble() < 0.12;
        int country = abroad ? skewed(COUNTRIES.length) : cardCountry[card];
        double surprise = random.nextGaussian();
        double amount = StrictMath.exp(cardSpends[card] + 0.9 * surprise);
        Instant opened = FIRST.plus(cardOpened[card], ChronoUnit.DAYS);
        double age = Math.max(0, ChronoUnit.SECONDS.between(opened, time) / 86_400.0);
        int burst = (int) (-2.0 * StrictMath.log(1 - random.nextDouble())) + (random.nextDouble() < 0.03 ? 6 : 0);
        double distance = StrictMath.exp(2 + 1.4 * random.nextGaussian() + (abroad ? 3 : 0));
        boolean matches = random.nextDouble() < 0.85;
        int domain = skewed(DOMAINS);
        boolean online = channel == 1 || channel == 2;

        double risk = BASE
                + CATEGORY_RISK[category]
                + COUNTRY_RISK[country]
                + CHANNEL_RISK[channel]
                + merchantRisk[merchant]
                + domainRisk[domain]
                + (matches ? 0 : 0.9)
                + 0.25 * burst
                + (age < 60 ? 2 : 0);
        // What counts only together: large for the card and at night, far and in a shop, a burst of a young card, small
        // amounts that try a card.
        risk += surprise > 1 && (hour < 5 || hour > 23) ? 3.4 : 0;
        risk += channel == 0 && distance > 400 ? 4 : 0;
        risk += age < 60 && burst >= 4 ? 2.6 : 0;
        risk += online && amount < 5 && burst >= 3 ? 3.4 : 0;
        risk += abroad && !matches ? 2 : 0;
        boolean fraud = random.nextDouble() < 1 / (1 + StrictMath.exp(-risk));

        // A device is known online alone; a distance is more often unknown where it would tell.
        boolean distanceKnown = random.nextDouble() > (fraud ? 0.35 : 0.15);
        csv.append("T%08d,".formatted(row + 1))
                .append(time)
                .append(",C%05d,".formatted(card))
                .append(decimal(amount, 2))
                .append(",M%04d,".formatted(merchant))
                .append(CATEGORIES[category])
                .append(',')
                .append(COUNTRIES[country])
                .append(',')
                .append(CHANNELS[channel])
                .append(',')
                .append(online ? DEVICES[random.nextInt(DEVICES.length)] : "")
                .append(",mail%02d.example,".formatted(domain))
                .append(opened.toString(), 0, 10)
                .append(',')
                .append(burst)
                .append(',')
                .append(distanceKnown ? decimal(distance, 1) : "")
                .append(',')
                .append(matches ? "yes" : "no")
                .append(',')
                .append(fraud ? 1 : 0)
                .append('\n');
    }

    /** Small numbers more often than large ones. */
    private int skewed(int below) {
        return (int) (below * random.nextDouble() * random.nextDouble());
    }

    private static String decimal(double value, int digits) {
        return String.format(Locale.ROOT, "%." + digits + "f", value);
    }
}
