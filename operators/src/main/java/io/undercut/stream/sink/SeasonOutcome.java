package io.undercut.stream.sink;

import io.undercut.stream.lake.TablePartition;
import java.io.Serializable;

/**
 * What an import did to one season.
 *
 * @param partition the season as it lies in the lake now
 * @param kept arrivals that won their key
 * @param superseded arrivals that lost their key to a newer arrival of the same import
 * @param conflicts older laps, in the lake or the import, whose content differed from the newest of their key, which won
 */
public record SeasonOutcome(TablePartition partition, long kept, long superseded, long conflicts)
        implements Serializable {}
