using System.Globalization;
using System.Runtime.CompilerServices;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;

namespace Federation.Cluster.Storage.Azure;

/// <summary>The container of what is too large for a row. A blob is written once, under a name that nobody else has; a row names at most one, and no two name the same. Thread safe.</summary>
internal sealed class AzureBodies(BlobContainerClient container)
{
    /// <summary>Larger ones are blobs. A property takes 64 KiB.</summary>
    public const int LargestInRow = 48 * 1024;

    /// <summary>How many requests a call makes at once.</summary>
    public const int AtOnce = 32;

    public async Task CreateAsync(CancellationToken cancellationToken) => await Told(async () => await container.CreateIfNotExistsAsync(cancellationToken: cancellationToken), cancellationToken);

    /// <summary>Writes a new blob.</summary>
    /// <returns>Its name.</returns>
    public async Task<string> WriteAsync(long era, ReadOnlyMemory<byte> body)
    {
        string name = string.Create(CultureInfo.InvariantCulture, $"{era:D10}/{Guid.NewGuid():N}");

        // Over what is there: that can only be what a repetition of this request has written before.
        await Told(async () => await container.GetBlobClient(name).UploadAsync(BinaryData.FromBytes(body), overwrite: true), CancellationToken.None);
        return name;
    }

    /// <summary>The era of a blob by its name; null of one that no store has named.</summary>
    public static long? EraOf(string name) => name.Split('/') is [{ Length: 10 } era, _] && long.TryParse(era, NumberStyles.None, CultureInfo.InvariantCulture, out long number) ? number : null;

    /// <summary>Null where there is none.</summary>
    public async Task<byte[]?> ReadAsync(string name, CancellationToken cancellationToken)
    {
        try
        {
            var found = await container.GetBlobClient(name).DownloadContentAsync(cancellationToken);
            return found.Value.Content.ToArray();
        }
        catch (RequestFailedException failure) when (failure.ErrorCode == BlobErrorCode.BlobNotFound)
        {
            return null;
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
        {
            throw AzureFailure.Of(failure);
        }
    }

    /// <summary>Those that are not there are none to delete.</summary>
    public Task DeleteAsync(IReadOnlyList<string> names, CancellationToken cancellationToken) =>
        Parallel.ForEachAsync(names, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken }, async (name, cancellation) =>
            await Told(async () => await container.DeleteBlobIfExistsAsync(name, DeleteSnapshotsOption.IncludeSnapshots, cancellationToken: cancellation), cancellation));

    /// <summary>Each with its bytes, by era.</summary>
    public async IAsyncEnumerable<(string Name, long Bytes)> ListAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var blobs = container.GetBlobsAsync(cancellationToken: cancellationToken).GetAsyncEnumerator(cancellationToken);
        while (true)
        {
            try
            {
                if (!await blobs.MoveNextAsync()) yield break;
            }
            catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
            {
                throw AzureFailure.Of(failure);
            }

            yield return (blobs.Current.Name, blobs.Current.Properties.ContentLength ?? 0);
        }
    }

    private static async Task Told(Func<Task> call, CancellationToken cancellationToken)
    {
        try
        {
            await call();
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
        {
            throw AzureFailure.Of(failure);
        }
    }
}
