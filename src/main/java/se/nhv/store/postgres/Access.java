package se.nhv.store.postgres;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/**
 * How a database is reached. A node that is cut off must notice within seconds, so that a writer hears it and does not wait.
 *
 * @param url JDBC address
 * @param user may be empty
 * @param password may be empty; never logged
 * @param name host and database, for messages
 */
record Access(String url, String user, String password, String name) {
    /** One appends, one follows, one is asked by an operator's command. */
    private static final int CONNECTIONS = 3;

    private static final int CONNECT_MILLISECONDS = 2_000;
    private static final int START_MILLISECONDS = 10_000;
    private static final String SOCKET_SECONDS = "10";

    static Access of(URI address) {
        String info = address.getUserInfo() == null ? "" : address.getUserInfo();
        int colon = info.indexOf(':');
        String user = colon < 0 ? info : info.substring(0, colon);
        String password = colon < 0 ? "" : info.substring(colon + 1);
        int port = address.getPort() < 0 ? 5432 : address.getPort();
        String query = address.getRawQuery() == null ? "" : "?" + address.getRawQuery();
        String url = "jdbc:postgresql://" + address.getHost() + ":" + port + address.getRawPath() + query;
        return new Access(url, user, password, address.getHost() + ":" + port + address.getPath());
    }

    HikariDataSource pool() {
        HikariConfig config = new HikariConfig();
        config.setPoolName("nhv-log");
        config.setJdbcUrl(url);
        config.setDataSourceProperties(properties());
        config.setMaximumPoolSize(CONNECTIONS);
        config.setMinimumIdle(1);
        config.setConnectionTimeout(CONNECT_MILLISECONDS);
        config.setValidationTimeout(1_000);
        config.setInitializationFailTimeout(START_MILLISECONDS);
        config.setConnectionInitSql("SET synchronous_commit = on");
        return new HikariDataSource(config);
    }

    /** A connection outside the pool, to listen on. */
    Connection connect() throws SQLException {
        return DriverManager.getConnection(url, properties());
    }

    private Properties properties() {
        Properties properties = new Properties();
        if (!user.isEmpty()) {
            properties.setProperty("user", user);
        }
        if (!password.isEmpty()) { // else the driver looks where PostgreSQL's own clients look
            properties.setProperty("password", password);
        }
        properties.setProperty("connectTimeout", Integer.toString(CONNECT_MILLISECONDS / 1_000));
        properties.setProperty("socketTimeout", SOCKET_SECONDS);
        properties.setProperty("tcpKeepAlive", "true");
        properties.setProperty("ApplicationName", "nhv");
        return properties;
    }
}
