using System.Net;
using System.Runtime.CompilerServices;
using Azure;
using Azure.Data.Tables;
using Azure.Data.Tables.Models;

namespace Federation.Cluster.Storage.Azure;

/// <summary>The table, with failures as the store's own. Thread safe.</summary>
internal sealed class AzureTable(TableClient client)
{
    public Task CreateAsync(CancellationToken cancellationToken) => TellingAsync(() => client.CreateIfNotExistsAsync(cancellationToken), cancellationToken);

    /// <summary>Null where there is none.</summary>
    public async Task<AzureHead?> FindHeadAsync(CancellationToken cancellationToken) => await FindAsync(AzureKeys.Head, select: null, cancellationToken) is { } head ? AzureHead.Of(head) : null;

    public async Task<AzureHead> HeadAsync(CancellationToken cancellationToken) => await FindHeadAsync(cancellationToken) ?? throw AzureFailure.Damaged("The table has lost its head: the row that says where the feed ends.");

    /// <summary>The version of the service's interface, as it says itself.</summary>
    public async Task<string> VersionAsync(CancellationToken cancellationToken)
    {
        var answer = await TellingAsync(() => client.GetEntityAsync<TableEntity>(AzureKeys.Partition, AzureKeys.Head, [nameof(AzureHead.Format)], cancellationToken), cancellationToken);
        return answer.GetRawResponse().Headers.TryGetValue("x-ms-version", out string? version) ? version : "unknown";
    }

    /// <summary>Writes the first head. False where there is one.</summary>
    public async Task<bool> BeginAsync(AzureHead head, CancellationToken cancellationToken)
    {
        try
        {
            await client.AddEntityAsync(head.ToEntity(), cancellationToken);
            return true;
        }
        catch (RequestFailedException failure) when (failure.Status == (int)HttpStatusCode.Conflict)
        {
            return false;
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
        {
            throw AzureFailure.Of(failure);
        }
    }

    /// <summary>Null where there is none.</summary>
    /// <param name="select">The properties to read; null for all.</param>
    public async Task<AzureRow?> RowAsync(string rowKey, IEnumerable<string>? select = null, CancellationToken cancellationToken = default) => await FindAsync(rowKey, select, cancellationToken) is { } row ? AzureRow.Of(row) : null;

    /// <summary>In the order of their keys, page by page as they are asked for.</summary>
    /// <param name="page">How many are fetched at once, up to 1,000.</param>
    public async IAsyncEnumerable<AzureRow> RowsAsync(KeyRange range, IEnumerable<string>? select = null, int page = 1_000, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        string filter = TableClient.CreateQueryFilter($"PartitionKey eq {AzureKeys.Partition} and RowKey ge {range.From} and RowKey lt {range.Before}");
        await using var rows = client.QueryAsync<TableEntity>(filter, page, select, cancellationToken).GetAsyncEnumerator(cancellationToken);
        while (true)
        {
            try
            {
                if (!await rows.MoveNextAsync()) yield break;
            }
            catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
            {
                throw AzureFailure.Of(failure);
            }

            yield return AzureRow.Of(rows.Current);
        }
    }

    /// <summary>True where anything at all is in the table.</summary>
    public async Task<bool> AnyAsync(CancellationToken cancellationToken)
    {
        try
        {
            await foreach (var _ in client.QueryAsync<TableEntity>(filter: (string?)null, maxPerPage: 1, cancellationToken: cancellationToken)) return true;
            return false;
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
        {
            throw AzureFailure.Of(failure);
        }
    }

    /// <summary>Writes the head, if it is as <see cref="AzureHead.ETag"/> says, and the rows, all or nothing.</summary>
    /// <returns>The head as it is then; null where it was not as it was known, or a row not as it was taken for: then nothing was written by this request.</returns>
    /// <exception cref="StoreUnavailableException">Whether it was written is not known.</exception>
    public async Task<AzureHead?> WriteAsync(AzureHead next, IEnumerable<AzureOperation> operations, CancellationToken cancellationToken = default)
    {
        try
        {
            // The head first: whoever was slower is told so, whatever else does not fit.
            var head = new TableTransactionAction(TableTransactionActionType.UpdateReplace, next.ToEntity(), next.ETag);
            var written = await client.SubmitTransactionAsync([head, .. operations.Select(operation => operation.ToAction())], cancellationToken);
            return written.Value[0].Headers.ETag is { } etag ? next with { ETag = etag } : await HeadAsync(cancellationToken);
        }
        catch (RequestFailedException failure) when (IsRefusal(failure))
        {
            return null;
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
        {
            throw AzureFailure.Of(failure);
        }
    }

    private static bool IsRefusal(RequestFailedException failure) =>
        (HttpStatusCode)failure.Status is HttpStatusCode.PreconditionFailed or HttpStatusCode.Conflict || IsNoRow(failure.Status, failure.ErrorCode);

    private static bool IsNoRow(int status, string? code) => status == (int)HttpStatusCode.NotFound && code == TableErrorCode.ResourceNotFound.ToString();

    private async Task<TableEntity?> FindAsync(string rowKey, IEnumerable<string>? select, CancellationToken cancellationToken)
    {
        try
        {
            return (await client.GetEntityAsync<TableEntity>(AzureKeys.Partition, rowKey, select, cancellationToken)).Value;
        }
        catch (RequestFailedException failure) when (IsNoRow(failure.Status, failure.ErrorCode))
        {
            // GetEntityIfExists finds no row in a table that is not there either.
            return null;
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
        {
            throw AzureFailure.Of(failure);
        }
    }

    private static async Task<T> TellingAsync<T>(Func<Task<T>> call, CancellationToken cancellationToken)
    {
        try
        {
            return await call();
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
        {
            throw AzureFailure.Of(failure);
        }
    }
}
