# A reader of cameras.
# Build from the root of the repository: docker build -f deploy/containers/ingest.Dockerfile -t passerby-ingest:0.1.0 .

FROM maven:3.9.11-eclipse-temurin-17 AS build
WORKDIR /src
COPY . .
RUN mvn -B -q -pl deploy -am -DskipTests package

FROM eclipse-temurin:17.0.17_10-jre-noble
COPY --from=build /src/deploy/target/dist/ingest/lib /opt/passerby/lib
USER 10001:10001
WORKDIR /tmp
# The guard, a JVM that touches no video; the child that it starts takes PASSERBY_INGEST_JAVA_OPTS besides.
ENTRYPOINT ["java", "-Xmx64m", "-XX:+UseSerialGC", "-XX:MaxMetaspaceSize=64m", "-XX:ReservedCodeCacheSize=48m", "-Dorg.bytedeco.javacpp.cachedir=/tmp/javacpp", "-cp", "/opt/passerby/lib/*", "dev.passerby.ingest.FrameIngest"]
