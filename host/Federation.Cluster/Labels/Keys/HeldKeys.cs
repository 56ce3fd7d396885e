using System.Text.Json;
using Federation.Cluster.Json;
using Federation.Cluster.Problems;
using Federation.Cluster.Storage;
using Federation.Registry.Certificates;
using Federation.Registry.Certificates.Keys;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Federation.Cluster.Labels.Keys;

/// <summary>
/// Keys that sign, read from their file at the start, and committed once each so that the public log has them. Where they cannot be had the host serves everything else, and each question that needs them tries again: a file that
/// was put back needs no restart. Thread safe.
/// </summary>
/// <param name="use">What they are for, whatever the address: rows of their keys begin with it.</param>
/// <param name="signs">What they sign: the issuer's address, or the log's origin.</param>
/// <param name="signed">Rows of this kind too tell that they have signed; null for none.</param>
internal abstract partial class HeldKeys(IDirectoryStore store, TimeProvider clock, string file, string use, string signs, string? signed, ILogger log) : IHostedService, IDisposable
{
    private readonly SemaphoreSlim _turn = new(1, 1);
    private SigningKeys? _keys;

    /// <summary>The file's keys; a new file is made where nothing was signed yet.</summary>
    /// <exception cref="CertificateException">The key file is lost, broken, open to others, or cannot be written.</exception>
    public async ValueTask<SigningKeys> GetAsync(CancellationToken cancellationToken)
    {
        if (Volatile.Read(ref _keys) is { } known) return known;
        await _turn.WaitAsync(cancellationToken);
        try
        {
            if (_keys is { } read) return read;
            var keys = await OpenAsync(cancellationToken);
            await CommitAsync(keys, cancellationToken); // before anything is signed with them
            Volatile.Write(ref _keys, keys);
            return keys;
        }
        finally
        {
            _turn.Release();
        }
    }

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        try
        {
            await GetAsync(cancellationToken);
        }
        catch (CertificateException failure)
        {
            LogRefused(log, signs, failure.Code, failure.Message, ProblemCatalogue.Standard.Remedy(failure.Code, kind: null, RemedyLanguage.English));
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose()
    {
        _keys?.Dispose();
        _turn.Dispose();
    }

    // A new key in the place of a lost one would make everything that was signed no longer genuine, and nobody would have decided that.
    private async Task<SigningKeys> OpenAsync(CancellationToken cancellationToken)
    {
        if (File.Exists(file)) return KeyFile.Open(file);
        return await WasUsedAsync(cancellationToken)
            ? throw new CertificateException(CertificateProblemCodes.KeyFileLost, $"The key file {file} is not there, though this directory has signed with its key.")
            : KeyFile.Create(file, clock.GetUtcNow());
    }

    /// <summary>Under any address: a directory that was given another one has signed all the same.</summary>
    private async Task<bool> WasUsedAsync(CancellationToken cancellationToken) =>
        await store.ScanIdsAsync(RowKinds.SigningKey, $"{use}/", cancellationToken).AnyAsync(cancellationToken)
            || (signed is not null && await store.ScanIdsAsync(signed, cancellationToken: cancellationToken).AnyAsync(cancellationToken));

    private async Task CommitAsync(SigningKeys keys, CancellationToken cancellationToken)
    {
        foreach (var (name, from) in keys.All().Reverse())
        {
            var key = new StateKey(RowKinds.SigningKey, $"{use}/{signs}#{name}");
            if (await store.ReadAsync(key, cancellationToken) is not null) continue;
            var body = JsonSerializer.SerializeToUtf8Bytes(new SigningKeyRow(signs, name, from), ClusterJson.Default.SigningKeyRow);
            try
            {
                await store.CommitAsync(new StoreBatch { PartitionKey = key.Id, Writes = [new StateWrite(key, 0, body)], Events = [new EventWrite(key, body)] }, cancellationToken);
            }
            catch (VersionConflictException)
            {
                // Another silo was faster with the same key.
            }
        }
    }

    [LoggerMessage(LogLevel.Error, "Nothing is signed for {Signs}: {Code}: {Reason} {Remedy}")]
    private static partial void LogRefused(ILogger log, string signs, string code, string reason, string remedy);
}

/// <summary>A key that signs, or did: row and event alike.</summary>
/// <param name="Signs">As of <see cref="HeldKeys"/>.</param>
/// <param name="Key">As Multikey.</param>
internal sealed record SigningKeyRow(string Signs, string Key, DateTimeOffset From);
