# The command line, the program that makes the topics, and the demonstration's cameras.
# Build from the root of the repository: docker build -f deploy/containers/tools.Dockerfile -t passerby-tools:0.1.0 .

FROM maven:3.9.11-eclipse-temurin-17 AS build
RUN apt-get update && apt-get install -y --no-install-recommends npm && rm -rf /var/lib/apt/lists/*
WORKDIR /src
COPY . .
RUN mvn -B -q -pl deploy -am -DskipTests package
RUN PASSERBY_MODELS=/models java -cp "standalone/target/app/lib/*" dev.passerby.models.PrepareModels
RUN XDG_CACHE_HOME=/cache java -cp "standalone/target/app/lib/*:deploy/target/dist/kafka/lib/*" dev.passerby.deploy.demo.PrepareDemo

FROM eclipse-temurin:17.0.17_10-jre-noble
COPY --from=build /src/standalone/target/app/lib /opt/passerby/lib
COPY --from=build /src/deploy/target/dist/kafka/lib /opt/passerby/topics/lib
COPY --from=build /models /opt/passerby/models
COPY --from=build /cache /opt/passerby/cache
ENV PASSERBY_MODELS=/opt/passerby/models XDG_CACHE_HOME=/opt/passerby/cache PASSERBY_HOME=/tmp/passerby
USER 10001:10001
WORKDIR /tmp
ENTRYPOINT ["java", "-Xmx512m", "-XX:+UseSerialGC", "-Djava.awt.headless=true", "-Dorg.bytedeco.javacpp.cachedir=/tmp/javacpp", "-cp", "/opt/passerby/lib/*", "dev.passerby.standalone.Passerby"]
