using System.Net.Sockets;
using Federation.Cluster.Storage;
using Federation.Cluster.Storage.Postgres;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Orleans.Serialization;

namespace Federation.Cluster.Tests.Storage;

public sealed class PostgresFailureTests
{
    private const string Place = "directory on db.example.org";

    public static TheoryData<Exception, string> Failures => new()
    {
        { new NpgsqlException("Exception while reading from stream", new IOException("sesame")), StoreCodes.Unreachable },
        { new NpgsqlException("sesame", new SocketException((int)SocketError.ConnectionRefused)), StoreCodes.Unreachable },
        { new NpgsqlException("sesame", new TimeoutException()), StoreCodes.Busy },
        { new PostgresException("sesame", "FATAL", "FATAL", PostgresErrorCodes.AdminShutdown), StoreCodes.Unreachable },
        { new PostgresException("sesame", "ERROR", "ERROR", PostgresErrorCodes.DiskFull), StoreCodes.Full },
        { new PostgresException("sesame", "FATAL", "FATAL", PostgresErrorCodes.InvalidPassword), StoreCodes.Refused },
        { new PostgresException("sesame", "ERROR", "ERROR", PostgresErrorCodes.UniqueViolation), StoreCodes.Unavailable },
        { new InvalidCastException("sesame"), StoreCodes.Unavailable },
    };

    // Another host is told it, as the cause of what Orleans tells of a grain: what cannot be sent would be told as a fault of the program.
    [Theory]
    [MemberData(nameof(Failures))]
    public void Failure_OfTheServer_CrossesToAnotherHost(Exception failure, string code)
    {
        using var services = new ServiceCollection().AddSerializer().BuildServiceProvider();
        var serializer = services.GetRequiredService<Serializer>();

        var told = PostgresFailure.Of(failure, Place);
        var arrived = Assert.IsType<StoreUnavailableException>(serializer.Deserialize<Exception>(serializer.SerializeToArray<Exception>(told)));

        Assert.Equal((code, told.Message), (arrived.Code, arrived.Message));
        Assert.Contains(Place, told.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("sesame", told.ToString(), StringComparison.Ordinal);
    }
}
