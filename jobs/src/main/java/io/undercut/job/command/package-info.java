/** The command line: one small class per command, over tasks. */
package io.undercut.job.command;
