/** Tests of the house as a whole: its rules, its manifests. */
package io.undercut.job;
