# Build: the steps of README.md. Run: a small image with a Java runtime, as a user without rights.
FROM maven:3-eclipse-temurin-17 AS build
WORKDIR /src
COPY pom.xml ./
RUN mvn -q -B dependency:go-offline
COPY README.md SECURITY.md ./
COPY fhir-resources fhir-resources
COPY src src
RUN mvn -q -B package -DskipTests

FROM eclipse-temurin:17-jre
# lib/ changes seldom and stays one layer; the register's own jar is small
COPY --from=build /src/target/lib /app/lib
COPY --from=build /src/target/nhv.jar /app/nhv.jar
RUN groupadd --system --gid 10001 nhv \
 && useradd --system --uid 10001 --gid nhv --home-dir /data --shell /usr/sbin/nologin nhv \
 && mkdir /data && chown nhv:nhv /data
# made by the Java that will read it: a start takes three quarters of the time
RUN java -XX:ArchiveClassesAtExit=/app/nhv.jsa -Dorg.sqlite.tmpdir=/tmp -XX:+UseSerialGC -Xlog:cds=off,cds+dynamic=off \
      -jar /app/nhv.jar serve --port 0 --once
USER 10001:10001
VOLUME /data
EXPOSE 8080
HEALTHCHECK --interval=10s --timeout=3s --start-period=20s \
  CMD ["curl", "-fsS", "-o", "/dev/null", "http://127.0.0.1:8080/health/ready"]
ENTRYPOINT ["java", "-XX:MaxRAMPercentage=70", "-XX:+UseSerialGC", "-Dorg.sqlite.tmpdir=/data", \
            "-XX:SharedArchiveFile=/app/nhv.jsa", "-jar", "/app/nhv.jar"]
CMD ["serve", "--host", "0.0.0.0", "--data", "/data"]
