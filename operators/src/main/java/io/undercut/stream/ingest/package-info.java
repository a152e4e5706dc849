/** Screens records on their way into the lake: what breaks a rule is rejected with the reason. Knows no file format. */
package io.undercut.stream.ingest;
