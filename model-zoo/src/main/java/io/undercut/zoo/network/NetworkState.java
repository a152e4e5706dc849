package io.undercut.zoo.network;

/**
 * Everything that decides how a network goes on: leave any part out and a resumed training differs.
 *
 * @param parameters flat, in DL4J's layout
 * @param updater the updater's state, flat, in DL4J's layout
 * @param iteration steps done
 */
@SuppressWarnings("ArrayRecordComponent")
public record NetworkState(float[] parameters, float[] updater, int iteration) {}
