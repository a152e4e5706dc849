/** How to use what is published without Undercut. Each example is a program of one file; tests run them. */
package io.undercut.example;
