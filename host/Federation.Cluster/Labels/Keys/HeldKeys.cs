using Federation.Cluster.Problems;
using Federation.Cluster.Storage;
using Federation.Registry.Certificates;
using Federation.Registry.Certificates.Keys;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Federation.Cluster.Labels.Certificates;

/// <summary>
/// The keys that certificates are signed with, read from their file at the start. Where they cannot be had the host serves everything else, and each question about certificates tries again: a file that
/// was put back needs no restart. Thread safe.
/// </summary>
internal sealed partial class IssuerKeys(IDirectoryStore store, TimeProvider clock, IOptions<CertificateOptions> options, ILogger<IssuerKeys> log) : IHostedService, IDisposable
{
    private readonly SemaphoreSlim _turn = new(1, 1);
    private SigningKeys? _keys;

    /// <summary>The file's keys; a new file is made where no certificate was issued yet.</summary>
    /// <exception cref="CertificateException">The key file is lost, broken, open to others, or cannot be written.</exception>
    public async ValueTask<SigningKeys> GetAsync(CancellationToken cancellationToken)
    {
        if (Volatile.Read(ref _keys) is { } known) return known;
        await _turn.WaitAsync(cancellationToken);
        try
        {
            var keys = _keys ?? await OpenAsync(cancellationToken);
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
            LogRefused(log, failure.Code, failure.Message, ProblemCatalogue.Standard.Remedy(failure.Code, kind: null, RemedyLanguage.English));
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
        string file = options.Value.KeyFile;
        if (File.Exists(file)) return KeyFile.Open(file);
        bool wereIssued = await store.ScanAsync(RowKinds.Certificate, cancellationToken: cancellationToken).AnyAsync(cancellationToken);
        return wereIssued
            ? throw new CertificateException(CertificateProblemCodes.KeyFileLost, $"The key file {file} is not there, though certificates were signed with its key.")
            : KeyFile.Create(file, clock.GetUtcNow());
    }

    [LoggerMessage(LogLevel.Error, "No certificate is issued: {Code}: {Reason} {Remedy}")]
    private static partial void LogRefused(ILogger log, string code, string reason, string remedy);
}
