namespace Federation.Cluster.Tests.Storage.Grains;

public sealed class SqliteGrainStorageTests(StorageCluster cluster) : GrainStorageTests(cluster);
