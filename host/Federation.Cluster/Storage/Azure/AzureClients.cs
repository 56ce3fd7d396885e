using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Data.Tables;
using Azure.Storage.Blobs;

namespace Federation.Cluster.Storage.Azure;

/// <summary>The clients of the two services that a store is in. Thread safe.</summary>
internal sealed record AzureClients(TableClient Table, BlobContainerClient Container)
{
    private const int Retries = 3;
    private static readonly TimeSpan FirstDelay = TimeSpan.FromMilliseconds(200), LongestDelay = TimeSpan.FromSeconds(5);

    /// <summary>For one request. A transaction is small; the largest body may take a while on a thin line.</summary>
    private static readonly TimeSpan TableTimeout = TimeSpan.FromSeconds(20), BlobTimeout = TimeSpan.FromSeconds(100);

    /// <param name="last">Sees every request last, each of its repetitions too; null for none.</param>
    /// <exception cref="StoreUnavailableException"><see cref="StoreCodes.Settings"/>: the options are none.</exception>
    public static AzureClients Of(AzureStoreOptions options, HttpPipelinePolicy? last = null)
    {
        options.Demand();
        try
        {
            return new AzureClients(
                new TableClient(options.ConnectionString, options.Table, With(new TableClientOptions(), TableTimeout, last)),
                new BlobContainerClient(options.ConnectionString, options.Container, With(new BlobClientOptions(), BlobTimeout, last)));
        }
        catch (Exception unreadable) when (unreadable is FormatException or ArgumentException or InvalidOperationException)
        {
            // Without the cause: it may quote a part of the secret.
            throw AzureStoreOptions.Unusable("The connection string is not one of a storage account with tables and blobs");
        }
    }

    private static T With<T>(T options, TimeSpan timeout, HttpPipelinePolicy? last)
        where T : ClientOptions
    {
        options.Retry.MaxRetries = Retries;
        options.Retry.Delay = FirstDelay;
        options.Retry.MaxDelay = LongestDelay;
        options.Retry.NetworkTimeout = timeout;
        options.Diagnostics.IsTelemetryEnabled = false;
        if (last is not null) options.AddPolicy(last, HttpPipelinePosition.BeforeTransport);
        return options;
    }
}
