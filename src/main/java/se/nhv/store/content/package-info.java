/**
 * The base edition: the content that travels with the program, or lies in a folder, and how it enters the log.
 *
 * <p>The layout is {@code edition.properties} ({@code id}, {@code instant}) and {@code kind/id.json}, one resource each.
 */
@NullMarked
package se.nhv.store.content;

import org.jspecify.annotations.NullMarked;
