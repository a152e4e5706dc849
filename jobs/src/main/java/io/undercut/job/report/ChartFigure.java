package io.undercut.job.report;

/**
 * A chart with its caption.
 *
 * @param id by which the script finds its place
 * @param title what it shows
 * @param remark how to read it
 * @param description what it shows in words, for who cannot see it
 */
record ChartFigure(String id, String title, String remark, String description) {}
