using Federation.Cluster.Storage;
using Federation.Cluster.Tests.Sync;
using Npgsql;
using Orleans.Serialization;

namespace Federation.Cluster.Tests.Storage;

/// <summary>What the store answered one host reaches the host that asked it, whichever store it is.</summary>
public sealed class FailuresBetweenHostsTests(SyncCluster cluster) : IClassFixture<SyncCluster>
{
    public static TheoryData<Exception> Causes => [new NpgsqlException("The server is gone."), new PostgresException("Not now.", "FATAL", "FATAL", "57P03"), new IOException("The disk is gone."), new global::Azure.RequestFailedException(503, "Busy.")];

    [Theory]
    [MemberData(nameof(Causes), DisableDiscoveryEnumeration = true)]
    public void Failure_OfTheStore_ArrivesWithItsCodeAndItsCause(Exception cause)
    {
        var serializer = cluster.Service<Serializer>();

        var arrived = serializer.Deserialize<Exception>(serializer.SerializeToArray<Exception>(new StoreUnavailableException(StoreCodes.Refused, "Refused.", cause)));

        var failure = Assert.IsType<StoreUnavailableException>(arrived);
        Assert.Equal((StoreCodes.Refused, cause.Message), (failure.Code, failure.InnerException?.Message));
    }
}
