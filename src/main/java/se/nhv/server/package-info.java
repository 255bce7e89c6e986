/**
 * The program that listens: {@link se.nhv.server.Assembly} is the only place that builds services, {@link se.nhv.server.WebServer}
 * is Jetty. Only Main and the tests call it.
 */
@NullMarked
package se.nhv.server;

import org.jspecify.annotations.NullMarked;
