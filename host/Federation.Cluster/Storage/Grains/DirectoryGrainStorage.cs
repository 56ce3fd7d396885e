using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Serialization.Serializers;
using Orleans.Storage;

namespace Federation.Cluster.Storage.Grains;

/// <summary>
/// Grain state in the directory's store: the state's name is the row's kind, the grain's key its id and its partition key, the
/// ETag its version. A state that implements <see cref="ICommitsWithState"/> is committed together with its events and its
/// idempotency key. Thread safe.
/// </summary>
/// <remarks>
/// The grain's type is not part of the row: two grain types never share a state name. Orleans hands a grain every failure but
/// <see cref="InconsistentStateException"/> as an <see cref="OrleansException"/> with the cause inside.
/// </remarks>
internal sealed class DirectoryGrainStorage(IDirectoryStore store, IServiceProvider services, IActivatorProvider activators) : IGrainStorage
{
    /// <summary>The name to use in <c>[PersistentState("centre", "directory")]</c>.</summary>
    public const string Name = "directory";

    public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
        ReadStateAsync(stateName, grainId, grainState, CancellationToken.None);

    public Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
        WriteStateAsync(stateName, grainId, grainState, CancellationToken.None);

    public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
        ClearStateAsync(stateName, grainId, grainState, CancellationToken.None);

    public async Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState, CancellationToken cancellationToken)
    {
        StateRow? row = await store.ReadAsync(KeyOf(stateName, grainId), cancellationToken);
        grainState.State = row is null ? activators.GetActivator<T>().Create() : Deserialize<T>(row);
        Settle(grainState, row?.Version ?? 0);
    }

    public Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState, CancellationToken cancellationToken)
    {
        T state = grainState.State ?? throw new ArgumentException($"The state {stateName} of {grainId} is null; clear it instead.", nameof(grainState));
        return CommitAsync(stateName, grainId, grainState, Serializer<T>().Serialize(state), cancellationToken);
    }

    public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState, CancellationToken cancellationToken) =>
        CommitAsync(stateName, grainId, grainState, body: null, cancellationToken);

    private async Task CommitAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState, ReadOnlyMemory<byte>? body, CancellationToken cancellationToken)
    {
        StateKey key = KeyOf(stateName, grainId);
        long expected = VersionOf(grainState.ETag);
        var announcing = grainState.State as ICommitsWithState;
        var batch = new StoreBatch
        {
            PartitionKey = key.Id,

            // Copies: the grain may collect the next rows and events while the writer still reads these.
            Writes = [new StateWrite(key, expected, body), .. announcing?.PendingWrites ?? []],
            Events = [.. announcing?.PendingEvents ?? []],
            IdempotencyKey = announcing?.IdempotencyKey,
        };

        CommitReceipt receipt;
        try
        {
            receipt = await store.CommitAsync(batch, cancellationToken);
        }
        catch (VersionConflictException conflict)
        {
            throw new InconsistentStateException(conflict.Message, ETagOf(conflict.Actual), grainState.ETag, conflict);
        }

        if (receipt.Repeated)
        {
            // The first commit stands, and others may have followed it: what this activation computed never happened.
            await ReadStateAsync(stateName, grainId, grainState, cancellationToken);
            announcing = grainState.State as ICommitsWithState;
        }
        else if (body is null)
        {
            grainState.State = activators.GetActivator<T>().Create();
            Settle(grainState, version: 0);
        }
        else
        {
            Settle(grainState, expected + 1);
        }

        announcing?.Committed(receipt);
    }

    private T Deserialize<T>(StateRow row)
    {
        try
        {
            return Serializer<T>().Deserialize(row.Body.Span);
        }
        catch (JsonException exception)
        {
            throw new StoreUnavailableException(
                StoreCodes.Row,
                $"Row {row.Key} at version {row.Version} cannot be read as {typeof(T).Name} (at {exception.Path ?? "its start"}).",
                exception);
        }
    }

    private IStateSerializer<T> Serializer<T>() =>
        services.GetService<IStateSerializer<T>>()
        ?? throw new InvalidOperationException($"The state type {typeof(T)} is not registered: call AddGrainState with its JSON contract.");

    private static void Settle<T>(IGrainState<T> grainState, long version)
    {
        grainState.ETag = ETagOf(version);
        grainState.RecordExists = version > 0;
    }

    private static StateKey KeyOf(string stateName, GrainId grainId) => new(stateName, grainId.Key.ToString()!);

    private static string? ETagOf(long version) => version == 0 ? null : version.ToString(CultureInfo.InvariantCulture);

    private static long VersionOf(string? etag) => string.IsNullOrEmpty(etag) ? 0 : long.Parse(etag, CultureInfo.InvariantCulture);
}
