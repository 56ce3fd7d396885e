using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using Federation.Cluster.Adapters.Fetching;
using Federation.Cluster.Json;
using Federation.Cluster.Labels.Certificates;
using Federation.Cluster.Storage;
using Federation.Registry.Log.Notes;
using Federation.Registry.Log.Witnesses;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Federation.Cluster.Labels.Log;

/// <summary>Shows checkpoints of the public log to its witnesses (<see href="https://c2sp.org/tlog-witness">C2SP tlog-witness</see>) and keeps what they sign. Thread safe.</summary>
internal sealed partial class LogWitnesses(IDirectoryStore store, IOptions<CertificateOptions> options, ILogger<LogWitnesses> log) : IDisposable
{
    /// <summary>In bytes of an answer: some lines.</summary>
    private const int MostBytes = 16 * 1024;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly HttpClient _http = new(GuardedRequests.Create(address => options.Value.Witnesses.Any(witness => witness.Address.Authority == address.Authority))) { MaxResponseContentBufferSize = MostBytes, Timeout = Patience };
    private static readonly UTF8Encoding Text = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly ConcurrentDictionary<StateKey, WitnessedRow> _signed = new();

    /// <summary>The lines of those who have signed this very text.</summary>
    public IEnumerable<NoteLine> Of(string text) => options.Value.Witnesses.Select(witness => _signed.GetValueOrDefault(Row(witness))).OfType<WitnessedRow>().Where(signed => signed.Text == text).SelectMany(signed => signed.Lines());

    /// <summary>Each witness by name, with how many entries the log had that it signed last; null where it has signed nothing.</summary>
    public async Task<IReadOnlyList<(string Name, long? Size)>> SeenAsync(CancellationToken cancellationToken)
    {
        var seen = new List<(string Name, long? Size)>();
        foreach (var witness in options.Value.Witnesses) seen.Add((witness.Key.Name, (await LastAsync(witness, cancellationToken)).Row is { } last ? Checkpoint.Read(last.Text)?.Size : null));
        return seen;
    }

    /// <summary>Shows the log as it is now to everyone who has not seen it so, beside one another. A witness that cannot be reached, says no or answers rubbish keeps nobody from the others.</summary>
    /// <returns>Whether all have signed it.</returns>
    public async Task<bool> ShowAsync(LabelLog labels, CancellationToken cancellationToken)
    {
        if (options.Value.Witnesses.Count == 0) return true;
        var checkpoint = await labels.CheckpointAsync(cancellationToken);
        bool[] signed = await Task.WhenAll(options.Value.Witnesses.Select(witness => TryShowAsync(witness, checkpoint, labels, cancellationToken)));
        return !signed.Contains(false);
    }

    public void Dispose() => _http.Dispose();

    private async Task<bool> TryShowAsync(LogWitness witness, SignedNote checkpoint, LabelLog labels, CancellationToken cancellationToken)
    {
        try
        {
            return await ShowAsync(witness, checkpoint, labels, cancellationToken);
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
        {
            LogNotSeen(log, witness.Key.Name, failure.GetType().Name);
            return false;
        }
    }

    private async Task<bool> ShowAsync(LogWitness witness, SignedNote checkpoint, LabelLog labels, CancellationToken cancellationToken)
    {
        var (last, version) = await LastAsync(witness, cancellationToken);
        if (last?.Text == checkpoint.Text) return true;
        long earlier = last is null ? 0 : Checkpoint.Read(last.Text)?.Size ?? 0;
        var answer = await AskAsync(witness, checkpoint, earlier, labels, cancellationToken);
        if (answer.Status == HttpStatusCode.Conflict && long.TryParse(answer.Text.TrimEnd('\n'), NumberStyles.None, CultureInfo.InvariantCulture, out long seen))
        {
            // Another silo may have shown it a later one meanwhile: the log itself has to be shorter.
            if (await labels.SizeAsync(cancellationToken) is var size && seen > size)
            {
                LogAhead(log, witness.Key.Name, seen, size);
                return false;
            }

            answer = await AskAsync(witness, checkpoint, seen, labels, cancellationToken);
        }

        var signed = answer.Status == HttpStatusCode.OK ? SignedNote.Read($"{checkpoint.Text}\n{answer.Text}") : null;
        if (signed?.SeenBy(witness.Key) is null)
        {
            LogRefused(log, witness.Key.Name, (int)answer.Status);
            return false;
        }

        var taken = new WitnessedRow(checkpoint.Text, [.. signed.Lines.Where(line => line.Name == witness.Key.Name && line.Id == witness.Key.Id).Select(line => line.ToString())]);
        try
        {
            await store.CommitAsync(
                new StoreBatch { PartitionKey = ILogGrain.TheOnly, Writes = [new StateWrite(Row(witness), version, JsonSerializer.SerializeToUtf8Bytes(taken, ClusterJson.Default.WitnessedRow))] },
                cancellationToken);
            _signed[Row(witness)] = taken;
            return true;
        }
        catch (VersionConflictException)
        {
            // Another silo showed it too.
            return (await LastAsync(witness, cancellationToken)).Row?.Text == checkpoint.Text;
        }
    }

    /// <summary>What was signed with the witness's key last, by whichever silo it was shown; null for nothing.</summary>
    private async Task<(WitnessedRow? Row, long Version)> LastAsync(LogWitness witness, CancellationToken cancellationToken)
    {
        var row = await store.ReadAsync(Row(witness), cancellationToken);
        var last = row is null ? null : JsonSerializer.Deserialize(row.Body.Span, ClusterJson.Default.WitnessedRow);
        if (last is not null) _signed[Row(witness)] = last;
        return (last, row?.Version ?? 0);
    }

    private async Task<(HttpStatusCode Status, string Text)> AskAsync(LogWitness witness, SignedNote checkpoint, long earlier, LabelLog labels, CancellationToken cancellationToken)
    {
        var request = new WitnessRequest(earlier, await labels.ConsistencyAsync(earlier, checkpoint, cancellationToken), checkpoint);
        using var body = new StringContent(request.ToString());
        using var answer = await _http.PostAsync(new Uri($"{witness.Address.AbsoluteUri.TrimEnd('/')}/add-checkpoint"), body, cancellationToken);
        return (answer.StatusCode, Text.GetString(await answer.Content.ReadAsByteArrayAsync(cancellationToken))); // whatever it calls its text
    }

    private static StateKey Row(LogWitness witness) => new(RowKinds.LogWitness, string.Create(CultureInfo.InvariantCulture, $"{witness.Key.Name}+{witness.Key.Id:x8}"));

    [LoggerMessage(LogLevel.Warning, "The witness {Witness} of the public log could not be asked ({Failure}).")]
    private static partial void LogNotSeen(ILogger log, string witness, string failure);

    [LoggerMessage(LogLevel.Error, "The witness {Witness} has seen {Seen} entries of the public log, which has {Size}: the data folder was put back from an older copy, or another host signs with the same key. Stop it, and put back a copy that has them all.")]
    private static partial void LogAhead(ILogger log, string witness, long seen, long size);

    [LoggerMessage(LogLevel.Error, "The witness {Witness} of the public log did not sign its checkpoint (HTTP {Status}). Where it says 422, it has seen another log: was the data folder put back from a copy?")]
    private static partial void LogRefused(ILogger log, string witness, int status);
}

/// <summary>What a witness has signed last.</summary>
/// <param name="Text">Of the checkpoint.</param>
/// <param name="Signatures">Lines under it.</param>
internal sealed record WitnessedRow(string Text, IReadOnlyList<string> Signatures)
{
    public IEnumerable<NoteLine> Lines() => SignedNote.Read($"{Text}\n{string.Concat(Signatures.Select(line => $"{line}\n"))}")?.Lines ?? [];
}
