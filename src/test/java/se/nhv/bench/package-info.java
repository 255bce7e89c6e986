/** Benchmarks: programs with a main method that compare two things in one run and print a table for docs/benchmarks.md. */
package se.nhv.bench;
